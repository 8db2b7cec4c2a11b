import type { Day } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import type { LocalText } from '../base/text.ts';
import { headroom } from '../cost/headroom.ts';
import type { AccountFacts } from '../facts/schema.ts';
import type { Pack } from '../pack/schema.ts';
import { type ThresholdStatus, thresholdStatus } from './threshold-status.ts';
import type { AccountTrace } from './trace-account.ts';

/** A quota or the balance of an account, on a ladder for it. */
export interface AccountLevel {
  /** Stable: the ladder's id, and which quota it is. */
  readonly id: string;
  readonly ladder: { readonly id: string; readonly name: LocalText };
  readonly of:
    | { readonly kind: 'balance'; readonly amount: Decimal }
    | {
        readonly kind: 'quota';
        readonly used: number;
        readonly limit: number;
        readonly className: LocalText;
        /** Null where it is the account's. */
        readonly appKey: string | null;
      };
  readonly status: ThresholdStatus;
}

/**
 * How far the balance and the free quotas of an account are on the ladders of balance and quota that its pack has: those
 * of the user, for no platform publishes any. A balance that is not known and a quota of unknown size are left out.
 * The balance is the one under the most that usage may cost.
 */
export function levels(
  account: AccountFacts,
  pack: Pack,
  { settlement }: AccountTrace,
  on: Day,
): AccountLevel[] {
  return pack.ladders.flatMap((ladder): AccountLevel[] => {
    const { id, name, kind } = ladder;
    const asked = { on, ladder: id };
    if (kind === 'balance') {
      if (settlement === null) return [];
      const amount = settlement.prepaid;
      const status = thresholdStatus(pack, { amount }, asked);
      return [{ id, ladder: { id, name }, of: { kind, amount }, status }];
    }
    if (kind !== 'quota') return [];
    const lines = headroom(account.usage ?? [], pack, { on, apps: account.apps });
    return lines.flatMap(({ id: line, kind: of, limit, used, className, appKey }) => {
      if (of !== 'quota' || limit === null || limit === 0) return [];
      const status = thresholdStatus(pack, { used, limit }, asked);
      return [
        { id: `${id}/${line}`, ladder: { id, name }, of: { kind, used, limit, className, appKey }, status },
      ];
    });
  });
}
