import type { App, Pack, Settlement } from 'duewatch';
import { settle } from 'duewatch';
import type { LadderVersion, Measure, Rung } from '../../../sdk/src/pack/schema.ts';
import { packWith, stated } from '../cost/pack-with.ts';

const text = { 'zh-CN': '试', en: 'test' };
const unknown = { unknown: text };

type Release = 'on-payment' | 'lift-in-console' | 'next-settlement-cycle';

/** A measure as a test states it; its id is its kind and target. */
export function measureWith(
  kind: Measure['kind'],
  target: Measure['target'],
  release: Release | null,
  more: Partial<Measure> = {},
): Measure {
  return {
    id: `${kind}-${target}`,
    kind,
    target,
    modality: 'must',
    release: release === null ? unknown : stated(release),
    source: 'test',
    confidence: 'convention',
    ...more,
  };
}

/** A rung at so many full days, or at days that nobody has found. */
export function rungWith(id: string, days: number | null, ...measures: Measure[]): Rung {
  const threshold = days === null ? unknown : stated({ comparison: 'full-days' as const, days });
  return { id, name: { 'zh-CN': id, en: id }, threshold, measures };
}

export function ladderVersionWith(rungs: Rung[], more: Partial<LadderVersion> = {}): LadderVersion {
  return {
    id: 'v1',
    validFrom: '2010-01-01',
    validTo: null,
    validity: { source: 'test', confidence: 'convention' },
    counter: stated('account-episode'),
    rungs,
    ...more,
  };
}

export function packOfLadder(...versions: LadderVersion[]): Pack {
  return { ...packWith(), ladders: [{ id: 'own', name: text, versions }] };
}

export const apps: App[] = [
  { appKey: 'listed', listed: true },
  { appKey: 'unlisted', listed: false },
];

/** What is owed by app key, each debt of 10.00 and of its day. */
export type Owed = readonly (readonly [appKey: string, day: string])[];

/** An account that owes, from the end of the first of those days on. */
export function owing(
  debts: Owed,
  to: string,
  ...payments: { day: string; amount: string; appKey?: string }[]
): Settlement {
  const first = debts.map(([, day]) => day).sort()[0] as string;
  const at = (day: string) => debts.filter((debt) => debt[1] === day);
  const charges = debts
    .filter(([, day]) => day > first)
    .map(([appKey, day]) => ({ day, appKey, amount: { low: '10.00', high: '10.00' } }));
  const account = {
    position: {
      day: first,
      prepaid: '0.00',
      debts: at(first).map(([appKey, day], index) => ({ id: `${index}`, appKey, day, amount: '10.00' })),
    },
    payments: payments.map((payment, index) => ({ id: `${index}`, ...payment })),
  };
  return settle({ currency: 'CNY', charges }, account, { to });
}
