import { alibaba1688 } from 'duewatch/packs';
import { parseFacts } from 'duewatch/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseListName,
  caseListNames,
  caseLists,
  optionsOf,
} from '../../../../extension/pages/dashboard/case-facts/case-lists.ts';
import { accountOfHash, hashOf } from '../../../../extension/pages/dashboard/case-facts/hash.ts';
import {
  draftOf,
  putRow,
  readRow,
  restoreRow,
} from '../../../../extension/pages/dashboard/case-facts/read-row.ts';
import { traitsAsked } from '../../../../extension/pages/dashboard/case-facts/traits-asked.ts';
import { words } from '../../../../extension/ui/words.ts';

const of = (list: CaseListName) => caseLists.find((each) => each.list === list)!;

interface Case {
  readonly name: string;
  readonly list: CaseListName;
  readonly draft: Record<string, string>;
  readonly expected: object;
  readonly others?: readonly Record<string, unknown>[];
}

const cases: readonly Case[] = [
  {
    name: 'a service with its last day',
    list: 'subscriptions',
    draft: { name: ' Stock sync ', to: '2026-12-31' },
    expected: { row: { id: 'new', name: 'Stock sync', to: '2026-12-31' } },
  },
  {
    name: 'a service that does not renew, which is something else than not known',
    list: 'subscriptions',
    draft: { name: 'Stock sync', to: '2026-12-31', renews: 'no' },
    expected: { row: { id: 'new', name: 'Stock sync', to: '2026-12-31', renews: false } },
  },
  {
    name: 'a time of the day as that of China',
    list: 'refunds',
    draft: { order: '88', asked: '2026-11-22', answerBy: '2026-11-24 17:30', amount: '12.50' },
    expected: {
      row: {
        id: 'new',
        order: '88',
        asked: '2026-11-22',
        answerBy: '2026-11-24T17:30:00+08:00',
        amount: '12.50',
      },
    },
  },
  {
    name: 'a duty with the steps that are done',
    list: 'duties',
    draft: { obligation: 'identity-verification', state: 'begun', on: '2026-11-22', steps: 'edit unbind' },
    expected: {
      row: {
        obligation: 'identity-verification',
        state: 'begun',
        on: '2026-11-22',
        steps: ['edit', 'unbind'],
      },
    },
  },
  {
    name: 'what is missing, each beside its field',
    list: 'duties',
    draft: {},
    expected: { errors: { obligation: 'missing', state: 'missing', on: 'missing' } },
  },
  {
    name: 'a day that does not exist, an amount with a unit and a time without a day',
    list: 'refunds',
    draft: { order: '88', asked: '17:30', amount: '¥12', answeredOn: '2026-02-30' },
    expected: { errors: { asked: 'moment', amount: 'amount', answeredOn: 'day' } },
  },
  {
    name: 'a last day before the first',
    list: 'subscriptions',
    draft: { name: 'Stock sync', from: '2026-12-02', to: '2026-12-01' },
    expected: { errors: { to: 'before' } },
  },
  {
    name: 'an answer that is due before the refund was asked for, to the minute',
    list: 'refunds',
    draft: { order: '88', asked: '2026-11-22 10:00', answerBy: '2026-11-22 09:59' },
    expected: { errors: { answerBy: 'before' } },
  },
  {
    name: 'a second entry for the same obligation',
    list: 'duties',
    draft: { obligation: 'app-update', state: 'done', on: '2026-11-22' },
    others: [{ obligation: 'app-update' }],
    expected: { errors: { obligation: 'repeated' } },
  },
];

it.each(cases)('reads $name', ({ list, draft, expected, others = [] }) => {
  expect(readRow(of(list), draft, { id: 'new', others })).toEqual(expected);
});

describe('an entry that is stored', () => {
  const before = {
    id: 's-1',
    name: 'Stock sync',
    to: '2026-12-31',
    refundableUntil: '2026-12-01T17:30:12+08:00',
  };

  it('keeps what was not touched, to the second', () => {
    const draft = draftOf(of('subscriptions'), before);
    expect(draft.refundableUntil).toBe('2026-12-01 17:30');
    const read = readRow(
      of('subscriptions'),
      { ...draft, name: 'Stocks' },
      { before, id: 'new', others: [] },
    );
    expect(read).toEqual({ row: { ...before, name: 'Stocks' } });
  });

  it('loses what was emptied', () => {
    const draft = { ...draftOf(of('subscriptions'), before), refundableUntil: '' };
    const { refundableUntil: _, ...rest } = before;
    expect(readRow(of('subscriptions'), draft, { before, id: 'new', others: [] })).toEqual({ row: rest });
  });

  it('is replaced in its place, and comes back to it', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(putRow(rows, 'id', { id: 'b' }, { id: 'b', to: 'x' })).toEqual([
      { id: 'a' },
      { id: 'b', to: 'x' },
      { id: 'c' },
    ]);
    expect(putRow(rows, 'id', undefined, { id: 'd' }).at(-1)).toEqual({ id: 'd' });
    expect(putRow(rows, 'id', undefined, { id: 'c' })).toEqual(rows);
    expect(restoreRow([{ id: 'a' }, { id: 'c' }], 'id', { id: 'b' }, 1)).toEqual(rows);
    expect(restoreRow(rows, 'id', { id: 'b' }, 1)).toEqual(rows);
  });
});

it('reads nothing that the SDK would refuse, whatever is typed', () => {
  const text = fc.oneof(
    fc.constantFrom('', '2026-11-22', '2026-11-22 09:30', 'yes', 'done', '1.5'),
    fc.string(),
  );
  for (const list of caseListNames) {
    const draft = fc.record(Object.fromEntries(of(list).fields.map(({ key }) => [key, text])));
    fc.assert(
      fc.property(draft, (typed) => {
        const read = readRow(of(list), typed as Record<string, string>, { id: 'new', others: [] });
        if ('errors' in read) return;
        const account = { platform: 'a', id: 'b', [list]: [read.row] };
        expect(parseFacts({ format: 'duewatch/facts@1', accounts: [account] }).problems).toEqual([]);
      }),
    );
  }
});

it('has words for every field and every choice', () => {
  for (const { caseFacts } of Object.values(words)) {
    for (const { list, fields } of caseLists) {
      for (const field of fields) {
        expect(caseFacts.fields[list]?.[field.key]).toBeTruthy();
        for (const { id, name } of optionsOf(field, {}, undefined))
          expect(name ?? caseFacts.options[id]).toBeTruthy();
      }
    }
  }
});

it('asks for what the obligations of a pack ask, and offers their steps', () => {
  const traits = traitsAsked(alibaba1688).map(({ fact }) => fact.id);
  expect(traits).toContain('service-provider');
  expect(new Set(traits).size).toBe(traits.length);
  const steps = of('duties').fields.find(({ key }) => key === 'steps')!;
  expect(optionsOf(steps, { obligation: 'identity-verification' }, alibaba1688)).not.toEqual([]);
  expect(optionsOf(steps, { obligation: 'app-update' }, alibaba1688)).toEqual([]);
});

it('has an address for each account', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (id) => {
      expect(accountOfHash(hashOf({ platform: 'alibaba-1688', id }))).toBe(`alibaba-1688/${id}`);
    }),
  );
  for (const hash of ['#data', '#data/facts', '#data/facts/%', '#deadlines/x'])
    expect(accountOfHash(hash)).toBe('');
});
