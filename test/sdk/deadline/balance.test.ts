import type { AccountFacts } from 'duewatch';
import {
  type AccountRunway,
  answerReminder,
  deadlines,
  defaultReminderSettings,
  isDated,
  planReminders,
  type Reminder,
  reminderShown,
} from 'duewatch/deadline';
import { runway } from 'duewatch/forecast';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import { accountWith, day, lively, on, penny } from '../forecast/accounts.ts';
import { deadlineOn } from './deadline-on.ts';

const pack = penny();
const told = (of: Partial<AccountRunway['runway']> = {}): AccountRunway => ({
  platform: 'test',
  id: '1',
  runway: {
    on,
    state: 'forecast',
    balance: '10.00',
    history: { from: day(-41), to: on, days: 42 },
    quantiles: [
      { p: 0.025, day: day(5) },
      { p: 0.5, day: day(8) },
      { p: 0.975, day: day(12) },
    ],
    range: null,
    notes: [],
    ...of,
  },
});
const found = (account: AccountFacts, runways: readonly AccountRunway[] | undefined, within = 3) =>
  deadlines({ format: 'duewatch/facts@1', accounts: [account] }, [pack], { on, within, runways }).filter(
    ({ kind }) => kind === 'balance-ends',
  );
const none = { earliest: null, likely: null, latest: null, inDays: null, state: 'unknown' };
const debt = { id: 'd', appKey: '1', day: on, amount: '5.00' };
const mark = (markedOn: string) => ({
  marks: [{ deadline: 'test/1/balance-ends/prepaid', state: 'done' as const, on: markedOn }],
});

interface Row {
  readonly name: string;
  readonly account?: Partial<AccountFacts>;
  readonly runways: readonly AccountRunway[] | undefined;
  readonly expected: readonly object[];
}

const rows: readonly Row[] = [
  { name: 'is no deadline where nobody asks for it', runways: undefined, expected: [] },
  {
    name: 'is not known where it was not computed, and says where it is',
    runways: [],
    expected: [{ ...none, action: { code: 'deadline.balance-ends.compute' } }],
  },
  {
    name: 'is not known where it was computed on another day',
    runways: [told({ on: day(-1) })],
    expected: [none],
  },
  {
    name: 'is not known where it was computed for another account',
    runways: [{ ...told(), id: '2' }],
    expected: [none],
  },
  {
    name: 'is not known where the forecast knows nothing, and says what is missing',
    runways: [told({ state: 'unknown', quantiles: [], notes: [{ code: 'runway.no-usage' }] })],
    expected: [
      {
        ...none,
        action: { code: 'deadline.balance-ends.complete' },
        why: [{ text: { code: 'runway.no-usage' } }],
      },
    ],
  },
  {
    name: 'is the band of the forecast, the safe day first',
    runways: [told()],
    expected: [
      { earliest: day(5), likely: day(8), latest: day(12), inDays: 5, state: 'coming', estimated: true },
    ],
  },
  {
    name: 'is open at its end where most courses last beyond what was looked at',
    runways: [
      told({
        quantiles: [
          { p: 0.025, day: day(50) },
          { p: 0.5, day: null },
          { p: 0.975, day: null },
        ],
      }),
    ],
    expected: [{ earliest: day(50), likely: null, latest: null, inDays: 50, state: 'coming' }],
  },
  {
    name: 'is none where it lasts beyond what was looked at',
    runways: [told({ quantiles: [{ p: 0.025, day: null }] })],
    expected: [],
  },
  {
    name: 'is a range without a likely day where the history is short',
    runways: [told({ state: 'range', quantiles: [], range: { earliest: day(2), latest: null } })],
    expected: [{ earliest: day(2), likely: null, latest: null, state: 'due-soon' }],
  },
  {
    name: 'is none where a direct debit pays',
    runways: [told({ state: 'covered' })],
    expected: [],
  },
  {
    name: 'is none where arrears have begun: their rungs are the deadlines',
    account: { position: { day: on, prepaid: '0.00', debts: [debt] } },
    runways: [],
    expected: [],
  },
  {
    name: 'is due today where usage that is missing may have used it up',
    runways: [told({ quantiles: [{ p: 0.025, day: day(-2) }] })],
    expected: [{ inDays: -2, latest: null, state: 'due-today' }],
  },
  {
    name: 'is done where the user says so',
    account: mark(on),
    runways: [told()],
    expected: [{ state: 'done' }],
  },
  {
    name: 'is another one after a payment that came later than that',
    account: { ...mark(day(-1)), payments: [{ id: 'p', day: on, amount: '5.00' }] },
    runways: [told()],
    expected: [{ state: 'coming' }],
  },
];

describe('the day the prepaid balance ends', () => {
  test.each(rows)('$name', ({ account, runways, expected }) => {
    const all = found(accountWith({ ...account }), runways);
    expect(all).toMatchObject(expected as object[]);
    expect(all).toHaveLength(expected.length);
    for (const { what, action, consequence, why } of all) {
      for (const locale of ['zh-CN', 'en'] as const) {
        for (const message of [what, action, consequence, ...why.map(({ text }) => text)]) {
          if (message) expect(explain(message, locale)).not.toMatch(/undefined|null|deadline\.|runway\./);
        }
      }
    }
  });

  it('is that of the forecast of the same facts', () => {
    const account = accountWith({ prepaid: '40.00', calls: lively(60, 7) });
    const computed = runway(account, pack, { on });
    const at = (p: number) => computed.quantiles.find((quantile) => quantile.p === p)?.day;
    expect(found(account, [{ platform: 'test', id: '1', runway: computed }])).toMatchObject([
      { earliest: at(0.025), likely: at(0.5), latest: at(0.975) },
    ]);
  });
});

describe('a reminder of an estimate that moves', () => {
  const settings = { ...defaultReminderSettings, againAfter: { high: null, normal: null, low: null } };
  const at = (of: string) => Date.parse(`${of}T10:00:00+08:00`);
  const estimate = (of: string) => deadlineOn(of, { kind: 'balance-ends', estimated: true });
  /** What comes on a day, if it is shown. */
  const step = (stored: readonly Reminder[], today: string, ends: string, estimated = true) => {
    const now = at(today);
    const plan = planReminders({
      stored,
      deadlines: [{ ...estimate(ends), estimated }],
      settings,
      now,
      isWorkday: () => true,
    });
    const [notice] = plan.show;
    if (notice === undefined) return { shown: false, stored: plan.reminders };
    const shown = reminderShown(plan.reminders, notice, { now, settings });
    const others = plan.reminders.filter(({ id }) => shown.every((each) => each.id !== id));
    return { shown: true, stored: [...others, ...shown] };
  };

  it('does not come again for a day later, comes for the next lead time, and anew once it is another one', () => {
    // Ends on: first 25 November, then the 26th, and after a payment on 20 December.
    let { shown, stored } = step([], '2026-11-22', '2026-11-25');
    expect(shown).toBe(true);
    ({ shown, stored } = step(stored, '2026-11-23', '2026-11-26'));
    expect(shown).toBe(false);
    ({ shown, stored } = step(stored, '2026-11-25', '2026-11-26'));
    expect(shown).toBe(true);
    ({ shown, stored } = step(stored, '2026-12-13', '2026-12-20'));
    expect(shown).toBe(true);
  });

  it('comes again for what is no estimate: another day is another reminder', () => {
    const { stored } = step([], '2026-11-22', '2026-11-25', false);
    expect(step(stored, '2026-11-23', '2026-11-26', false).shown).toBe(true);
  });

  it('stays acknowledged', () => {
    const { stored } = step([], '2026-11-22', '2026-11-25');
    const now = at('2026-11-22');
    const known = stored.map((reminder) =>
      answerReminder(
        reminder,
        { kind: 'acknowledge' },
        { deadline: estimate('2026-11-25'), settings, now, isWorkday: () => true },
      ),
    );
    const plan = planReminders({
      stored: known,
      deadlines: [estimate('2026-11-26')].filter(isDated),
      settings,
      now: at('2026-11-23'),
      isWorkday: () => true,
    });
    expect(plan.pending).toEqual([]);
  });
});
