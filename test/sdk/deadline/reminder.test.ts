import {
  answerReminder,
  type DatedDeadline,
  defaultReminderSettings,
  dueTimes,
  newReminder,
  planReminders,
  type Reminder,
  type ReminderSettings,
  reminderShown,
  snoozedUntil,
} from 'duewatch/deadline';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../sdk/src/base/day.ts';
import { deadlineOn } from './deadline-on.ts';

const at = (time: string) => Date.parse(`${time}:00+08:00`);
const told = (time: number) => new Date(time + 8 * 3_600_000).toISOString().slice(0, 16);
/** Monday to Friday, but for 1 to 7 October. */
const isWorkday = (day: string) => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !/-10-0[1-7]$/.test(day);
};
const settings = (rest: Partial<ReminderSettings> = {}): ReminderSettings => ({
  ...defaultReminderSettings,
  ...rest,
});
const days = (...list: number[]) => list.map((each) => ({ days: each }));
const leads = (...list: number[]) => ({ high: days(...list), normal: days(...list), low: days(...list) });
const again = (hours: number | null) => ({ high: hours, normal: hours, low: hours });

describe('due times', () => {
  test.each<[string, Partial<DatedDeadline>, Partial<ReminderSettings>, string[]]>([
    [
      'are mornings some days ahead',
      {},
      { leads: leads(7, 3, 0) },
      ['2026-11-17T09:00', '2026-11-21T09:00', '2026-11-24T09:00'],
    ],
    [
      'count working days where that is asked',
      {},
      { leads: { ...leads(), high: [{ days: 3, working: true }] } },
      ['2026-11-19T09:00'],
    ],
    [
      'step over a holiday',
      { earliest: '2026-10-09' },
      { leads: { ...leads(), high: [{ days: 2, working: true }] } },
      ['2026-09-30T09:00'],
    ],
    [
      'are those of the kind, where it has its own',
      { kind: 'shipping' },
      { leads: leads(7), kinds: { shipping: { high: days(0) } } },
      ['2026-11-24T09:00'],
    ],
    [
      'wait for the end of quiet hours',
      {},
      { leads: leads(0), morning: 360, quiet: { from: 1320, to: 480 } },
      ['2026-11-24T08:00'],
    ],
    [
      'wait for working hours of the next working day',
      { earliest: '2026-11-25' },
      { leads: leads(3), workingHours: { from: 540, to: 1080 } },
      ['2026-11-23T09:00'],
    ],
    [
      'come before where the next working day would be too late',
      { earliest: '2026-11-22' },
      { leads: leads(0), workingHours: { from: 540, to: 1080 } },
      ['2026-11-20T09:00'],
    ],
    [
      'come before an instant in the night',
      { at: '2026-11-24T03:00:00+08:00' },
      { leads: leads(0) },
      ['2026-11-23T09:00'],
    ],
    ['are none where no lead time is wanted', {}, { leads: leads() }, []],
  ])('%s', (_name, deadline, rest, times) => {
    const found = dueTimes(
      deadlineOn(deadline.earliest ?? '2026-11-24', deadline),
      settings(rest),
      isWorkday,
    );
    expect(found.map((time) => told(time.at))).toEqual(times);
  });
});

/** Runs plans one after the other, and tells what was shown when. */
function runner(rest: Partial<ReminderSettings>, find: () => readonly DatedDeadline[]) {
  let stored: readonly Reminder[] = [];
  const chosen = settings(rest);
  return {
    stored: () => stored,
    plan(time: string, options: { opened?: boolean; muted?: boolean; killed?: boolean } = {}) {
      const now = at(time);
      const plan = planReminders({ stored, deadlines: find(), settings: chosen, now, isWorkday, ...options });
      stored = plan.reminders;
      if (!options.killed) {
        for (const notice of plan.show) {
          const changed = new Map(
            reminderShown(stored, notice, { now, settings: chosen }).map((each) => [each.id, each]),
          );
          stored = stored.map((each) => changed.get(each.id) ?? each);
        }
      }
      return plan;
    },
    shown(time: string, options: { opened?: boolean; muted?: boolean; killed?: boolean } = {}) {
      return this.plan(time, options).show.map(({ id }) => id);
    },
    answer(time: string, answer: Parameters<typeof answerReminder>[1]) {
      stored = stored.map((each) =>
        answerReminder(each, answer, {
          deadline: find()[0] ?? deadlineOn(each.day),
          settings: chosen,
          now: at(time),
          isWorkday,
        }),
      );
    },
  };
}

const one = () => [deadlineOn('2026-11-24')];

describe('a reminder', () => {
  it('is shown once per lead time, and once where several have come meanwhile', () => {
    const run = runner({ leads: leads(7, 3, 0), againAfter: again(null) }, one);
    expect(run.shown('2026-11-17T08:59')).toEqual([]);
    expect(run.shown('2026-11-17T09:00')).toEqual(['shop/a/own/1@2026-11-24']);
    expect(run.shown('2026-11-18T09:00')).toEqual([]);
    expect(run.shown('2026-11-24T10:00')).toEqual(['shop/a/own/1@2026-11-24~1']);
    expect(run.shown('2026-11-24T11:00')).toEqual([]);
  });

  it('is shown late where nobody looked in time, also after its day', () => {
    const deadline = deadlineOn('2026-11-24');
    const run = runner({ leads: leads(0) }, () => [deadline]);
    expect(run.shown('2026-11-20T09:00')).toEqual([]);
    expect(run.shown('2026-11-27T12:00')).toEqual(['shop/a/own/1@2026-11-24']);
    expect(run.shown('2026-11-28T12:00')).toEqual([]);
  });

  it('comes under the same id where it was claimed and never recorded, a minute later', () => {
    const run = runner({ leads: leads(0), againAfter: again(null) }, one);
    expect(run.shown('2026-11-24T09:00', { killed: true })).toHaveLength(1);
    expect(run.shown('2026-11-24T09:00')).toEqual([]);
    expect(run.plan('2026-11-24T09:00').next).toBe(at('2026-11-24T09:01'));
    expect(run.shown('2026-11-24T09:01')).toEqual(['shop/a/own/1@2026-11-24']);
    expect(run.shown('2026-11-24T09:02')).toEqual([]);
  });

  it('waits while nothing can be shown, and is pending meanwhile', () => {
    const run = runner({ leads: leads(0) }, one);
    const plan = run.plan('2026-11-24T09:00', { muted: true });
    expect([plan.show, plan.pending]).toEqual([[], ['shop/a/own/1@2026-11-24']]);
    expect(run.shown('2026-11-24T09:05')).toHaveLength(1);
  });

  it('waits for the end of quiet hours, but not where its time would be over then', () => {
    const late = runner({ leads: leads(0) }, () => [deadlineOn('2026-11-25')]);
    expect(late.shown('2026-11-25T07:00')).toEqual([]);
    const night = () => [deadlineOn('2026-11-25', { at: '2026-11-25T03:00:00+08:00' })];
    expect(runner({ leads: leads(0) }, night).shown('2026-11-24T23:00')).toHaveLength(1);
    expect(runner({ leads: leads(0) }, night).plan('2026-11-25T04:00')).toMatchObject({
      show: [],
      next: at('2026-11-25T08:00'),
    });
  });

  it('comes again when it is ignored, until its day is over', () => {
    const run = runner({ leads: leads(1), againAfter: again(5) }, one);
    const times = [
      '23T09:00',
      '23T13:59',
      '23T14:00',
      '23T19:00',
      '24T08:00',
      '24T13:00',
      '24T18:00',
      '25T09:00',
    ];
    expect(times.filter((time) => run.shown(`2026-11-${time}`).length > 0)).toEqual([
      '23T09:00',
      '23T14:00',
      '23T19:00',
      '24T08:00',
      '24T13:00',
      '24T18:00',
    ]);
  });

  it('does not come again once it is acknowledged, but at its next lead time', () => {
    const run = runner({ leads: leads(3, 0), againAfter: again(5) }, one);
    run.plan('2026-11-21T09:00');
    expect(run.plan('2026-11-21T09:01').pending).toHaveLength(1);
    run.answer('2026-11-21T10:00', { kind: 'acknowledge' });
    expect(run.plan('2026-11-21T20:00')).toMatchObject({
      show: [],
      pending: [],
      next: at('2026-11-24T09:00'),
    });
    expect(run.shown('2026-11-24T09:00')).toHaveLength(1);
  });

  it('does not come again once it is done, but does when it is not done after all', () => {
    const run = runner({ leads: leads(3, 0) }, one);
    run.answer('2026-11-20T10:00', { kind: 'done' });
    run.plan('2026-11-20T10:00');
    run.answer('2026-11-20T10:00', { kind: 'done' });
    expect(run.plan('2026-11-21T09:00')).toMatchObject({ show: [], pending: [], next: null });
    run.answer('2026-11-24T09:00', { kind: 'reopen' });
    expect(run.shown('2026-11-24T09:00')).toHaveLength(1);
  });

  it('does not come again once it is waived, with the reason as its note, but does when it is not waived after all', () => {
    const run = runner({ leads: leads(3, 0) }, one);
    run.plan('2026-11-20T10:00');
    run.answer('2026-11-20T10:00', { kind: 'waive', text: 'let off' });
    expect(run.plan('2026-11-21T09:00')).toMatchObject({
      show: [],
      pending: [],
      next: null,
      reminders: [{ note: 'let off' }],
    });
    run.answer('2026-11-24T09:00', { kind: 'waive', text: '' });
    expect(run.plan('2026-11-24T09:00')).toMatchObject({ show: [], reminders: [{ note: 'let off' }] });
    run.answer('2026-11-24T09:00', { kind: 'reopen' });
    expect(run.shown('2026-11-24T09:00')).toHaveLength(1);
  });

  it('is silent where its deadline is done, waived or fine', () => {
    for (const state of ['done', 'waived', 'fine'] as const) {
      const run = runner({}, () => [deadlineOn('2026-11-24', { state })]);
      expect(run.plan('2026-11-24T09:00')).toMatchObject({ show: [], next: null, pending: [] });
    }
  });

  it('counts as told where it is answered before anything could be shown', () => {
    const run = runner({ leads: leads(3), againAfter: again(null) }, one);
    run.plan('2026-11-21T09:00', { muted: true });
    run.answer('2026-11-21T09:30', { kind: 'acknowledge' });
    expect(run.plan('2026-11-21T10:00')).toMatchObject({ show: [], pending: [] });
  });

  it('is not shown again where it was answered between showing and recording', () => {
    const run = runner({ leads: leads(3), againAfter: again(null) }, one);
    run.plan('2026-11-21T09:00', { killed: true });
    run.answer('2026-11-21T09:00', { kind: 'acknowledge' });
    expect(run.shown('2026-11-21T09:02')).toEqual([]);
  });

  test.each<[Parameters<typeof snoozedUntil>[0], string, string | null]>([
    ['hour', '2026-11-20T10:00', '2026-11-20T11:00'],
    ['evening', '2026-11-20T10:00', '2026-11-20T18:00'],
    ['evening', '2026-11-20T17:30', '2026-11-20T18:30'],
    ['tomorrow', '2026-11-20T10:00', '2026-11-21T09:00'],
    ['workday', '2026-11-20T10:00', '2026-11-23T09:00'],
    ['opened', '2026-11-20T10:00', null],
  ])('snoozed by %s at %s comes at %s', (snooze, from, to) => {
    const until = snoozedUntil(snooze, { settings: settings(), now: at(from), isWorkday });
    expect(until === null ? null : told(until)).toBe(to);
    const run = runner({ leads: leads(7), againAfter: again(null) }, () => [deadlineOn('2026-11-27')]);
    run.plan('2026-11-20T09:00');
    run.answer(from, { kind: 'snooze', until: snooze });
    if (to === null) {
      expect(run.shown('2026-11-24T11:59')).toEqual([]);
      expect(run.shown('2026-11-24T12:00', { opened: true })).toHaveLength(1);
    } else {
      expect(run.plan(from)).toMatchObject({ show: [], pending: [], next: at(to) });
      expect(run.shown(to)).toHaveLength(1);
    }
  });

  it('comes at its next lead time, whatever it was snoozed for', () => {
    const run = runner({ leads: leads(3, 0) }, one);
    run.plan('2026-11-21T09:00');
    run.answer('2026-11-21T09:00', { kind: 'snooze', until: 'opened' });
    expect(run.shown('2026-11-24T09:00')).toHaveLength(1);
  });

  it('waits no longer than it was meant to where the clock went back', () => {
    const run = runner({ leads: leads(7), againAfter: again(null) }, one);
    run.plan('2026-11-22T09:00');
    run.answer('2026-11-22T09:00', { kind: 'snooze', until: 'hour' });
    expect(run.shown('2026-11-18T10:00')).toEqual([]);
    expect(run.shown('2026-11-18T11:00')).toHaveLength(1);
  });

  it('keeps its note where the deadline moves to another day', () => {
    let day = '2026-11-24';
    const run = runner({ leads: leads(0) }, () => [deadlineOn(day)]);
    run.plan('2026-11-20T09:00');
    run.answer('2026-11-20T09:00', { kind: 'note', text: 'asked the lawyer' });
    day = '2026-11-26';
    run.plan('2026-11-20T10:00');
    expect(run.stored().find((each) => each.day === day)?.note).toBe('asked the lawyer');
  });

  describe('of an estimate', () => {
    /** The days on which it comes, looked at every morning; each one is acknowledged. */
    const daysShown = (endsOn: (day: string) => string, chosen: ReminderSettings['leads']['high']) => {
      let today = '2026-11-15';
      const run = runner({ leads: { ...leads(), high: chosen }, againAfter: again(null) }, () => [
        deadlineOn(endsOn(today), { kind: 'balance-ends', estimated: true }),
      ]);
      const found: string[] = [];
      for (; today <= '2026-12-14'; today = addDays(today, 1)) {
        if (run.shown(`${today}T10:00`).length > 0) found.push(today.slice(5));
        run.answer(`${today}T10:00`, { kind: 'acknowledge' });
      }
      return found;
    };
    const late = ['12-05', '12-09', '12-11', '12-12'];

    test.each<[string, (day: string) => string, ReminderSettings['leads']['high'], string[]]>([
      [
        'comes at all its lead times again where somebody paid in on its last day but one',
        (day) => (day <= '2026-11-22' ? '2026-11-23' : '2026-12-12'),
        days(7, 3, 1, 0),
        ['11-16', '11-20', '11-22', ...late],
      ],
      [
        'comes at all its lead times again where somebody paid in on its last day',
        (day) => (day <= '2026-11-22' ? '2026-11-22' : '2026-12-12'),
        days(7, 3, 1, 0),
        ['11-15', '11-19', '11-21', '11-22', ...late],
      ],
      [
        'does not tell again what holds of the new day too',
        (day) => (day <= '2026-11-21' ? '2026-11-24' : '2026-11-23'),
        days(7, 3, 1, 0),
        ['11-17', '11-21', '11-22', '11-23'],
      ],
      [
        'comes at the lead times that are still to come where it moved by a little',
        (day) => (day <= '2026-11-22' ? '2026-11-23' : '2026-11-28'),
        days(7, 3, 1, 0),
        ['11-16', '11-20', '11-22', '11-25', '11-27', '11-28'],
      ],
      [
        'tells a lead time once where the forecast says the same number of days each morning',
        (day) => (day <= '2026-11-24' ? addDays(day, 3) : '2026-11-27'),
        days(7, 3, 1, 0),
        ['11-15', '11-26', '11-27'],
      ],
      [
        'comes on the day itself again where that is the only lead time',
        (day) => (day <= '2026-11-20' ? '2026-11-20' : '2026-11-22'),
        days(0),
        ['11-20', '11-22'],
      ],
      [
        'counts working days where that is asked',
        (day) => (day <= '2026-11-20' ? '2026-11-23' : '2026-11-24'),
        [{ days: 2, working: true }, { days: 0 }],
        ['11-19', '11-24'],
      ],
    ])('%s', (_, endsOn, chosen, expected) => {
      expect(daysShown(endsOn, chosen)).toEqual(expected);
    });

    it('waits for nothing that was asked for the day before it was paid in', () => {
      let day = '2026-11-23';
      const run = runner({}, () => [deadlineOn(day, { kind: 'balance-ends', estimated: true })]);
      run.plan('2026-11-22T09:00');
      run.answer('2026-11-22T09:00', { kind: 'snooze', until: 'evening' });
      day = '2026-12-12';
      expect(run.plan('2026-11-22T19:00')).toMatchObject({ show: [], pending: [] });
    });
  });

  describe('of a forecast that has no day for a while', () => {
    type Answer = Parameters<typeof answerReminder>[1];
    const far = '2026-12-20';
    const run = () => {
      const forecast = { day: far, known: true };
      const of = runner({}, () =>
        forecast.known ? [deadlineOn(forecast.day, { kind: 'balance-ends', estimated: true })] : [],
      );
      of.plan('2026-11-22T12:00');
      return { ...of, forecast };
    };

    test.each<[string, Answer, Partial<Reminder>]>([
      [
        'snoozed before anything was told waits on',
        { kind: 'snooze', until: 'hour' },
        { told: null, wait: { why: 'snoozed', at: at('2026-11-22T12:00'), until: at('2026-11-22T13:00') } },
      ],
      [
        'known before anything was told stays known',
        { kind: 'acknowledge' },
        { acknowledgedAt: at('2026-11-22T12:00') },
      ],
      ['done stays done', { kind: 'done' }, { doneAt: at('2026-11-22T12:00') }],
    ])('%s', (_, answer, kept) => {
      const of = run();
      of.answer('2026-11-22T12:00', answer);
      of.forecast.known = false;
      of.plan('2026-11-22T12:10');
      of.forecast.known = true;
      of.plan('2026-11-22T12:20');
      expect(of.stored()).toMatchObject([{ day: far, ...kept }]);
    });

    test.each([
      ['the same day', far],
      ['a day before', '2026-12-18'],
      ['a day after', '2026-12-21'],
    ])('comes when the snooze is over though it was computed anew, to %s', (_, day) => {
      const of = run();
      of.answer('2026-11-22T12:00', { kind: 'snooze', until: 'hour' });
      of.forecast.known = false;
      of.plan('2026-11-22T12:10');
      Object.assign(of.forecast, { known: true, day });
      expect(of.shown('2026-11-22T12:20')).toEqual([]);
      expect(of.shown('2026-11-22T13:05')).toEqual([`shop/a/own/1@${day}`]);
      expect(of.shown('2026-11-22T13:10')).toEqual([]);
    });

    it('goes by the last answer where it has moved more than once', () => {
      const begun = (day: string) => newReminder(deadlineOn(day));
      const asked = at('2026-11-22T12:00');
      const stored = [
        { ...begun('2026-12-20'), wait: { why: 'snoozed' as const, at: asked, until: asked + 3_600_000 } },
        { ...begun('2026-12-21'), acknowledgedAt: asked + 900_000 },
      ];
      const deadlines = [deadlineOn('2026-12-22', { kind: 'balance-ends', estimated: true })];
      const now = at('2026-11-22T14:00');
      expect(planReminders({ stored, deadlines, settings: settings(), now, isWorkday }).show).toEqual([]);
    });
  });

  it('goes with its deadline, but what was shown stays, lest it be shown twice', () => {
    let present = one();
    const run = runner({ leads: leads(3), againAfter: again(null) }, () => present);
    run.plan('2026-11-21T09:00');
    present = [];
    run.plan('2026-11-21T10:00');
    expect(run.stored()).toHaveLength(1);
    present = one();
    expect(run.shown('2026-11-21T11:00')).toEqual([]);
    present = [];
    run.plan('2028-11-21T09:00');
    expect(run.stored()).toEqual([]);
  });

  it('is not shown for what had passed before it was known, unless it is overdue', () => {
    const past = (state: 'in-force' | 'overdue') => () => [deadlineOn('2026-11-20', { inDays: -4, state })];
    expect(runner({}, past('in-force')).shown('2026-11-24T09:00')).toEqual([]);
    expect(runner({}, past('overdue')).shown('2026-11-24T09:00')).toHaveLength(1);
  });

  it('begins empty', () => {
    expect(newReminder(deadlineOn('2026-11-24'))).toMatchObject({ told: null, rounds: 0, claim: null });
  });
});

describe('a digest', () => {
  const many = (count: number) => () =>
    Array.from({ length: count }, (_, index) => deadlineOn('2026-11-24', { id: `shop/a/own/${index}` }));

  it('takes the place of as many as are asked for, and each counts as shown', () => {
    const run = runner({ leads: leads(0), digestFrom: 3, againAfter: again(null) }, many(4));
    const { show } = run.plan('2026-11-24T09:00');
    expect(show).toHaveLength(1);
    expect(show[0]).toMatchObject({ digest: true });
    expect(show[0]?.reminders).toHaveLength(4);
    expect(run.shown('2026-11-24T10:00')).toEqual([]);
    expect(run.stored().every(({ shownAt }) => shownAt === at('2026-11-24T09:00'))).toBe(true);
  });

  it('is not made of fewer, or where none is wanted', () => {
    expect(runner({ leads: leads(0), digestFrom: 3 }, many(2)).shown('2026-11-24T09:00')).toHaveLength(2);
    expect(runner({ leads: leads(0), digestFrom: null }, many(5)).shown('2026-11-24T09:00')).toHaveLength(5);
  });

  it('comes under the same id after a kill, without what was done meanwhile', () => {
    let found = many(4)();
    const run = runner({ leads: leads(0), digestFrom: 3 }, () => found);
    const [first] = run.shown('2026-11-24T09:00', { killed: true });
    found = found.slice(1);
    const { show } = run.plan('2026-11-24T09:05');
    expect(show.map(({ id, reminders }) => [id, reminders.length])).toEqual([[first, 3]]);
  });
});
