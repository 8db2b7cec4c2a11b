import type { Pack } from 'duewatch';
import { runway } from 'duewatch/forecast';
import { doudianOpenPlatform, taobaoOpenPlatform } from 'duewatch/packs';
import { accountWith, day, lively, on, penny } from './accounts.ts';

/** What a forecast of a large account takes under each tariff, in milliseconds. */
export function timeRunway(): [name: string, milliseconds: number][] {
  const usage = Array.from({ length: 200 }, (_, number) =>
    lively(120, number + 1, 50_000).map((calls, at) => ({
      appKey: String(Math.floor(number / 10)),
      api: `api${number % 10}`,
      class: 'basic',
      hosting: 'inside' as const,
      day: day(at - 119),
      calls,
    })),
  ).flat();
  const mixed = usage.map((record, at) => (at % 3 === 0 ? { ...record, class: 'value-added' } : record));
  const tiers = [
    { upTo: 1_000_000, price: '0.02' },
    { upTo: null, price: '0.01' },
  ];
  const cases: [string, Pack, typeof usage][] = [
    ['Taobao (each day)', taobaoOpenPlatform, usage],
    ['Doudian (month, two classes)', doudianOpenPlatform, mixed],
    [
      'tiers (the whole SDK for each path)',
      penny({ price: { price: { model: 'graduated', tiers } } }),
      usage,
    ],
  ];
  return cases.map(([name, pack, of]) => {
    const account = accountWith({ usage: of, position: { day: on, prepaid: '30000.00', debts: [] } });
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      if (runway(account, pack, { on }).state !== 'forecast') throw new Error(`${name}: no forecast`);
      return performance.now() - start;
    });
    return [name, times.sort((a, b) => a - b)[4] ?? 0];
  });
}
