import type { AccountFacts } from 'duewatch';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import { signals } from '../../../sdk/src/arrears/signals.ts';
import { traceAccount } from '../../../sdk/src/arrears/trace-account.ts';

const on = '2026-11-22';
const account: AccountFacts = {
  platform: 'taobao-open-platform',
  id: 'isv-demo',
  apps: [{ appKey: '1', listed: false, hosting: 'inside' }],
  position: {
    day: '2026-11-20',
    prepaid: '0.00',
    debts: [{ id: 'd', appKey: '1', day: '2026-11-19', amount: '10.00' }],
  },
};
const found = (more: Partial<AccountFacts>, day = on) => {
  const all = { ...account, ...more };
  return signals(all, taobaoOpenPlatform, traceAccount(all, taobaoOpenPlatform, day), day);
};
type Reading = NonNullable<AccountFacts['readings']>[number];

describe('a reading of the console', () => {
  test.each<[string, Omit<Reading, 'day'>, string, string]>([
    [
      'that shows what is computed',
      { daysInArrears: 3 },
      'confirms',
      '控制台在2026年11月22日显示欠费满 3 天；推算为满 3 天（一致）',
    ],
    [
      'that shows other days',
      { daysInArrears: 4 },
      'contradicts',
      '控制台在2026年11月22日显示欠费满 4 天；推算为满 3 天（两者矛盾）',
    ],
    [
      'that shows no arrears',
      { inArrears: false },
      'contradicts',
      '控制台在2026年11月22日显示无欠费；推算为有欠费（两者矛盾）',
    ],
    [
      'that shows the debt',
      { owed: '10.00' },
      'confirms',
      '控制台在2026年11月22日显示欠费 ¥10.00；推算为 ¥10.00（一致）',
    ],
    [
      'that shows another debt',
      { owed: '10.01' },
      'contradicts',
      '控制台在2026年11月22日显示欠费 ¥10.01；推算为 ¥10.00（两者矛盾）',
    ],
    [
      'that shows another balance',
      { prepaid: '5.00' },
      'contradicts',
      '控制台在2026年11月22日显示余额 ¥5.00；推算为 ¥0.00（两者矛盾）',
    ],
  ])('%s', (_, shown, kind, words) => {
    const [signal, ...others] = found({ readings: [{ day: on, ...shown }] });
    expect(others).toEqual([]);
    expect(signal?.kind).toBe(kind);
    expect(signal && explain(signal.text, 'zh-CN')).toBe(words);
  });

  it('of an earlier day is held against that day', () => {
    expect(found({ readings: [{ day: '2026-11-21', daysInArrears: 2 }] })[0]?.kind).toBe('confirms');
  });

  it('of a later day is not known yet', () => {
    expect(found({ readings: [{ day: '2026-11-23', daysInArrears: 9 }] })).toEqual([]);
  });

  it('is the last one where there are several', () => {
    const readings = [
      { day: '2026-11-22', daysInArrears: 3 },
      { day: '2026-11-21', daysInArrears: 7 },
    ];
    expect(found({ readings }).map(({ kind }) => kind)).toEqual(['confirms']);
  });

  it('agrees with anything between the least and the most that usage may cost', () => {
    const usage = [{ appKey: '1', api: 'taobao.time.get', day: '2026-11-21', calls: 100_000 }];
    const kinds = (owed: string) => found({ usage, readings: [{ day: on, owed }] })[0]?.kind;
    expect([kinds('10.00'), kinds('15.00'), kinds('20.00'), kinds('20.01'), kinds('9.99')]).toEqual([
      'confirms',
      'confirms',
      'confirms',
      'contradicts',
      'contradicts',
    ]);
  });

  it('says nothing where nothing is computed', () => {
    const { position: _, ...unknown } = account;
    const readings = [{ day: on, inArrears: true }];
    const trace = traceAccount(unknown, taobaoOpenPlatform, on);
    expect(signals({ ...unknown, readings }, taobaoOpenPlatform, trace, on)).toEqual([]);
  });
});

describe('a limit of the platform', () => {
  const limit = (at: string, seconds?: number) => ({
    appKey: '1',
    at,
    ...(seconds === undefined ? {} : { seconds }),
  });

  it('says until when, that nobody says why, and that the arrears throttle too', () => {
    const [signal] = found({ limits: [limit('2026-11-22T09:30:00+08:00', 31061)] });
    expect(signal).toMatchObject({ kind: 'unexplained', day: on });
    expect(signal && explain(signal.text, 'en')).toBe(
      'The platform limits the calls of 1 until 22 Nov, 18:07; it does not say why (the arrears computed throttle this app key too)',
    );
  });

  it('does not conclude arrears from it', () => {
    const [signal] = found({ limits: [limit('2026-11-20T09:30:00+08:00', 60)] }, '2026-11-20');
    expect(signal?.text.params?.throttled).toBe(false);
  });

  test.each([
    ['2026-11-22T09:30:00+08:00', undefined, 1],
    ['2026-11-21T09:30:00+08:00', undefined, 0],
    ['2026-11-21T23:59:58+08:00', 0, 0],
    ['2026-11-21T23:59:58+08:00', 1, 1],
    ['2026-11-21T23:59:00Z', undefined, 1],
    ['2026-11-23T00:00:00+08:00', 100, 0],
  ])('that came at %s for %s seconds', (at, seconds, count) => {
    expect(found({ limits: [limit(at, seconds)] })).toHaveLength(count);
  });
});
