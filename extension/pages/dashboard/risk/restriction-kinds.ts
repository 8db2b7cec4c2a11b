import type { PenaltyKind } from 'duewatch/penalty';

/** Measures that last, and so can be in force: what is done once is not among them. */
export const restrictionKinds = [
  'restrict-rights',
  'limit-promotion',
  'demote-listings',
  'limit-publishing',
  'remove-listings',
  'freeze-account',
  'delist-services',
  'refuse-new-orders',
  'suspend-service',
  'terminate-service',
  'close-account',
  'expel',
  'other-control',
] as const satisfies readonly PenaltyKind[];
