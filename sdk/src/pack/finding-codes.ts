/** What `verifyPack` can find. */
export const findingCodes = [
  /** Something lies between two steps, or past the last, and none of them holds. */
  'verify.gap',
  /** Two steps hold at once and come to different things. */
  'verify.overlap',
  /** A number at which one step ends and the next begins belongs to none of them, or to both. */
  'verify.end-never',
  'verify.end-twice',
  /** It would hold, and another one always comes first; or it can never hold. */
  'verify.shadowed',
  'verify.unreachable',
  'verify.range-empty',
  /** One more violation, day, call or point, or less balance, and what follows is milder. */
  'verify.milder',
  /** Days between two versions on which none holds, days on which two hold, a version that ends before it begins. */
  'verify.validity-hole',
  'verify.validity-overlap',
  'verify.validity-reversed',
  /** Since when it holds is not stated. */
  'verify.validity-unstated',
  /** Two rules on the same finding, or two values, that cannot both be right. */
  'verify.contradiction',
  'verify.source-missing',
  'verify.source-undated',
  /** Nobody has found it: a term without a number. */
  'verify.unknown',
  /** The pack declares something that is not there. */
  'verify.not-found',
] as const;

export type FindingCode = (typeof findingCodes)[number];
