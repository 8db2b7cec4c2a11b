import type { Deadline, Message } from 'duewatch';
import { deadlineKinds } from 'duewatch/deadline';
import { type ICalendarOptions, type Lead, toICalendar } from 'duewatch/text';
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it, test } from 'vitest';
import { addDays, fromOrdinal, toOrdinal } from '../../../sdk/src/base/day.ts';

const stamp = '2026-11-22T09:00:00+08:00';
const later = '2026-11-23T09:00:00+08:00';

/** What has no words is shown as its code, so that a code can be any text. */
const text = (code: string): Message => ({ code });

function deadline(change: Partial<Deadline> = {}): Deadline {
  return {
    id: 'taobao-open-platform/isv-demo/arrears/2026-11-19/days-5',
    kind: 'arrears-rung',
    severity: 'high',
    account: { platform: 'taobao-open-platform', id: 'isv-demo', name: '示例服务商' },
    what: text('服务冻结、API 限流'),
    earliest: '2026-11-24',
    likely: '2026-11-24',
    latest: '2026-11-24',
    inDays: 2,
    state: 'due-soon',
    consequence: text('收入冻结'),
    action: text('补缴欠费'),
    place: 'fees',
    way: { 'zh-CN': '费用中心', en: 'Fee centre' },
    why: [],
    ...change,
  };
}

const make = (deadlines: readonly Deadline[], options: Partial<ICalendarOptions> = {}) =>
  toICalendar(deadlines, { stamp, ...options });

function parse(calendar: string) {
  const root = new ICAL.Component(ICAL.parse(calendar));
  const found = [...root.getAllSubcomponents('vevent'), ...root.getAllSubcomponents('vtodo')];
  return found.map((component) => {
    const value = (name: string) => component.getFirstPropertyValue(name);
    const start = component.getFirstProperty('dtstart') ?? component.getFirstProperty('due');
    return {
      kind: component.name,
      uid: String(value('uid')),
      summary: String(value('summary')),
      description: String(value('description')),
      sequence: Number(value('sequence')),
      stamp: String(value('dtstamp')),
      status: String(value('status')),
      start: String(start?.getFirstValue()),
      type: start?.type,
      end: value('dtend') === null ? null : String(value('dtend')),
      categories: component.getFirstProperty('categories')?.getValues(),
      alarms: component
        .getAllSubcomponents('valarm')
        .map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    };
  });
}

describe('an entry', () => {
  it('is an event of one day in every zone, with what it is, what follows and what to do', () => {
    expect(parse(make([deadline()]))).toEqual([
      {
        kind: 'vevent',
        uid: 'taobao-open-platform/isv-demo/arrears/2026-11-19/days-5@duewatch',
        summary: '服务冻结、API 限流 · 示例服务商',
        description:
          '账号：示例服务商 · taobao-open-platform\n日期：2026-11-24\n后果：收入冻结\n要做：补缴欠费\n位置：费用中心',
        sequence: 0,
        stamp: '2026-11-22T01:00:00Z',
        status: 'CONFIRMED',
        start: '2026-11-24',
        type: 'date',
        end: '2026-11-25',
        categories: ['欠费', 'taobao-open-platform'],
        alarms: [],
      },
    ]);
  });

  it('speaks English too', () => {
    const [entry] = parse(make([deadline()], { locale: 'en' }));
    expect(entry?.categories).toEqual(['Arrears', 'taobao-open-platform']);
    expect(entry?.description).toContain('What follows: 收入冻结\nTo do: 补缴欠费\nWhere: Fee centre');
  });

  it('is at an instant in UTC where hours count', () => {
    const [entry] = parse(make([deadline({ at: '2026-11-24T18:30:00+08:00' })]));
    expect(entry).toMatchObject({ start: '2026-11-24T10:30:00Z', type: 'date-time', end: null });
  });

  it('tells a range, and is tentative', () => {
    const [entry] = parse(
      make([
        deadline({
          earliest: '2026-12-30',
          likely: '2027-01-01',
          latest: '2027-01-09',
          calendarKnownThrough: '2026-12-18',
        }),
      ]),
    );
    expect(entry).toMatchObject({ status: 'TENTATIVE', start: '2026-12-30' });
    expect(entry?.description).toContain(
      '日期：最早 2026-12-30 · 可能 2027-01-01 · 最晚 2027-01-09\n工作日已公布到：2026-12-18',
    );
    const [open] = parse(make([deadline({ latest: null })]));
    expect(open).toMatchObject({ status: 'TENTATIVE' });
    expect(open?.description).toContain('最晚 未定');
  });

  it('names its steps, evidence, file types, window and sources', () => {
    const source = { title: { 'zh-CN': '规则一', en: 'Rule one' }, publisher: { 'zh-CN': '', en: '' } };
    const cite = { key: 'p:s', date: null, confidence: 'official', ...source } as const;
    const [entry] = parse(
      make(
        [
          deadline({
            opens: '2026-11-20',
            steps: [text('open the page'), text('send it')],
            evidence: [{ 'zh-CN': '截图', en: 'Screenshot' }],
            files: ['jpg', 'png'],
            cost: text('at least 3'),
            why: [
              { text: text('why'), cite },
              { text: text('again'), cite },
            ],
          }),
        ],
        { locale: 'en' },
      ),
    );
    expect(entry?.description).toBe(
      [
        'Account: 示例服务商 · taobao-open-platform',
        'Day: 2026-11-24',
        'Opens: 2026-11-20',
        'What follows: 收入冻结',
        'Cost: at least 3',
        'To do: 补缴欠费',
        'Where: Fee centre',
        'Steps: 1. open the page 2. send it',
        'Evidence: Screenshot',
        'File types: jpg png',
        'Sources: Rule one',
      ].join('\n'),
    );
  });

  it('has words for every kind, in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const named = deadlineKinds.map(
        (kind) => parse(make([deadline({ kind })], { locale }))[0]?.categories?.[0],
      );
      expect(new Set(named).size).toBe(deadlineKinds.length);
      expect(named.filter((name) => !name || name.includes('-'))).toEqual([]);
    }
  });

  test.each<[string, Partial<Deadline>, number, number]>([
    ['of no day', { earliest: null, likely: null, latest: null, inDays: null }, 0, 0],
    ['that is waived', { state: 'waived' }, 0, 0],
    ['that is done', { state: 'done' }, 0, 1],
    ['that is overdue', { state: 'overdue' }, 1, 1],
  ])('%s is in %j: events %i, to-dos %i', (_, change, events, todos) => {
    expect(parse(make([deadline(change)]))).toHaveLength(events);
    expect(parse(make([deadline(change)], { as: 'to-dos' }))).toHaveLength(todos);
  });

  it('as a to-do is due on its day, and completed when it is done', () => {
    const [todo] = parse(make([deadline()], { as: 'to-dos' }));
    expect(todo).toMatchObject({ kind: 'vtodo', start: '2026-11-24', type: 'date', status: 'NEEDS-ACTION' });
    const calendar = make([deadline({ state: 'done', opens: '2026-11-20' })], { as: 'to-dos' });
    expect(calendar).toContain('DTSTART;VALUE=DATE:20261120\r\nDUE;VALUE=DATE:20261124\r\n');
    expect(calendar).toContain('STATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\n');
  });

  test.each<[Lead, string]>([
    [{ minutes: 90 }, '-PT1H30M'],
    [{ minutes: 0 }, 'PT0M'],
    [{ minutes: 1470 }, '-P1DT30M'],
    [{ minutes: 2880 }, '-P2D'],
    [{ days: 3 }, '-P3D'],
    [{ days: 3, at: '09:00' }, '-P2DT15H'],
    [{ days: 0, at: '09:00' }, 'PT9H'],
  ])('has an alarm %j before it: %s', (lead, trigger) => {
    const calendar = make([deadline()], { leads: [lead] });
    expect(calendar).toContain(`\r\nTRIGGER:${trigger}\r\n`);
    expect(make([deadline()], { leads: [lead], as: 'to-dos' })).toContain(
      `TRIGGER;RELATED=END:${trigger}\r\n`,
    );
    const [alarm] = parse(calendar)[0]?.alarms ?? [];
    const seconds = (duration: string) => ICAL.Duration.fromString(duration).toSeconds();
    expect(seconds(alarm ?? '')).toBe(seconds(trigger));
  });

  it('is refused with a lead or a stamp that is none', () => {
    expect(() => make([deadline()], { leads: [{ days: 1, at: '25:00' }] })).toThrow(RangeError);
    expect(() => make([deadline()], { leads: [{ minutes: 0.5 }] })).toThrow(RangeError);
    expect(() => make([deadline()], { stamp: '2026-11-22' })).toThrow(RangeError);
    expect(() => make([deadline()], { previous: 'summary,day\n' })).toThrow(RangeError);
  });
});

describe('given the previous calendar', () => {
  const first = make([deadline()]);

  it('what has not changed stays as it was, byte for byte', () => {
    expect(make([deadline({ inDays: 1 })], { stamp: later, previous: first })).toBe(first);
    expect(make([deadline()], { stamp: later, previous: first.replaceAll('\r\n', '\n') })).toBe(first);
  });

  test.each<[string, Partial<Deadline>, Partial<ICalendarOptions>]>([
    ['another day', { earliest: '2026-11-25', likely: '2026-11-25', latest: '2026-11-25' }, {}],
    ['an hour', { at: '2026-11-24T18:30:00+08:00' }, {}],
    ['a range', { latest: '2026-11-30' }, {}],
    ['another name', { what: text('另一件事') }, {}],
    ['something else to do', { action: text('再补缴') }, {}],
    ['another language', {}, { locale: 'en' }],
    ['an alarm', {}, { leads: [{ days: 1 }] }],
  ])('%s raises the sequence once', (_, change, options) => {
    const second = make([deadline(change)], { ...options, stamp: later, previous: first });
    expect(parse(second)).toMatchObject([{ sequence: 1, stamp: '2026-11-23T01:00:00Z' }]);
    const third = make([deadline(change)], {
      ...options,
      stamp: '2026-11-24T09:00:00+08:00',
      previous: second,
    });
    expect(third).toBe(second);
    const fourth = make([deadline()], { stamp: '2026-11-24T09:00:00+08:00', previous: third });
    expect(parse(fourth)).toMatchObject([{ sequence: 2 }]);
  });

  it('what is gone is cancelled once, stays cancelled, and is dropped when its day is over', () => {
    const withAlarm = make([deadline()], { leads: [{ days: 1 }] });
    const second = make([], { stamp: later, previous: withAlarm });
    expect(parse(second)).toMatchObject([
      { status: 'CANCELLED', sequence: 1, stamp: '2026-11-23T01:00:00Z', start: '2026-11-24', alarms: [] },
    ]);
    expect(make([], { stamp: '2026-11-24T23:59:00+08:00', previous: second })).toBe(second);
    expect(parse(make([], { stamp: '2026-11-25T00:00:00+08:00', previous: second }))).toEqual([]);
  });

  it.each(['done', 'waived'] as const)('what is %s is cancelled', (state) => {
    expect(parse(make([deadline({ state })], { stamp: later, previous: first }))).toMatchObject([
      { status: 'CANCELLED', sequence: 1 },
    ]);
  });

  it('what comes back after it was cancelled has the next sequence', () => {
    const second = make([], { stamp: later, previous: first });
    const third = make([deadline()], { stamp: later, previous: second });
    expect(parse(third)).toMatchObject([{ status: 'CONFIRMED', sequence: 2 }]);
  });

  it('what was over before is not cancelled', () => {
    expect(parse(make([], { stamp: '2026-11-25T09:00:00+08:00', previous: first }))).toEqual([]);
    const hour = make([deadline({ at: '2026-11-24T23:30:00+08:00' })]);
    expect(parse(make([], { stamp: '2026-11-24T23:45:00+08:00', previous: hour }))).toHaveLength(1);
    expect(parse(make([], { stamp: '2026-11-25T00:15:00+08:00', previous: hour }))).toEqual([]);
  });

  it('events give way to to-dos', () => {
    const second = make([deadline()], { stamp: later, previous: first, as: 'to-dos' });
    expect(parse(second).map(({ kind, status }) => [kind, status])).toEqual([
      ['vevent', 'CANCELLED'],
      ['vtodo', 'NEEDS-ACTION'],
    ]);
  });

  it('what others put there is not taken over', () => {
    const foreign = first.replace('days-5@duewatch', 'days-5@example.com');
    expect(parse(make([], { stamp: later, previous: foreign }))).toEqual([]);
  });

  it('a sequence that is none counts as none', () => {
    const broken = first.replace('SEQUENCE:0', 'SEQUENCE:many');
    expect(parse(make([], { stamp: later, previous: broken }))).toMatchObject([{ sequence: 1 }]);
  });
});

describe('any deadlines', () => {
  const piece = fc.constantFrom(
    '中文，',
    '😀👨‍👩‍👧',
    ',',
    ';',
    ':',
    '\\',
    '\\n',
    '\n',
    '\r\n',
    ' ',
    '"',
    'BEGIN:VEVENT',
    'é́',
    'word ',
  );
  // Without U+FFFD, which is how a character that was split would show.
  const words = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
    )
    .map((value) => value.replaceAll('\ufffd', ''));
  const day = fc.integer({ min: toOrdinal('2026-11-22'), max: toOrdinal('2030-12-31') }).map(fromOrdinal);
  const any = fc
    .record({
      id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      kind: fc.constantFrom(...deadlineKinds),
      what: words,
      action: words,
      name: words,
      earliest: day,
      further: fc.tuple(fc.nat(9), fc.option(fc.nat(20))),
      at: fc.option(fc.integer({ min: 0, max: 1439 })),
    })
    .map(({ id, kind, what, action, name, earliest, further: [likely, latest], at }) => {
      const two = (value: number) => String(value).padStart(2, '0');
      return deadline({
        id,
        kind,
        what: text(what),
        action: text(action),
        account: { platform: 'jd', id: 'a', name },
        earliest,
        likely: addDays(earliest, likely),
        latest: latest === null ? null : addDays(earliest, likely + latest),
        ...(at === null ? {} : { at: `${earliest}T${two(Math.floor(at / 60))}:${two(at % 60)}:00+08:00` }),
      });
    });
  const several = fc.uniqueArray(any, { maxLength: 6, selector: ({ id }) => id });

  /** What a text is once it is in a calendar: one kind of line end, no other control characters. */
  const kept = (value: string) =>
    value
      .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these may not stand in a calendar.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

  it('round-trip through ical.js, in lines of at most 75 octets that split no character', () => {
    fc.assert(
      fc.property(several, fc.constantFrom('events', 'to-dos'), (deadlines, as) => {
        const calendar = make(deadlines, { as, leads: [{ days: 1, at: '09:00' }] });
        const bytes = Buffer.from(calendar);
        for (const line of calendar.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          expect(line).not.toMatch(/[\ud800-\udfff]/u);
        }
        expect(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)).toBe(calendar);
        const entries = parse(calendar);
        expect(entries).toHaveLength(deadlines.length);
        deadlines.forEach(({ what, action, account, earliest, at }, index) => {
          expect(entries[index]?.summary).toBe(kept(`${what.code} · ${account.name}`));
          expect(entries[index]?.description).toContain(kept(action.code));
          const shown = entries[index]?.start ?? '';
          if (at === undefined) expect(shown).toBe(earliest);
          else expect(Date.parse(shown)).toBe(Date.parse(at));
        });
        // What ical.js writes of it says the same.
        const written = ICAL.stringify(ICAL.parse(calendar));
        expect(parse(written)).toEqual(entries);
        // A second run changes nothing; without any, all of it is cancelled.
        const again = { as, leads: [{ days: 1, at: '09:00' }], stamp: later, previous: calendar } as const;
        expect(make(deadlines, again)).toBe(calendar);
        const gone = parse(make([], again));
        const coming = deadlines.filter((each) => (each.earliest ?? '') >= '2026-11-23');
        expect(gone.map(({ status, sequence }) => [status, sequence])).toEqual(
          coming.map(() => ['CANCELLED', 1]),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('are the same to a second implementation', () => {
    fc.assert(
      fc.property(several, (deadlines) => {
        const read = nodeIcal.sync.parseICS(make(deadlines));
        const events = Object.values(read).filter((entry) => entry?.type === 'VEVENT');
        expect(events).toHaveLength(deadlines.length);
      }),
      { numRuns: 100 },
    );
    const read = nodeIcal.sync.parseICS(
      make([
        deadline({ what: text('冻结, 限流; \\ 😀\n第二行') }),
        deadline({ id: 'b', at: '2026-11-24T18:30:00+08:00' }),
      ]),
    );
    const [first, second] = Object.values(read).filter((entry) => entry?.type === 'VEVENT');
    expect(first).toMatchObject({
      summary: '冻结, 限流; \\ 😀\n第二行 · 示例服务商',
      datetype: 'date',
      sequence: 0,
    });
    expect(second?.type === 'VEVENT' && new Date(second.start).toISOString()).toBe(
      '2026-11-24T10:30:00.000Z',
    );
  });
});
