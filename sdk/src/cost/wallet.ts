import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import { type Decimal, isZero, min, subtract } from '../base/decimal.ts';
import type { Grant } from '../facts/schema.ts';

/** A prepaid balance as the parts it is made of, in the order in which they are drawn. */
export type Wallet = readonly Grant[];

/** What was taken of one grant. */
export interface GrantDraw {
  readonly grant: string;
  readonly amount: Decimal;
}

/** In the order of draw: priority, then what expires first, then id. Empty grants are left out. */
export function walletOf(grants: readonly Grant[]): Wallet {
  return grants.filter(({ amount }) => !isZero(amount)).sort(drawnFirst);
}

function drawnFirst(a: Grant, b: Grant): number {
  const byPriority = (a.priority ?? 0) - (b.priority ?? 0);
  // What never expires comes last: '~' sorts after every day.
  return byPriority || compareText(a.expires ?? '~', b.expires ?? '~') || compareText(a.id, b.id);
}

/**
 * Takes an amount from the wallet as far as it goes.
 *
 * @example drawFrom(walletOf([{ id: 'gift', amount: '5.00' }]), '8.00') // { wallet: [], draws: [{ grant: 'gift', amount: '5.00' }], open: '3.00' }
 */
export function drawFrom(
  wallet: Wallet,
  amount: Decimal,
): { wallet: Wallet; draws: GrantDraw[]; open: Decimal } {
  let open = amount;
  const draws: GrantDraw[] = [];
  const left: Grant[] = [];
  for (const grant of wallet) {
    const part = min(grant.amount, open);
    if (isZero(part)) {
      left.push(grant);
      continue;
    }
    draws.push({ grant: grant.id, amount: part });
    open = subtract(open, part);
    const rest = subtract(grant.amount, part);
    if (!isZero(rest)) left.push({ ...grant, amount: rest });
  }
  return { wallet: left, draws, open };
}

/** Takes out what can no longer be drawn on a day. */
export function expire(wallet: Wallet, day: Day): { wallet: Wallet; expired: GrantDraw[] } {
  const gone = wallet.filter(({ expires }) => expires !== undefined && expires < day);
  if (gone.length === 0) return { wallet, expired: [] };
  return {
    wallet: wallet.filter((grant) => !gone.includes(grant)),
    expired: gone.map(({ id, amount }) => ({ grant: id, amount })),
  };
}
