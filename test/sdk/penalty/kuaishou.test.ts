import { kuaishou } from 'duewatch/packs';
import { criteriaStatus, type Given, withLimits } from 'duewatch/penalty';
import { describe, expect, it, test } from 'vitest';

const options = { criteria: 'abnormal-orders', validAt: '2023-04-01' };
const status = (given: Given, pack = kuaishou) => criteriaStatus(given, pack, options);
const item = (id: string, given: Given, pack = kuaishou) =>
  status(given, pack).items.find((each) => each.id === id)?.met;

const facts = kuaishou.criteria?.[0]?.facts ?? [];
/** Every fact the other way, so that nothing is missing and no situation holds. */
const nothing: Given = Object.fromEntries(facts.map(({ id, kind }) => [id, kind === 'yes-no' ? false : 0]));
const limited = withLimits(kuaishou, { 'criteria/abnormal-orders/2023-03/return-share': '50' }).pack;

const situations: [string, string, Given, Given, Given][] = [
  // situation, what holds, what does not, what is open
  ['1', 'unpaid orders that hold stock', { 'unpaid-hold': true }, { 'unpaid-hold': false }, {}],
  ['2', 'brushing', { brushing: true }, { brushing: false }, {}],
  ['3', 'theft', { theft: true }, { theft: false }, {}],
  ['4', 'a threat to systems', { 'security-threat': true }, { 'security-threat': false }, {}],
  [
    '5',
    'a bot that takes coupons',
    { 'bot-access': true, 'took-coupons': true },
    { 'software-account': false, 'false-information': false, 'bot-access': false, bought: true },
    { 'bot-access': true },
  ],
  ['6', 'a quantity beyond normal use', { 'beyond-normal-use': true }, { 'beyond-normal-use': false }, {}],
  [
    '7',
    'a recipient who denies, and a phone that fails',
    { 'denied-purchase': true, 'account-phone-fails': true },
    { ...nothing, 'denied-purchase': true },
    { ...nothing, 'denied-purchase': true, 'account-phone-fails': null },
  ],
  [
    '8',
    'several accounts, changed to one recipient',
    { 'several-accounts': true, 'changed-to-same': true },
    { 'several-accounts': true, 'changed-to-same': false },
    { 'several-accounts': true },
  ],
  [
    '9',
    'extortion with evidence',
    { extortion: true, 'extortion-proof': true },
    { extortion: true, 'extortion-proof': false },
    { extortion: true },
  ],
  ['10', 'advertising in remarks', { advertising: true }, { advertising: false }, {}],
  ['11', 'several accounts of one user', { 'controls-accounts': true }, { 'controls-accounts': false }, {}],
  [
    '12',
    'imported goods sold on',
    { 'resold-import': true },
    { 'deemed-abnormal': false, 'resold-import': false },
    { 'resold-import': false },
  ],
  ['13', 'a breach of rules', { 'breaks-rules': true }, { 'breaks-rules': false }, {}],
];

describe('the 13 situations', () => {
  it('are all there', () => {
    expect(status({}).items.map(({ id }) => id)).toEqual(situations.map(([id]) => id));
  });

  // Situation 7 asks for a share that has no published limit; with the user's own it can be denied.
  test.each(situations)('%s: %s', (id, _, positive, negative, open) => {
    expect(item(id, positive)).toBe('yes');
    expect(item(id, negative, limited)).toBe('no');
    expect(item(id, open)).toBe('unknown');
  });

  test.each(situations)(
    '%s alone makes the order abnormal; without any it is not',
    (_id, _name, positive) => {
      expect(status({ ...nothing, ...positive }, limited).met).toBe('yes');
      expect(status(nothing, limited).met).toBe('no');
    },
  );
});

describe('7.1 to 7.6', () => {
  test.each([
    ['7.1', { 'wrong-details': true }, 'yes'],
    ['7.2', { unreachable: true }, 'yes'],
    ['7.4, the recipient alone', { 'denied-purchase': true }, 'no'],
    ['7.4, the phone alone', { 'account-phone-fails': true }, 'no'],
    ['7.5', { 'sold-account': true }, 'yes'],
    ['7.6', { 'hired-buyers': true }, 'yes'],
  ])('%s: %j', (_, given, expected) => {
    expect(item('7', { ...nothing, ...given }, limited)).toBe(expected);
  });

  it('7.3: no number is published, so that a high share cannot be told, and the limit is asked for', () => {
    const given = { ...nothing, 'returned-orders': 9, 'month-orders': 10 };
    expect(item('7', given)).toBe('unknown');
    expect(status(given).needs).toMatchObject([
      { kind: 'limit', id: 'criteria/abnormal-orders/2023-03/return-share' },
    ]);
  });

  test.each([
    [4, 10, 'no'],
    [5, 10, 'yes'],
    [49_999, 100_000, 'no'],
    [0, 0, 'no'],
    [5, null, 'unknown'],
    [0, null, 'no'],
    [null, 10, 'unknown'],
    [null, null, 'unknown'],
  ])('7.3, with the user’s own 50 %%: %s of %s is %s', (returned, orders, expected) => {
    expect(item('7', { ...nothing, 'returned-orders': returned, 'month-orders': orders }, limited)).toBe(
      expected,
    );
  });

  it('the user’s limit is shown as the user’s', () => {
    const { items } = status({ ...nothing, 'returned-orders': 5, 'month-orders': 10 }, limited);
    expect(items[6]?.tests.find(({ range }) => range !== null)).toMatchObject({
      read: [5, 10],
      range: { from: '50' },
    });
    expect(limited.sources.user?.title.en).toBe('entered by you');
  });

  test.each([
    ['criteria/abnormal-orders/2023-03/return-share', '5,0', 'amount.invalid'],
    ['criteria/abnormal-orders/2023-03/share', '50', 'value.no-such-path'],
    ['criteria/abnormal-orders/2022-03/return-share', '50', 'value.no-such-path'],
    ['tariffs/abnormal-orders/2023-03/return-share', '50', 'value.no-such-path'],
  ])('a limit at %s of %s is a problem and changes nothing', (path, value, code) => {
    const { pack, problems } = withLimits(kuaishou, { [path]: value });
    expect(problems).toMatchObject([{ code, path }]);
    expect(pack).toBe(kuaishou);
  });
});

describe('situation 5 needs one of three ways and one of the activities', () => {
  const ways = ['software-account', 'false-information', 'bot-access'];
  const activities = [
    'took-coupons',
    'joined-draw',
    'bought',
    'joined-promotion',
    'took-coins',
    'other-activity',
  ];
  test.each(ways.flatMap((way) => activities.map((activity) => [way, activity] as const)))(
    '%s and %s',
    (way, activity) => {
      expect(item('5', { ...nothing, [way]: true, [activity]: true })).toBe('yes');
      expect(item('5', { ...nothing, [way]: true })).toBe('no');
      expect(item('5', { ...nothing, [activity]: true })).toBe('no');
    },
  );
});

describe('the 8 measures', () => {
  const { measures } = status({ brushing: true });

  it('may be taken by the platform, and 1, 2, 3 and 8 by the merchant too', () => {
    expect(measures.map(({ kind, modality }) => [kind, modality])).toEqual([
      ['cancel-order', 'may'],
      ['withhold-shipment', 'may'],
      ['recall-shipment', 'may'],
      ['limit-buyer', 'may'],
      ['revoke-benefits', 'may'],
      ['remove-content', 'may'],
      ['suspend-service', 'may'],
      ['other-control', 'may'],
    ]);
    const own = measures.filter(({ by }) => by.includes('merchant')).map(({ id }) => id);
    expect(own).toEqual(['cancel', 'withhold', 'recall', 'other']);
    // The text itself names platform or merchant for all of them.
    expect(
      measures.filter(({ by, byOtherReading }) => [...by, ...(byOtherReading ?? [])].includes('merchant')),
    ).toHaveLength(8);
  });

  it('follow from nothing while it is not known whether the order is abnormal', () => {
    const open = status({});
    expect([open.met, open.measures, open.possible.length]).toEqual(['unknown', [], 8]);
    expect(status(nothing, limited).possible).toEqual([]);
  });
});

it('asks for every fact that is missing, and for none where an order is abnormal anyway', () => {
  const missing = status({}).needs.filter(({ kind }) => kind === 'fact');
  expect(missing.map(({ id }) => id).sort()).toEqual(facts.map(({ id }) => id).sort());
  expect(status({ theft: true }).needs).toEqual([]);
});

it('the fact that decides comes first', () => {
  // The proof settles situation 9 on its own; a way of situation 5 settles nothing while the activity is missing.
  const given = { ...nothing, extortion: true, 'extortion-proof': null, 'bot-access': null, bought: null };
  expect(status(given, limited).needs[0]?.id).toBe('extortion-proof');
});
