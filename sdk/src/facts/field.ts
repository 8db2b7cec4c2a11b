import * as v from 'valibot';
import { isDay } from '../base/day.ts';
import { type Decimal, isDecimal, isPositive } from '../base/decimal.ts';
import { isInstant } from '../base/instant.ts';

/*
 * What the schemas of facts are made of. The messages of the checks are problem codes; `explain` has the words for them.
 */

const decimal = v.pipe(v.string('type.amount'), v.check(isDecimal, 'amount.invalid'));

export const field = {
  name: v.pipe(v.string('type.text'), v.nonEmpty('text.empty')),
  day: v.pipe(v.string('type.day'), v.check(isDay, 'day.invalid')),
  instant: v.pipe(v.string('type.instant'), v.check(isInstant, 'instant.invalid')),
  /** A day, or an instant where hours count. */
  moment: v.pipe(
    v.string('type.moment'),
    v.check((value) => isDay(value) || isInstant(value), 'moment.invalid'),
  ),
  /** CNY, not negative. */
  amount: v.pipe(
    decimal,
    v.check((value: Decimal) => !value.startsWith('-') || !isDecimal(value), 'amount.negative'),
  ),
  /** CNY, above zero. */
  paid: v.pipe(
    decimal,
    v.check((value: Decimal) => !isDecimal(value) || isPositive(value), 'amount.not-positive'),
  ),
  count: v.pipe(v.number('type.count'), v.safeInteger('count.not-whole'), v.minValue(0, 'count.negative')),
  yes: v.boolean('type.yes-no'),
};
