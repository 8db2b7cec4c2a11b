import { dayOf, startOfDay } from 'duewatch';
import {
  answerReminder,
  type DatedDeadline,
  defaultReminderSettings,
  planReminders,
  type Reminder,
  type ReminderNotice,
  type ReminderSettings,
  reminderShown,
  snoozes,
} from 'duewatch/deadline';
import { expect, it } from 'vitest';
import { deadlineOn } from './deadline-on.ts';

/*
 * A year of a computer that sleeps, is switched off, loses its alarms, has its clock put forward and back, kills the worker
 * at any step, and has two windows that look at once. What must hold is said here a second time, in minutes and by hand.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const schedules = 10_000;

/** A generator of chance that gives the same year for the same seed. */
function chanceOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (count: number) => Math.floor(next() * count),
    is: (share: number) => next() < share,
    of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  };
}
type Chance = ReturnType<typeof chanceOf>;

const addDays = (from: string, days: number) => dayOf(startOfDay(from) + days * day);
const workdays = new Map<string, boolean>();
const isWorkday = (each: string) => {
  const known = workdays.get(each) ?? ![0, 6].includes(new Date(`${each}T00:00:00Z`).getUTCDay());
  workdays.set(each, known);
  return known;
};

interface Showing {
  readonly reminder: string;
  readonly lead: number;
  readonly round: number;
  readonly notice: string;
}

class Computer {
  readonly shown = new Map<string, Showing[]>();
  /** Showings that were killed before they were recorded, by notice. */
  readonly killed = new Map<string, number>();
  readonly noticeTimes = new Map<string, number>();
  readonly answered = new Map<string, number>();
  readonly done = new Set<string>();
  stored: readonly Reminder[] = [];
  alarm: number | null = null;
  kills = 0;
  killedAt = 0;
  readonly #chance: Chance;
  readonly #deadlines: readonly DatedDeadline[];
  readonly #settings: ReminderSettings;
  clock: number;

  constructor(
    chance: Chance,
    deadlines: readonly DatedDeadline[],
    settings: ReminderSettings,
    clock: number,
  ) {
    this.#chance = chance;
    this.#deadlines = deadlines;
    this.#settings = settings;
    this.clock = clock;
  }

  deadlines(): DatedDeadline[] {
    const today = dayOf(this.clock);
    return this.#deadlines.map((each) => {
      const inDays = (Date.parse(each.earliest) - Date.parse(today)) / day;
      return { ...each, inDays, state: inDays < 0 ? 'overdue' : 'coming' };
    });
  }

  /** One catch-up in steps, so that two of them can go on at once and each can end after any of them. */
  *catchUp(opened: boolean): Generator<void, void> {
    const plan = planReminders({
      stored: this.stored,
      deadlines: this.deadlines(),
      settings: this.#settings,
      now: this.clock,
      isWorkday,
      opened,
    });
    this.stored = plan.reminders;
    yield;
    for (const notice of plan.show) {
      this.#show(notice);
      this.killed.set(notice.id, (this.killed.get(notice.id) ?? 0) + 1);
      yield;
      const changed = new Map(
        reminderShown(this.stored, notice, { now: this.clock, settings: this.#settings }).map((each) => [
          each.id,
          each,
        ]),
      );
      this.stored = this.stored.map((each) => changed.get(each.id) ?? each);
      this.killed.set(notice.id, (this.killed.get(notice.id) ?? 1) - 1);
      yield;
    }
    this.alarm = plan.next;
  }

  #show(notice: ReminderNotice) {
    this.noticeTimes.set(notice.id, (this.noticeTimes.get(notice.id) ?? 0) + 1);
    for (const { id } of notice.reminders) {
      const reminder = this.stored.find((each) => each.id === id);
      const list = this.shown.get(id) ?? [];
      list.push({
        reminder: id,
        lead: reminder?.claim?.lead ?? -1,
        round: reminder?.rounds ?? -1,
        notice: notice.id,
      });
      this.shown.set(id, list);
    }
  }

  /** Lets one or two windows catch up, and sometimes kills them. Gives whether all went to the end. */
  wake({ windows = 1, opened = false, mayDie = true } = {}): boolean {
    const running = Array.from({ length: windows }, () => this.catchUp(opened));
    let whole = true;
    while (running.length > 0) {
      if (mayDie && this.#chance.is(0.04)) {
        // The worker is one process: whoever runs in it dies together.
        this.kills += 1;
        this.killedAt = this.clock;
        whole = false;
        break;
      }
      const turn = this.#chance.below(running.length);
      if (running[turn]?.next().done) running.splice(turn, 1);
    }
    return whole;
  }

  answer() {
    const told = this.stored.filter(({ shownAt, doneAt }) => shownAt !== null && doneAt === null);
    if (told.length === 0) return;
    const { id } = this.#chance.of(told);
    const deadline = this.deadlines().find((each) => `${each.id}@${each.earliest}` === id);
    if (deadline === undefined) return;
    const answer = this.#chance.of([
      { kind: 'acknowledge' },
      { kind: 'snooze', until: this.#chance.of(snoozes) },
      { kind: 'done' },
    ] as const);
    if (answer.kind === 'done') this.done.add(id);
    this.stored = this.stored.map((each) =>
      each.id === id
        ? answerReminder(each, answer, { deadline, settings: this.#settings, now: this.clock, isWorkday })
        : each,
    );
  }
}

/** Said once more, by hand: whether a reminder may come at a time. */
function allowed(time: number, { quiet, workingHours }: ReminderSettings): boolean {
  const minutes = Math.floor((time - startOfDay(dayOf(time))) / minute);
  if (quiet !== null && (minutes >= quiet.from || minutes < quiet.to)) return false;
  if (workingHours === null) return true;
  return isWorkday(dayOf(time)) && minutes >= workingHours.from && minutes < workingHours.to;
}

function workdaysBack(from: string, count: number): string {
  let at = from;
  for (let left = count; left > 0; ) {
    at = addDays(at, -1);
    if (isWorkday(at)) left -= 1;
  }
  return at;
}

/** Every due time that has come by now must have been told, where a reminder may come now. */
function missed(computer: Computer, deadlines: readonly DatedDeadline[], settings: ReminderSettings) {
  if (!allowed(computer.clock, settings)) return [];
  return deadlines.flatMap((deadline) => {
    const id = `${deadline.id}@${deadline.earliest}`;
    if (computer.done.has(id)) return [];
    const told = Math.min(
      ...(computer.shown.get(id) ?? []).map(({ lead }) => lead),
      computer.stored.find((each) => each.id === id)?.told ?? Number.POSITIVE_INFINITY,
    );
    return settings.leads[deadline.severity]
      .filter(({ days, working }) => {
        if (told <= days) return false;
        const on = working ? workdaysBack(deadline.earliest, days) : addDays(deadline.earliest, -days);
        return computer.clock >= startOfDay(on) + settings.morning * minute;
      })
      .map(({ days }) => `${id}, ${days} days ahead`);
  });
}

function doubled(computer: Computer) {
  const wrong: string[] = [];
  for (const [id, times] of computer.noticeTimes) {
    const unrecorded = computer.killed.get(id) ?? 0;
    if (times > 1 + unrecorded) wrong.push(`${id} shown ${times} times, ${unrecorded} of them not recorded`);
  }
  for (const [id, list] of computer.shown) {
    // A showing that counts has its own round; the same round under two ids would be seen as two.
    const notices = new Map<number, Set<string>>();
    for (const { round, notice } of list) {
      notices.set(round, (notices.get(round) ?? new Set<string>()).add(notice));
    }
    for (const [round, ids] of notices) {
      if (ids.size > 1) wrong.push(`${id}, round ${round}, as ${[...ids].join(' and ')}`);
    }
  }
  return wrong;
}

function settingsOf(chance: Chance): ReminderSettings {
  const lead = () =>
    [14, 7, 3, 1, 0]
      .filter(() => chance.is(0.5))
      .map((days) => (chance.is(0.3) ? { days, working: true } : { days }));
  return {
    ...defaultReminderSettings,
    leads: { high: [...lead()], normal: lead(), low: lead() },
    quiet: chance.is(0.5) ? { from: 1320, to: 480 } : null,
    workingHours: chance.is(0.3) ? { from: 540, to: 1080 } : null,
    againAfter: { high: chance.is(0.5) ? 6 + chance.below(90) : null, normal: null, low: null },
    digestFrom: chance.is(0.5) ? 2 + chance.below(3) : null,
  };
}

function runYear(seed: number): { wrong: string[]; kills: number; shown: number } {
  const chance = chanceOf(seed);
  const begin = startOfDay('2026-01-01') + chance.below(24) * hour;
  const deadlines = Array.from({ length: 1 + chance.below(6) }, (_, index) =>
    deadlineOn(addDays('2026-01-01', 30 * chance.below(12) + 3 * chance.below(2)), {
      id: `shop/a/own/${index}`,
      severity: chance.of(['high', 'normal', 'low'] as const),
    }),
  );
  const settings = settingsOf(chance);
  const computer = new Computer(chance, deadlines, settings, begin);
  const wrong: string[] = [];
  let left = 365 * day;
  let off = true;
  while (left > 0) {
    const step = Math.min(left, chance.of([hour, 9 * hour, 2 * day, 6 * day, 20 * day]));
    left -= step;
    const kind = chance.below(10);
    if (kind < 2) {
      // Sleeps or is off: the clock goes on and no alarm rings.
      computer.clock += step;
      off = true;
    } else if (kind === 2) {
      computer.clock += chance.of([-1, 1]) * chance.of([hour, day, 5 * day]);
      off = true;
    } else if (kind === 3) {
      computer.alarm = null;
      off = true;
    } else if (kind === 4) {
      computer.answer();
      off = true;
    } else {
      let settled = true;
      if (off || chance.is(0.2)) {
        settled = computer.wake({ windows: 1 + chance.below(2), opened: chance.is(0.5) });
        if (!settled && chance.is(0.3)) computer.clock -= chance.of([hour, day, 5 * day]);
        if (!settled) settled = computer.wake();
      }
      off = false;
      const end = computer.clock + step;
      // Awake: only alarms wake it.
      for (let turns = 0; computer.alarm !== null && computer.alarm <= end && turns < 400; turns += 1) {
        computer.clock = Math.max(computer.clock, computer.alarm);
        computer.alarm = null;
        settled = computer.wake({ windows: 1 + chance.below(2) });
        if (!settled) settled = computer.wake();
      }
      off = !settled;
      computer.clock = end;
      // Nobody looks by hand: the alarm alone has brought whatever was due and is not claimed by who was just killed.
      const free = computer.clock >= computer.killedAt + minute;
      if (settled && free) wrong.push(...missed(computer, deadlines, settings));
      if (chance.is(0.3)) {
        // A window is opened, and again once what others may have claimed is free.
        computer.wake({ mayDie: false });
        computer.clock += minute;
        computer.wake({ mayDie: false });
        wrong.push(...missed(computer, deadlines, settings));
      }
    }
  }
  // The year is over: whatever came in it must have been told.
  computer.clock = Math.max(computer.clock, begin + 366 * day);
  while (!allowed(computer.clock, settings)) computer.clock += 30 * minute;
  computer.wake({ mayDie: false });
  computer.clock += 2 * minute;
  computer.wake({ mayDie: false });
  wrong.push(...missed(computer, deadlines, settings), ...doubled(computer));
  return {
    wrong: wrong.map((text) => `schedule ${seed}: ${text}`),
    kills: computer.kills,
    shown: computer.noticeTimes.size,
  };
}

it('never loses a reminder and never doubles one, in 10,000 years of kills, sleeps, clock jumps and two windows', () => {
  const wrong: string[] = [];
  let kills = 0;
  let shown = 0;
  for (let seed = 1; seed <= schedules; seed += 1) {
    const year = runYear(seed);
    wrong.push(...year.wrong);
    kills += year.kills;
    shown += year.shown;
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  // Otherwise nothing was tried.
  expect(kills).toBeGreaterThan(schedules);
  expect(shown).toBeGreaterThan(schedules);
}, 300_000);
