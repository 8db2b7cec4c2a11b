import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  firstOfMonth,
  isDay,
  startOfDay,
  weekdayOf,
} from '../../../sdk/src/base/day.ts';

describe('isDay', () => {
  test.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['2026-12-31', true],
    ['2026-02-30', false],
    ['2026-02-29', false],
    ['2100-02-29', false],
    ['2026-04-31', false],
    ['2026-00-10', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['1899-12-31', false],
    ['3000-01-01', false],
    ['2026-11-22T00:00', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

const anyDay = fc
  .integer({ min: -25567, max: 200_000 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }));

it('counts days as Temporal does', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      expect(daysBetween(a.toString(), b.toString())).toBe(a.until(b).days);
      expect(weekdayOf(a.toString())).toBe(a.dayOfWeek);
      expect(firstOfMonth(a.toString())).toBe(a.with({ day: 1 }).toString());
    }),
  );
});

it('adds days as Temporal does', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      fc.pre(day.add({ days }).year >= 1900);
      expect(addDays(day.toString(), days)).toBe(day.add({ days }).toString());
    }),
  );
});

it('puts an instant on the civil day of Shanghai', () => {
  const instants = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(instants, (instant) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Asia/Shanghai');
      expect(dayOf(instant)).toBe(zoned.toPlainDate().toString());
      expect(startOfDay(dayOf(instant))).toBe(zoned.startOfDay().epochMilliseconds);
    }),
  );
});
