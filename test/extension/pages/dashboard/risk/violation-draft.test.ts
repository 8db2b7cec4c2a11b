import { alibaba1688, aliexpress } from 'duewatch/packs';
import { penaltyOutcome } from 'duewatch/penalty';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  factsAsked,
  noticedDay,
  othersOf,
  readViolation,
  type Violation,
  type ViolationDraft,
  violationDraftOf,
} from '../../../../../extension/pages/dashboard/risk/violation-draft.ts';

const tables = aliexpress.penalties ?? [];
const options = { id: 'new', pack: aliexpress };
const stored: Violation = {
  id: 'v',
  offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
  day: '2026-11-18',
  noticed: '2026-11-20T02:30:00Z',
  facts: { times: 2, 'fake-orders': 23, 'total-orders': 135 },
  appeal: { filedOn: '2026-11-21', outcome: 'lost' },
  closedOn: '2026-12-01',
};
const typed = (patch: Partial<ViolationDraft>): ViolationDraft => ({
  ...violationDraftOf(undefined, tables),
  day: '2026-11-18',
  ...patch,
});

describe('the form of a violation', () => {
  it('shows what is stored, and stores it again as it was', () => {
    const draft = violationDraftOf(stored, tables);
    expect(draft.noticed).toBe('2026-11-20 10:30');
    expect(readViolation(draft, stored, options)).toEqual({ value: stored });
  });

  it('keeps facts that the tables do not ask for, such as those of another edition', () => {
    const before = { ...stored, facts: { ...stored.facts, 'old-fact': 3 } };
    const draft = { ...violationDraftOf(before, tables), closedOn: '2026-12-02' };
    expect(readViolation(draft, before, options)).toEqual({ value: { ...before, closedOn: '2026-12-02' } });
    const emptied = { ...draft, facts: { ...draft.facts, times: '' } };
    expect(readViolation(emptied, before, options)).toMatchObject({
      value: { facts: { 'fake-orders': 23, 'total-orders': 135, 'old-fact': 3 } },
    });
  });

  it('counts a notice on the day that it is in China then', () => {
    const before = { id: 'v', offences: stored.offences, noticed: '2026-11-20T17:30:00Z' };
    expect(noticedDay(before.noticed)).toBe('2026-11-21');
    expect(noticedDay('2026-11-20')).toBe('2026-11-20');
    const draft = violationDraftOf(before, tables);
    expect(readViolation({ ...draft, filedOn: '2026-11-20' }, before, options)).toEqual({
      errors: { filedOn: 'tooEarly' },
    });
  });

  it('begins with the first table and nothing known', () => {
    expect(readViolation(typed({}), undefined, options)).toEqual({
      value: { id: 'new', offences: { 'fake-transactions': true }, day: '2026-11-18' },
    });
  });

  it('asks for the facts of the tables that may apply, each once', () => {
    expect(othersOf(typed({}), tables).map(({ offence }) => offence)).toEqual([
      'credit-and-sales-manipulation',
    ]);
    expect(factsAsked(typed({}), tables).map(({ id }) => id)).toEqual([
      'times',
      'fake-orders',
      'total-orders',
    ]);
    expect(factsAsked(typed({ offence: 'serious-ip-infringement' }), tables).map(({ id }) => id)).toEqual([
      'times',
    ]);
  });

  it.each<[string, Partial<ViolationDraft>, Record<string, string>]>([
    ['a day that there is not', { day: '2026-11-31' }, { day: 'day' }],
    ['no day at all', { day: '' }, { day: 'someDay' }],
    ['a notice in words', { noticed: 'yesterday' }, { noticed: 'moment' }],
    ['an hour that there is not', { noticed: '2026-11-20 25:00' }, { noticed: 'moment' }],
    ['half an order', { facts: { 'fake-orders': '1.5' } }, { 'facts.fake-orders': 'count' }],
    ['an order less than none', { facts: { 'fake-orders': '-1' } }, { 'facts.fake-orders': 'count' }],
    ['the zeroth time', { facts: { times: '0' } }, { 'facts.times': 'atLeastOne' }],
    [
      'more fake orders than orders',
      { facts: { 'fake-orders': '5', 'total-orders': '4' } },
      { 'facts.fake-orders': 'moreThanWhole' },
    ],
    ['an appeal before the violation', { filedOn: '2026-11-17' }, { filedOn: 'tooEarly' }],
    ['an end before the violation', { closedOn: '2026-11-17' }, { closedOn: 'tooEarly' }],
    ['an offence of another platform', { offence: 'x' }, { offence: 'offence' }],
  ])('refuses %s, beside its field', (_, patch, errors) => {
    expect(readViolation(typed(patch), undefined, options)).toEqual({ errors });
  });

  it('reads a time as one of China, and a choice and an answer as what they are', () => {
    expect(readViolation(typed({ noticed: '2026-11-20 10:30' }), undefined, options)).toMatchObject({
      value: { noticed: '2026-11-20T10:30:00+08:00' },
    });
    const gate = typed({ offence: 'identity-gate', facts: { verified: 'no' }, others: {} });
    expect(readViolation(gate, undefined, { id: 'g', pack: alibaba1688 })).toEqual({
      value: {
        id: 'g',
        offences: { 'identity-gate': true },
        day: '2026-11-18',
        facts: { verified: false },
      },
    });
  });

  it('stores nothing that the rules would refuse, whatever is typed into it', () => {
    const text = fc.oneof(
      fc.constantFrom('', '0', '1', '23', '135', '-4', '1.5', 'x', '999999999999999999'),
      fc.nat(200).map(String),
    );
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom('', 'yes', 'no') as fc.Arbitrary<'' | 'yes' | 'no'>,
        (times, part, whole, other) => {
          const read = readViolation(
            typed({
              facts: { times, 'fake-orders': part, 'total-orders': whole },
              others: { 'credit-and-sales-manipulation': other },
            }),
            undefined,
            options,
          );
          if ('errors' in read) return;
          const { offences, facts = {} } = read.value;
          expect(() =>
            penaltyOutcome({ offences, facts }, aliexpress, { validAt: '2026-11-18' }),
          ).not.toThrow();
        },
      ),
    );
  });
});
