import type { Decimal } from '../base/decimal.ts';
import { isPercent } from '../base/percent.ts';
import { ownWords, readyWords, type Words } from './words.ts';

/**
 * What the user fills in. No source has a number for "high", "many" or "beyond normal use": without the user's, a detector reports what
 * stands out from the shop's own orders, as a convention, or does not judge and says which number it needs.
 */
export interface OrderCriteria {
  /** How long "a month" is, in days up to `on`; 30 without, a convention. */
  readonly days?: number;
  /** From how many unpaid orders of one person in a month on. */
  readonly unpaidFrom?: number;
  /** More pieces than this in one order. */
  readonly unitsPerOrder?: number;
  /** More pieces than this of one person in a month. */
  readonly unitsPerPerson?: number;
  /** From which share of returns and refusals of one person in a month on, in per cent: a whole number, or a decimal. */
  readonly returnsPercent?: number | Decimal;
  /** With fewer orders of known outcome than this, no share is judged; 3 without, a convention. */
  readonly returnsOrders?: number;
  /** From which share of letter pairs in common on two addresses are near-equal, in whole per cent; 50 without, a convention. */
  readonly similarity?: number;
  /** Confirmed within so many hours of dispatch counts as a sign of brushing. */
  readonly receivedWithin?: number;
  /** How many deviations from the middle stand out; 3.5 without, a convention. */
  readonly deviations?: number;
  /** With fewer orders or persons than this, nothing stands out; 20 without, a convention. */
  readonly fewest?: number;
  /** How many rows a flag shows at most; 5 without. */
  readonly rows?: number;
  /** Words to look for, in place of our own. */
  readonly words?: Partial<Words>;
}

export interface FullCriteria {
  readonly days: number;
  readonly unpaidFrom: number | undefined;
  readonly unitsPerOrder: number | undefined;
  readonly unitsPerPerson: number | undefined;
  readonly returnsPercent: number | Decimal | undefined;
  readonly returnsOrders: number;
  readonly similarity: number;
  readonly receivedWithin: number | undefined;
  readonly deviations: number;
  readonly fewest: number;
  readonly rows: number;
  readonly words: Words;
}

/** The criteria with every convention filled in. Throws a `RangeError` for what is no positive whole number. */
export function orderCriteria(given: OrderCriteria): FullCriteria {
  const { days = 30, returnsOrders = 3, similarity = 50, deviations = 3.5, fewest = 20, rows = 5 } = given;
  const { unpaidFrom, unitsPerOrder, unitsPerPerson, returnsPercent, receivedWithin } = given;
  const counts = {
    days,
    unpaidFrom,
    unitsPerOrder,
    unitsPerPerson,
    returnsOrders,
    receivedWithin,
    fewest,
    rows,
  };
  const whole = typeof returnsPercent === 'string' ? {} : { returnsPercent };
  for (const [name, count] of Object.entries({ ...counts, similarity, ...whole }))
    if (count !== undefined && !(Number.isSafeInteger(count) && count > 0))
      throw new RangeError(`${name} is a whole number from 1 on, not ${count}`);
  if (typeof returnsPercent === 'string' && !isPercent(returnsPercent))
    throw new RangeError(`returnsPercent is above 0 and at most 100, not ${returnsPercent}`);
  for (const [name, percent] of Object.entries({ similarity, ...whole }))
    if (percent !== undefined && percent > 100)
      throw new RangeError(`${name} is at most 100, not ${percent}`);
  if (days > 366) throw new RangeError(`days is at most 366, not ${days}`);
  if (!(Number.isFinite(deviations) && deviations > 0))
    throw new RangeError(`deviations is above 0, not ${deviations}`);
  return {
    ...counts,
    similarity,
    returnsPercent,
    deviations,
    words: readyWords({ ...ownWords, ...given.words }),
  };
}
