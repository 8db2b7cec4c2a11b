import type { AccountFacts, Pack } from 'duewatch';
import { packWith, stated, type TariffCase, versionWith } from '../cost/pack-with.ts';
import { chance } from './generators.ts';

export const on = '2026-11-22';

/** A day as so many days after `on`. */
export const day = (after: number) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + after * 86_400_000).toISOString().slice(0, 10);

/** 0.01 a call, rounded to the cent each day. */
export const penny = (of: Partial<TariffCase> = {}): Pack =>
  packWith(
    versionWith({
      price: { price: '0.01' },
      ...of,
      version: {
        rounding: stated({ at: 'day', places: 2, mode: 'half-up' }),
        drawOrder: stated(['prepaid', 'direct-debit']),
        ...of.version,
      },
    }),
  );

/** An account whose days up to `on` have these calls, the last one last; 100 on each of 42 days without. */
export function accountWith(
  of: Partial<AccountFacts> & { prepaid?: string; calls?: readonly (number | null)[]; appKey?: string } = {},
): AccountFacts {
  const { prepaid = '10.00', calls = Array(42).fill(100), appKey = '1', ...facts } = of;
  return {
    platform: 'test',
    id: '1',
    position: { day: on, prepaid, debts: [] },
    usage: calls.flatMap((count, at) =>
      count === null
        ? []
        : { appKey, api: 'x', class: 'basic', day: day(at - calls.length + 1), calls: count },
    ),
    ...facts,
  };
}

/** Calls that vary: a weekday pattern with noise. */
export function lively(days: number, seed: number, level = 500): number[] {
  const { normal } = chance(seed);
  return Array.from({ length: days }, (_, at) =>
    Math.round(level * (at % 7 < 5 ? 1.1 : 0.7) * Math.exp(0.25 * normal())),
  );
}
