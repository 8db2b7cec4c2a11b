import { rateUsage, type UsageRecord } from 'duewatch';
import { compareTariffs, costByApi } from 'duewatch/cost';
import { packs } from 'duewatch/packs';
import { beforeEach, describe, expect, it } from 'vitest';
import { compareMonth, dayCosts, monthCost } from '../../../extension/jobs/month-cost.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { keepPack } from '../../../extension/store/packs.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const platform = 'taobao-open-platform';
const account = { platform, id: 'isv' };
const pack = packs.find(({ id }) => id === platform)!;
const november = { account, from: '2026-11-01', to: '2026-11-22' };
const record = { at: 1, files: [], counts: {}, problems: [] };
const call = (day: string, calls: number, more: Partial<UsageRecord> = {}): UsageRecord => ({
  appKey: '1',
  api: 'x.get',
  class: 'basic',
  day,
  calls,
  ...more,
});
const usage = [
  call('2026-10-31', 700),
  call('2026-11-01', 200_000),
  call('2026-11-01', 100_000, { api: 'y.get' }),
  call('2026-11-02', 50_000, { appKey: '2' }),
  call('2026-11-03', 40_000, { class: 'logistics', api: 'z.get' }),
  call('2026-11-23', 9_000),
];
const store = (rows = usage) => mergeIntoStore({ accounts: [{ ...account, usage: rows }] }, record);

describe("a month's cost", () => {
  it('is what the SDK makes of the usage stored', async () => {
    await store();
    const cost = await monthCost(november);
    const own = rateUsage(usage, pack, { from: november.from, to: november.to, byApi: true });
    expect(cost.statement.total).toEqual(own.total);
    expect(cost.statement.lines.map(({ id, amount }) => [id, amount])).toEqual(
      own.lines.map(({ id, amount }) => [id, amount]),
    );
    expect(cost.statement.lines.some((line) => 'apis' in line)).toBe(false);
    expect(cost.apis).toEqual(costByApi(own));
    expect(cost.months).toEqual(['2026-10', '2026-11']);
  });

  it('is by the pack that the user accepted, in place of the shipped one', async () => {
    await store();
    const tariffs = pack.tariffs.map((tariff) => ({
      ...tariff,
      versions: tariff.versions.map((version) => ({
        ...version,
        dailyRelief: { value: '5.00', source: 'user', confidence: 'user' as const },
      })),
    }));
    const source = {
      title: { 'zh-CN': '账单', en: 'the bill' },
      publisher: { 'zh-CN': '我', en: 'me' },
      date: null,
    };
    const own = { ...pack, tariffs, sources: { ...pack.sources, user: source } };
    await keepPack({ id: platform, at: 2, pack: own, signedBy: null });
    const byOwn = rateUsage(usage, own, { from: november.from, to: november.to, byApi: true });
    const cost = await monthCost(november);
    expect(cost.statement.total).toEqual(byOwn.total);
    expect(cost.statement.total).not.toEqual(
      rateUsage(usage, pack, { from: november.from, to: november.to, byApi: true }).total,
    );
  });

  it('comes day by day, and is open on the days with calls that have no price', async () => {
    await store();
    expect((await monthCost(november)).days).toEqual([
      { day: '2026-11-01', calls: 300_000, amount: { low: '0.00', high: '30.00' } },
      { day: '2026-11-02', calls: 50_000, amount: { low: '0.00', high: '5.00' } },
      { day: '2026-11-03', calls: 40_000, amount: { low: '0.00', high: null } },
    ]);
  });

  it('leaves a day alone on which the same API has a price', async () => {
    const rows = [
      call('2026-11-01', 100),
      call('2026-11-02', 100, { class: 'value-added' }),
      call('2026-11-03', 100),
    ];
    await store(rows);
    const { days } = await monthCost(november);
    expect(days.map(({ day, calls, amount: { high } }) => [day, calls, high])).toEqual([
      ['2026-11-01', 100, '0.01'],
      ['2026-11-02', 100, null],
      ['2026-11-03', 100, '0.01'],
    ]);
  });

  it('uses the values that the user entered', async () => {
    const path = 'tariffs/api/2017-01/dailyRelief';
    await mergeIntoStore(
      { accounts: [{ ...account, usage: [call('2026-11-01', 200_000)], values: { [path]: '5.00' } }] },
      record,
    );
    expect((await monthCost(november)).statement.total).toEqual({ low: '15.00', high: '15.00' });
  });

  it('says where there is no such account', async () => {
    await expect(monthCost(november)).rejects.toThrow('no account');
  });
});

it('counts a correction on the day it became known', () => {
  const charge = { appKey: '1', amount: { low: '1.00', high: '1.00' } };
  const days = dayCosts(
    {
      from: '2026-11-01',
      to: '2026-11-30',
      unrated: [],
      lines: [],
      charges: [
        { ...charge, day: '2026-11-01' },
        { ...charge, day: '2026-11-09', corrects: '2026-11-01' },
      ],
    },
    [],
  );
  expect(days.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-09']);
});

describe('a comparison', () => {
  const a = { pack: platform, tariff: 'api', version: '2014-04' };
  const b = { pack: platform, tariff: 'api', version: '2017-01' };

  it('is that of the SDK, without the lines that are the same', async () => {
    await store();
    const apps = [{ appKey: '1', hosting: 'inside' as const }];
    await mergeIntoStore({ accounts: [{ ...account, apps }] }, record);
    const compared = await compareMonth({ ...november, a, b });
    const own = compareTariffs(
      usage,
      { pack, version: '2014-04' },
      { pack, version: '2017-01' },
      { from: november.from, to: november.to, apps },
    );
    expect(compared.compared).toEqual(own.compared);
    expect(compared.lines.length + compared.sameLines).toBe(own.lines.length);
    expect(compared.lines.every(({ difference }) => difference === null || Number(difference) !== 0)).toBe(
      true,
    );
    // Those that are known come first.
    const known = compared.lines.map(({ difference }) => difference !== null);
    expect(known).toEqual([...known].sort((x, y) => Number(y) - Number(x)));
  });
});
