import { readdirSync } from 'node:fs';
import type { AccountFacts, Deadline, Facts } from 'duewatch';
import { assess } from 'duewatch/assess';
import { deadlineKinds, deadlines, isDated } from 'duewatch/deadline';
import { mergeFacts, readFiles } from 'duewatch/import';
import { packs, rulePacks } from 'duewatch/packs';
import { explain, toICalendar } from 'duewatch/text';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../sdk/src/base/day.ts';
import { readingsOf } from '../../../sdk/src/pack/known.ts';
import { datedKinds } from '../deadline/dated-kinds.ts';
import { sample } from '../import/inputs.ts';

const all = [...packs, ...rulePacks];
const stamp = '2026-11-22T09:00:00+08:00';
const factsOf = (...accounts: AccountFacts[]): Facts => ({ format: 'duewatch/facts@1', accounts });

/** All that the files of the samples say, those with mistakes in them included. */
function sampleFacts(): Facts {
  const folder = new URL('../../samples/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:csv|json)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(10);
  const read = readFiles(files.map(sample), { platform: 'taobao-open-platform', account: 'one' });
  return mergeFacts(factsOf(), read.facts, { account: 'one' }).facts;
}

/** Every obligation of every pack, of an account that is meant, ten days before its safe day. */
const ofObligations = all.flatMap((pack) =>
  (pack.obligations ?? []).map((obligation): [string, Deadline[]] => {
    const traits = Object.fromEntries((obligation.concerns ?? []).map(({ fact, is }) => [fact.id, is]));
    const [safe = '2026-11-22'] = readingsOf(obligation.due)
      .map(({ value }) => value.by)
      .sort();
    const found = deadlines(factsOf({ platform: pack.id, id: 'a;b,商家', traits }), all, {
      on: addDays(safe, -10),
    });
    expect(found.map(({ id }) => id)).toContain(`${pack.id}/a;b,商家/obligation/${obligation.id}`);
    return [`the obligation ${obligation.id} of ${pack.id}`, found];
  }),
);

/** Every kind, ten days before its day, on the eve, and on the day. */
const ofKinds = Object.entries(datedKinds).map(([kind, dated]): [string, Deadline[]] => {
  const found = dated.flatMap(({ account, day, ahead = 10 }, index) =>
    [ahead, 1, 0].flatMap((before) =>
      deadlines(factsOf({ platform: 'aliexpress', id: `shop-${index}-${before}`, ...account }), all, {
        on: addDays(day, -before),
      }),
    ),
  );
  return [`deadlines of the kind ${kind}`, found];
});

const facts = sampleFacts();
const sources: [string, Deadline[]][] = [
  ['the samples, assessed', [...assess(facts, all, { on: '2026-11-22' }).deadlines]],
  [
    'the samples, all days before and after',
    ['2026-10-16', '2026-11-19', '2026-11-30', '2027-01-05'].flatMap((on, index) =>
      deadlines(facts, all, { on }).map((each) => ({ ...each, id: `${index}/${each.id}` })),
    ),
  ],
  ...ofObligations,
  ...ofKinds,
];

interface Entry {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly type: string;
  /** The day, or the instant in milliseconds. */
  readonly when: string | number;
  readonly sequence: number;
}

function byIcalJs(calendar: string): Entry[] {
  const root = new ICAL.Component(ICAL.parse(calendar));
  return [...root.getAllSubcomponents('vevent'), ...root.getAllSubcomponents('vtodo')].map((component) => {
    const text = (name: string) => String(component.getFirstPropertyValue(name));
    const property = component.getFirstProperty(component.name === 'vevent' ? 'dtstart' : 'due');
    const value = String(property?.getFirstValue());
    expect(property?.type === 'date' || value.endsWith('Z')).toBe(true);
    return {
      uid: text('uid'),
      summary: text('summary'),
      description: text('description'),
      type: property?.type ?? '',
      when: property?.type === 'date' ? value : Date.parse(value),
      sequence: Number(text('sequence')),
    };
  });
}

function byNodeIcal(calendar: string): Entry[] {
  return Object.values(nodeIcal.sync.parseICS(calendar)).flatMap((entry): Entry[] => {
    if (entry?.type !== 'VEVENT' && entry?.type !== 'VTODO') return [];
    const moment = (entry.type === 'VEVENT' ? entry.start : entry.due) as Date & { dateOnly?: boolean };
    const two = (value: number) => String(value).padStart(2, '0');
    const type = moment.dateOnly === true ? 'date' : 'date-time';
    return [
      {
        uid: entry.uid,
        summary: String(entry.summary),
        description: String(entry.description),
        type,
        when:
          type === 'date'
            ? `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
            : moment.getTime(),
        sequence: Number(entry.sequence),
      },
    ];
  });
}

const byUid = (entries: readonly Entry[]) => [...entries].sort((a, b) => (a.uid < b.uid ? -1 : 1));
const octets = (text: string) =>
  text.replace(/[^A-Za-z0-9._~/-]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );

describe.each(sources)('the calendar of %s', (_, found) => {
  it.each([
    ['zh-CN', 'events'],
    ['zh-CN', 'to-dos'],
    ['en', 'events'],
    ['en', 'to-dos'],
  ] as const)('in %s as %s says the same to two parsers, and comes back as it was', (locale, as) => {
    const leads = [{ days: 1, at: '09:00' }];
    const calendar = toICalendar(found, { stamp, locale, as, leads });
    const told = new Map(
      found
        .filter(isDated)
        .filter(({ state }) => state !== 'waived' && !(as === 'events' && state === 'done'))
        .map((each) => [each.id, each]),
    );
    const entries = byUid(byIcalJs(calendar));
    expect(entries.map(({ description: _text, ...rest }) => rest)).toEqual(
      byUid(
        [...told.values()].map(({ id, what, account, earliest, at }) => ({
          uid: `${as === 'events' ? '' : 'to-do/'}${octets(id)}@duewatch`,
          summary: `${explain(what, locale)} · ${account.name ?? account.id}`,
          description: '',
          type: at === undefined ? 'date' : 'date-time',
          when: at === undefined ? earliest : Date.parse(at),
          sequence: 0,
        })),
      ).map(({ description: _text, ...rest }) => rest),
    );
    for (const { description } of entries) expect(description).not.toMatch(/undefined|\[object|NaN/);
    expect(byUid(byNodeIcal(calendar))).toEqual(entries);
    expect(byUid(byIcalJs(ICAL.stringify(ICAL.parse(calendar))))).toEqual(entries);
    const later = '2026-11-23T09:00:00+08:00';
    expect(toICalendar(found, { stamp: later, locale, as, leads, previous: calendar })).toBe(calendar);
  });
});

it('every kind of deadline and both forms of a day are among them', () => {
  const dated = sources.flatMap(([, found]) => found).filter(isDated);
  expect([...new Set(dated.map(({ kind }) => kind))].sort()).toEqual([...deadlineKinds].sort());
  expect(dated.some(({ at }) => at !== undefined)).toBe(true);
  expect(sources[0]?.[1].filter(isDated).length).toBeGreaterThan(0);
});
