import type { Cited, Decimal, Message } from 'duewatch';
import type { RiskReason, RiskScore } from 'duewatch/risk';

/** One reason in the stack. */
export interface StackRow {
  readonly id: string;
  readonly text: Message;
  readonly chance: RiskReason['chance'];
  readonly loss: Decimal | null;
  readonly days: Decimal;
  readonly points: number | null;
  readonly cite: Cited | undefined;
  /** Of the stack's length, in thousandths: all of them together are 1000, or 0 where there is nothing to stack. */
  readonly permille: number;
  /** Which of the stack's shades it has; null where it has no part in it. */
  readonly shade: number | null;
}

export interface Stack {
  /** The reasons with the largest part first, then those in the order in which they were given. */
  readonly rows: readonly StackRow[];
  /** The rows added up. */
  readonly sum: { readonly loss: Decimal | null; readonly days: Decimal; readonly points: number | null };
  /** What the lengths are of. */
  readonly by: 'loss' | 'days';
}

export const shades = 6;

/**
 * The reasons of a score as parts of one stack: of the loss where it has a point, of the days where it has none.
 * @example stackOf(score).rows.map(({ permille }) => permille) // [667, 333]
 */
export function stackOf({ reasons, loss }: Pick<RiskScore, 'reasons' | 'loss'>): Stack {
  const priced = loss.point !== null && reasons.some((reason) => hundredths(reason.loss ?? '0') > 0n);
  const by = priced ? 'loss' : 'days';
  const parts = reasons.map((reason) => hundredths(reason[by] ?? '0'));
  const lengths = permilles(parts);
  const order = parts
    .map((_, index) => index)
    .sort((a, b) => Number((parts[b] ?? 0n) - (parts[a] ?? 0n)) || a - b);
  const rows = order.map((index, place): StackRow => {
    const { cause, clause, text, chance, cite, ...own } = reasons[index] as RiskReason;
    const permille = lengths[index] ?? 0;
    return {
      id: `${index}/${cause}/${clause}`,
      text,
      chance,
      loss: own.loss,
      days: own.days,
      points: own.points,
      cite,
      permille,
      shade: permille === 0 ? null : Math.min(place, shades - 1),
    };
  });
  const known = <T>(list: readonly (T | null)[]): T[] | null =>
    list.every((one) => one !== null) ? (list as T[]) : null;
  const losses = loss.point === null ? null : known(rows.map((row) => row.loss));
  const points = known(rows.map((row) => row.points));
  return {
    rows,
    sum: {
      loss: losses === null ? null : decimalOf(losses.map(hundredths)),
      days: decimalOf(rows.map(({ days }) => hundredths(days))),
      points: rows.length === 0 ? null : (points?.reduce((sum, each) => sum + each, 0) ?? null),
    },
    by,
  };
}

/** Amounts and days of a score have two decimals. */
function hundredths(amount: Decimal): bigint {
  const [whole = '0', decimals = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
}

function decimalOf(all: readonly bigint[]): Decimal {
  const digits = String(all.reduce((sum, each) => sum + each, 0n)).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Each part in thousandths of the whole, the remainders dealt to the largest of them first. */
function permilles(parts: readonly bigint[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  if (whole === 0n) return parts.map(() => 0);
  const floors = parts.map((part) => Number((part * 1000n) / whole));
  const left = 1000 - floors.reduce((sum, each) => sum + each, 0);
  const byRemainder = parts
    .map((part, index) => ({ index, rest: (part * 1000n) % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  for (const { index } of byRemainder.slice(0, left)) floors[index] = (floors[index] ?? 0) + 1;
  return floors;
}
