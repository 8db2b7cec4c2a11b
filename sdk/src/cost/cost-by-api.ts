import { compareText } from '../base/compare-text.ts';
import { add, compare, type Decimal, isZero, sum } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import { splitShare } from './split-share.ts';
import type { Charge, Statement, StatementLine } from './statement.ts';

export interface ApiCost {
  readonly appKey: string;
  readonly api: string;
  readonly calls: number;
  /** Open above where calls of this API have no known price. */
  readonly amount: Range;
}

interface Part {
  readonly appKey: string;
  readonly api: string;
  calls: number;
  low: Decimal;
  high: Decimal | null;
}

/**
 * A statement's cost by app key and API, most expensive first. Tariffs charge classes, not APIs: each charge is shared
 * over the lines of its day by their amounts, and each line over its APIs by their calls, so that free quota, tiers,
 * rounding and relief are shared alike, and the parts re-add to the statement's total. What no API can be blamed for (a
 * correction, a flat fee without usage) stands under the API `''`.
 *
 * The statement must have been made with `byApi: true`.
 *
 * @example
 * costByApi(rateUsage(usage, pack, { from, to, byApi: true }))[0]
 * // { appKey: '23000101', api: 'taobao.trades.sold.get', calls: 1200000, amount: { low: '0.00', high: '120.00' } }
 */
export function costByApi(statement: Statement): ApiCost[] {
  const parts = new Map<string, Part>();
  const partOf = (appKey: string, api: string): Part => {
    const key = `${appKey}\n${api}`;
    let part = parts.get(key);
    if (part === undefined) {
      part = { appKey, api, calls: 0, low: '0.00', high: '0.00' };
      parts.set(key, part);
    }
    return part;
  };
  const linesOf = new Map<string, StatementLine[]>();
  for (const line of statement.lines) {
    const key = dayOf(line);
    const list = linesOf.get(key);
    if (list === undefined) linesOf.set(key, [line]);
    else list.push(line);
    for (const { api, calls } of line.apis ?? []) partOf(line.appKey, api).calls += calls;
  }
  for (const charge of statement.charges) {
    const lines = linesOf.get(dayOf(charge)) ?? [];
    const high = charge.amount.high ?? charge.amount.low;
    const lows = shareOut(charge.amount.low, lines);
    const highs = compare(high, charge.amount.low) === 0 ? lows : shareOut(high, lines);
    for (const [api, amount] of highs) {
      const part = partOf(charge.appKey, api);
      part.high = add(part.high ?? '0.00', amount);
      part.low = add(part.low, lows.get(api) ?? '0.00');
    }
    for (const [api, amount] of lows)
      if (!highs.has(api)) partOf(charge.appKey, api).low = add(partOf(charge.appKey, api).low, amount);
  }
  for (const { appKey, api, calls, because } of statement.unrated) {
    const part = partOf(appKey, api);
    if (because !== 'past-last-tier') part.calls += calls;
    part.high = null;
  }
  const most = (part: Part) => part.high ?? part.low;
  return [...parts.values()]
    .sort((a, b) => compare(most(b), most(a)) || compareText(a.appKey, b.appKey) || compareText(a.api, b.api))
    .map(({ low, high, ...part }) => ({ ...part, amount: { low, high } }));
}

function dayOf({ day, corrects, appKey }: Pick<Charge, 'day' | 'corrects' | 'appKey'>): string {
  return `${day}\n${corrects ?? ''}\n${appKey}`;
}

/** A charge over the APIs of its lines; all parts re-add to it. */
function shareOut(amount: Decimal, lines: readonly StatementLine[]): Map<string, Decimal> {
  const shares = new Map<string, Decimal>();
  const give = (api: string, part: Decimal) => shares.set(api, add(shares.get(api) ?? '0.00', part));
  if (isZero(amount)) return shares;
  // Lines of opposite sign have no shares; then, as without any amount, they share by their calls.
  const byAmount =
    lines.every((line) => compare(line.amount, '0') >= 0) && !isZero(sum(lines.map((line) => line.amount)));
  const weights = lines.map((line) => ({
    id: line.id,
    share: byAmount ? line.amount : String(Math.max(0, line.calls)),
  }));
  if (weights.every(({ share }) => isZero(share))) {
    give('', amount);
    return shares;
  }
  const parts = splitShare(amount, weights);
  lines.forEach((line, index) => {
    const part = parts[index]?.amount ?? '0.00';
    const apis = (line.apis ?? []).filter(({ calls }) => calls > 0);
    if (isZero(part)) return;
    if (apis.length === 0) {
      give('', part);
      return;
    }
    for (const { id, amount: share } of splitShare(
      part,
      apis.map(({ api, calls }) => ({ id: api, share: String(calls) })),
    )) {
      if (!isZero(share)) give(id, share);
    }
  });
  return shares;
}
