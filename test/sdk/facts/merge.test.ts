import type { AccountFacts, Facts } from 'duewatch';
import { type AccountPart, type FactsPart, joinParts, mergeFacts } from 'duewatch/import';
import { parseFacts } from 'duewatch/schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const platform = 'taobao-open-platform';
const usage = { appKey: '1', api: 'taobao.time.get', day: '2026-11-21', calls: 5 };

function facts(...accounts: AccountFacts[]): Facts {
  return { format: 'duewatch/facts@1', accounts };
}

function part(id: string | null, fields: Partial<AccountPart> = {}): FactsPart {
  return { accounts: [{ platform, ...fields, id }] };
}

function merged(base: Partial<AccountFacts>, fields: Partial<AccountPart>) {
  return mergeFacts(facts({ platform, id: 'a', ...base }), part('a', fields)).facts.accounts[0];
}

describe('which account a part belongs to', () => {
  test.each([
    ['the one it names', ['a', 'b'], 'b', undefined, ['a', 'b']],
    ['a new one where it names that', ['a'], 'b', undefined, ['a', 'b']],
    ['the only one', ['a'], null, undefined, ['a']],
    ['the only one, whatever the options say', ['a'], null, 'b', ['a']],
    ['that of the options, where there are several', ['a', 'b'], null, 'b', ['a', 'b']],
    ['that of the options, where there is none', [], null, 'b', ['b']],
    ['the default one, where nothing is known', [], null, undefined, ['default']],
    ['the default one again', ['default'], null, undefined, ['default']],
    ['the default one, renamed when a name comes', ['default'], 'b', undefined, ['b']],
    ['the default one, renamed by the options', ['default'], null, 'b', ['b']],
  ])('%s', (_name, known, id, account, expected) => {
    const base = facts(...known.map((name) => ({ platform, id: name })));
    const result = mergeFacts(base, part(id, { apps: [{ appKey: '1' }] }), { account });
    expect(result.problems).toEqual([]);
    expect(result.facts.accounts.map((one) => one.id)).toEqual(expected);
    const owner = result.facts.accounts.filter((one) => one.apps !== undefined);
    expect(owner.map((one) => one.id)).toEqual([expected.includes(id ?? '') ? id : expected.at(-1)]);
  });

  test('none where several are known and none is named: it is left out, with a problem', () => {
    const base = facts({ platform, id: 'a' }, { platform, id: 'b' });
    expect(mergeFacts(base, part(null, { usage: [usage] }))).toEqual({
      facts: base,
      problems: [
        {
          code: 'account.ambiguous',
          severity: 'error',
          path: 'accounts[0].id',
          params: { platform, known: ['a', 'b'] },
        },
      ],
    });
  });

  test('accounts of other platforms do not count', () => {
    const base = facts({ platform: 'taobao', id: 'shop' }, { platform, id: 'a' });
    const { accounts } = mergeFacts(base, part(null, { usage: [usage] })).facts;
    expect(accounts).toEqual([
      { platform: 'taobao', id: 'shop' },
      { platform, id: 'a', usage: [usage] },
    ]);
  });

  test('an account that takes over a name keeps what it had', () => {
    const base = facts({ platform, id: 'default', usage: [usage] });
    const { accounts } = mergeFacts(base, part('a', { name: '示例服务商' })).facts;
    expect(accounts).toEqual([{ platform, id: 'a', name: '示例服务商', usage: [usage] }]);
  });

  test('named and unnamed in one part are one', () => {
    const both = { accounts: [...part(null, { usage: [usage] }).accounts, ...part('a').accounts] };
    expect(mergeFacts(facts(), both).facts.accounts).toEqual([{ platform, id: 'a', usage: [usage] }]);
  });
});

describe('what is known twice is taken from the part', () => {
  test.each<[string, Partial<AccountFacts>, Partial<AccountPart>, Partial<AccountFacts>]>([
    [
      'usage of the same app key, API and day',
      { usage: [usage] },
      { usage: [{ ...usage, calls: 6 }] },
      { usage: [{ ...usage, calls: 6 }] },
    ],
    [
      'its class stays where the part has none',
      { usage: [{ ...usage, class: 'basic' }] },
      { usage: [{ ...usage, calls: 6 }] },
      { usage: [{ ...usage, class: 'basic', calls: 6 }] },
    ],
    [
      'usage of both hostings beside each other',
      { usage: [{ ...usage, hosting: 'inside' }] },
      { usage: [{ ...usage, hosting: 'outside' }] },
      {
        usage: [
          { ...usage, hosting: 'inside' },
          { ...usage, hosting: 'outside' },
        ],
      },
    ],
    [
      'usage without hosting takes the place of both',
      {
        usage: [
          { ...usage, hosting: 'inside' },
          { ...usage, hosting: 'outside' },
        ],
      },
      { usage: [usage] },
      { usage: [usage] },
    ],
    [
      'and they take its place',
      { usage: [usage] },
      {
        usage: [
          { ...usage, hosting: 'inside' },
          { ...usage, hosting: 'outside' },
        ],
      },
      {
        usage: [
          { ...usage, hosting: 'inside' },
          { ...usage, hosting: 'outside' },
        ],
      },
    ],
    [
      'apps, field by field',
      { apps: [{ appKey: '1', name: 'x', listed: true }] },
      { apps: [{ appKey: '1', listed: false }, { appKey: '2' }] },
      { apps: [{ appKey: '1', name: 'x', listed: false }, { appKey: '2' }] },
    ],
    [
      'payments by id',
      { payments: [{ id: 'p', day: '2026-11-20', amount: '1.00' }] },
      { payments: [{ id: 'p', day: '2026-11-20', amount: '2.00' }] },
      { payments: [{ id: 'p', day: '2026-11-20', amount: '2.00' }] },
    ],
    [
      'a payment that is booked at last',
      { payments: [{ id: 'p', day: '2026-11-20', amount: '1.00', postedOn: null }] },
      { payments: [{ id: 'p', day: '2026-11-20', amount: '1.00', postedOn: '2026-11-22' }] },
      { payments: [{ id: 'p', day: '2026-11-20', amount: '1.00', postedOn: '2026-11-22' }] },
    ],
    [
      'adjustments by id',
      { adjustments: [{ id: 'r', day: '2026-11-20', kind: 'refund', amount: '1.00' }] },
      { adjustments: [{ id: 's', day: '2026-11-21', kind: 'write-off', amount: '2.00' }] },
      {
        adjustments: [
          { id: 'r', day: '2026-11-20', kind: 'refund', amount: '1.00' },
          { id: 's', day: '2026-11-21', kind: 'write-off', amount: '2.00' },
        ],
      },
    ],
    [
      'readings by day, limits by key and time',
      {
        readings: [{ day: '2026-11-20', owed: '1.00' }],
        limits: [{ appKey: '1', at: '2026-11-20T09:30:00+08:00', seconds: 5 }],
      },
      {
        readings: [{ day: '2026-11-20', daysInArrears: 1 }],
        limits: [{ appKey: '1', at: '2026-11-20T09:31:00+08:00' }],
      },
      {
        readings: [{ day: '2026-11-20', owed: '1.00', daysInArrears: 1 }],
        limits: [
          { appKey: '1', at: '2026-11-20T09:30:00+08:00', seconds: 5 },
          { appKey: '1', at: '2026-11-20T09:31:00+08:00' },
        ],
      },
    ],
    [
      'policies and returned debits of both',
      {
        policies: { pays: 'newest-first' },
        directDebit: { signed: true, returned: [{ day: '2026-11-19', on: '2026-11-20' }] },
      },
      {
        policies: { reopens: 'reopening-day' },
        directDebit: { signed: true, returned: [{ day: '2026-11-20', on: '2026-11-21' }] },
      },
      {
        policies: { pays: 'newest-first', reopens: 'reopening-day' },
        directDebit: {
          signed: true,
          returned: [
            { day: '2026-11-19', on: '2026-11-20' },
            { day: '2026-11-20', on: '2026-11-21' },
          ],
        },
      },
    ],
    [
      'failed debits of both',
      { directDebit: { signed: true, dailyLimit: '5.00', failedOn: ['2026-11-20'] } },
      { directDebit: { signed: false, failedOn: ['2026-11-19', '2026-11-20'] } },
      { directDebit: { signed: false, dailyLimit: '5.00', failedOn: ['2026-11-19', '2026-11-20'] } },
    ],
    [
      'days of lifting',
      { liftedOn: ['2026-11-20'] },
      { liftedOn: ['2026-11-19'] },
      { liftedOn: ['2026-11-19', '2026-11-20'] },
    ],
    [
      'values by path',
      { values: { a: '1', b: '2' } },
      { values: { b: '3' } },
      { values: { a: '1', b: '3' } },
    ],
    ['a name, which a part without one does not erase', { name: 'x' }, { name: undefined }, { name: 'x' }],
  ])('%s', (_name, base, fields, expected) => {
    expect(merged(base, fields)).toEqual({ platform, id: 'a', ...expected });
  });
});

describe('the position', () => {
  const debt = { id: 'd', appKey: '1', day: '2026-11-19', amount: '5.00' };
  const earlier = { day: '2026-11-20', prepaid: '0.00', debts: [debt] };
  const later = { day: '2026-11-21', prepaid: '3.00', debts: [] };

  test('with the later day is kept as a whole, with its debts', () => {
    expect(merged({ position: earlier }, { position: later })?.position).toEqual(later);
    expect(merged({ position: later }, { position: earlier })?.position).toEqual(later);
  });

  test('of the part is kept where the days are equal', () => {
    const corrected = { ...earlier, prepaid: '1.00', debts: [] };
    expect(merged({ position: earlier }, { position: corrected })?.position).toEqual(corrected);
  });

  test('that is older than the known one is a warning', () => {
    const base = facts({ platform, id: 'a', position: later });
    expect(mergeFacts(base, part('a', { position: earlier })).problems).toEqual([
      {
        code: 'position.older',
        severity: 'warning',
        path: 'accounts[0].position',
        found: '2026-11-20',
        params: { known: '2026-11-21' },
      },
    ]);
  });
});

test('parts are joined with accounts still unnamed', () => {
  const parts = [part(null, { usage: [usage] }), part('a'), part(null, { usage: [{ ...usage, calls: 6 }] })];
  expect(joinParts(parts)).toEqual({
    accounts: [
      { platform, id: null, usage: [{ ...usage, calls: 6 }] },
      { platform, id: 'a' },
    ],
  });
});

const day = fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21');
const key = fc.constantFrom('1', '2', '3');
const amount = fc.constantFrom('0.50', '1.00', '102.57');
const optional = { requiredKeys: [] as [] };

function accountOf(id: fc.Arbitrary<string | null>): fc.Arbitrary<AccountPart> {
  const details = fc.record(
    {
      name: fc.constantFrom('x', 'y'),
      apps: fc.array(fc.record({ appKey: key, listed: fc.boolean() }), { maxLength: 3 }),
      usage: fc.array(
        fc.record(
          {
            appKey: key,
            api: fc.constantFrom('a.b', 'c.d'),
            day,
            calls: fc.nat(9),
            class: fc.constantFrom('basic', 'free'),
            hosting: fc.constantFrom<('inside' | 'outside')[]>('inside', 'outside'),
          },
          { requiredKeys: ['appKey', 'api', 'day', 'calls'] },
        ),
        { maxLength: 6 },
      ),
      position: fc.record({
        day,
        prepaid: amount,
        debts: fc.array(fc.record({ id: key, appKey: key, day, amount }), { maxLength: 3 }),
      }),
      payments: fc.array(fc.record({ id: key, day, amount }), { maxLength: 3 }),
      directDebit: fc.record(
        { signed: fc.boolean(), dailyLimit: amount, failedOn: fc.array(day, { maxLength: 3 }) },
        { requiredKeys: ['signed'] },
      ),
      liftedOn: fc.array(day, { maxLength: 3 }),
      serviceOrders: fc.array(fc.record({ id: key, day, paid: amount, refunded: amount }), { maxLength: 3 }),
      shopOrders: fc.array(fc.record({ id: key, day, status: fc.constant('s'), total: amount }), {
        maxLength: 3,
      }),
      values: fc.dictionary(fc.constantFrom('p', 'q'), amount),
    },
    optional,
  );
  return fc.tuple(fc.constantFrom(platform, 'taobao'), id, details).map(([where, who, rest]) => ({
    platform: where,
    id: who,
    ...rest,
  }));
}

const anyId = fc.constantFrom<(string | null)[]>('a', 'b', 'default', null);
const anyPart: fc.Arbitrary<FactsPart> = fc.record({
  accounts: fc.array(accountOf(anyId), { maxLength: 4 }),
});
const anyBase: fc.Arbitrary<Facts> = fc
  .array(accountOf(fc.constantFrom('a', 'b', 'default')), { maxLength: 4 })
  .map((accounts) => mergeFacts(facts(), { accounts }).facts);

/** Lists are sets of records: what is compared is what they hold. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, field]): [string, unknown] => [name, sorted(field)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('merging', () => {
  test('the same part again changes nothing', () => {
    fc.assert(
      fc.property(anyBase, anyPart, fc.option(fc.constant('a'), { nil: undefined }), (base, one, account) => {
        const once = mergeFacts(base, one, { account }).facts;
        expect(mergeFacts(once, one, { account }).facts).toEqual(once);
      }),
    );
  });

  test('gives facts that parse', () => {
    fc.assert(
      fc.property(anyBase, anyPart, (base, one) => {
        const { facts: result } = mergeFacts(base, one);
        expect(parseFacts(result).problems).toEqual([]);
      }),
    );
  });

  test('changes neither of its arguments', () => {
    fc.assert(
      fc.property(anyBase, anyPart, (base, one) => {
        const before = JSON.stringify([base, one]);
        mergeFacts(base, one);
        expect(JSON.stringify([base, one])).toBe(before);
      }),
    );
  });

  test('parts that speak of different things gives the same in any order', () => {
    const named = fc.constantFrom<(string | null)[]>('a', null);
    fc.assert(
      fc.property(anyBase, accountOf(named), accountOf(named), (base, first, second) => {
        // Every field goes to one of the two, so that they have nothing in common.
        const fields = Object.keys({ ...first, ...second }).filter(
          (name) => name !== 'platform' && name !== 'id',
        );
        const half = (account: AccountPart, parity: number): FactsPart => {
          const mine = fields.filter((_, index) => index % 2 === parity);
          const entries = Object.entries(account).filter(([name]) => mine.includes(name));
          return {
            accounts: [{ platform: account.platform, id: account.id, ...Object.fromEntries(entries) }],
          };
        };
        const [left, right] = [half(first, 0), half(second, 1)];
        const known = facts(...base.accounts.filter(({ id }) => id === 'a'));
        const one = mergeFacts(mergeFacts(known, left).facts, right).facts;
        const other = mergeFacts(mergeFacts(known, right).facts, left).facts;
        expect(sorted(one)).toEqual(sorted(other));
      }),
    );
  });

  test('a record without hosting, joined with one that has it, still takes the place of what is known', () => {
    const record = { appKey: '1', api: 'a', day: '2026-11-19', calls: 1 };
    const of = (usage: object): FactsPart => ({
      accounts: [{ platform: 'p', id: 'a', usage: [usage as typeof record] }],
    });
    const base = mergeFacts(
      { format: 'duewatch/facts@1', accounts: [] },
      of({ ...record, hosting: 'outside' }),
    ).facts;
    const joined = joinParts([of(record), of({ ...record, hosting: 'inside' })]);
    expect(mergeFacts(base, joined).facts.accounts[0]?.usage).toEqual([{ ...record, hosting: 'inside' }]);
  });

  test('records with ids of their own, and what became known later, stand beside each other', () => {
    const record = { appKey: '1', api: 'a', day: '2026-11-19', calls: 1 };
    const usage = [
      { ...record, id: 'x' },
      { ...record, id: 'y' },
      record,
      { ...record, calls: 2, knownOn: '2026-11-21' },
    ];
    const part: FactsPart = { accounts: [{ platform: 'p', id: 'a', usage }] };
    const { facts } = mergeFacts({ format: 'duewatch/facts@1', accounts: [] }, part);
    expect(facts.accounts[0]?.usage).toEqual(usage);
    expect(mergeFacts(facts, part).facts).toEqual(facts);
  });

  test('parts one by one is merging them joined', () => {
    const named = fc.array(accountOf(fc.constant('a')), { maxLength: 3 });
    fc.assert(
      fc.property(anyBase, named, (base, accounts) => {
        const parts = accounts.map((account): FactsPart => ({ accounts: [account] }));
        const singly = parts.reduce<Facts>((known, one) => mergeFacts(known, one).facts, base);
        expect(mergeFacts(base, joinParts(parts)).facts).toEqual(singly);
      }),
    );
  });
});

test('a hundred thousand records merge in one pass', () => {
  const records = (calls: number) =>
    Array.from({ length: 100_000 }, (_, index) => ({ ...usage, appKey: String(index), calls }));
  const { accounts } = mergeFacts(
    facts({ platform, id: 'a', usage: records(1) }),
    part('a', { usage: records(2) }),
  ).facts;
  expect(accounts[0]?.usage).toHaveLength(100_000);
  expect(accounts[0]?.usage?.every(({ calls }) => calls === 2)).toBe(true);
});
