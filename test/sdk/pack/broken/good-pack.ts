import type { Pack } from '../../../../sdk/src/pack/schema.ts';

/*
 * A small pack that has something of every kind and nothing open: what the broken ones are made from, by one edit each.
 */

const text = (en: string) => ({ 'zh-CN': en, en });
const cite = { source: 'rule', confidence: 'official' } as const;
const stated = <T>(value: T) => ({ value, ...cite });
const must = (kind: string, more: object = {}) => ({ kind, modality: 'must', ...more });

const dated = (id: string, validFrom: string, validTo: string | null) => ({
  id,
  validFrom,
  validTo,
  validity: cite,
});

const flat = (price: unknown, hosting = 'any') => ({ hosting, per: 100, price: stated(price) });

const tiered = {
  model: 'graduated',
  tiers: [
    { upTo: 1000, price: '0.03' },
    { upTo: 5000, price: '0.02' },
    { upTo: null, price: '0.01' },
  ],
};

const tariffVersion = (id: string, validFrom: string, validTo: string | null) => ({
  ...dated(id, validFrom, validTo),
  period: stated('month'),
  partialUnit: stated('exact'),
  rounding: stated({ at: 'day', places: 2, mode: 'half-up' }),
  drawOrder: stated(['prepaid']),
  dailyRelief: stated('1.00'),
  classes: [
    {
      id: 'basic',
      name: text('basic'),
      freeQuotas: [{ calls: stated(100), scope: stated('account'), period: stated('month') }],
      prices: [flat('0.01', 'inside'), flat('0.02', 'outside')],
    },
    {
      id: 'tiered',
      name: text('tiered'),
      prices: [{ ...flat(tiered), minimum: stated('1.00'), maximum: stated('9.00') }],
    },
  ],
  apis: { 'a.get': stated('basic') },
});

const measure = (id: string, kind: string, more: object = {}) => ({
  id,
  kind,
  target: 'account',
  modality: 'must',
  release: stated('on-payment'),
  ...more,
  ...cite,
});

const rung = (id: string, threshold: unknown, measures: unknown[]) => ({
  id,
  name: text(id),
  threshold: stated(threshold),
  measures,
});

const days = (count: number) => ({ comparison: 'full-days', days: count });
const share = (part: string) => ({ measure: 'quota-used', share: part });

const step = (id: string, when: unknown, measures: unknown[]) => ({
  id,
  name: text(id),
  ...(when === undefined ? {} : { when }),
  measures,
  ...cite,
});

const count = (fact: string, range: object) => ({ fact, range: stated(range) });
const part = (range: object) => ({ part: 'fake', of: 'orders', range: stated(range) });

const penaltyVersion = (id: string, validFrom: string, validTo: string | null) => ({
  ...dated(id, validFrom, validTo),
  harshness: stated(['warn', 'deduct-points', 'restrict-rights', 'expel']),
  clauses: [
    {
      id: 'first',
      name: text('first'),
      when: count('times', { upTo: 1 }),
      steps: [step('warning', undefined, [must('warn')])],
    },
    {
      id: 'later',
      name: text('later'),
      when: count('times', { above: 1 }),
      steps: [
        step('few', part({ upTo: '20' }), [must('restrict-rights', { days: 7 })]),
        step('many', part({ above: '20', upTo: '50' }), [must('restrict-rights', { days: 14 })]),
        step('most', part({ above: '50' }), [must('expel')]),
      ],
    },
  ],
});

const level = (id: string, range: object, measures: unknown[]) => ({
  id,
  name: text(id),
  range: stated(range),
  measures,
  ...cite,
});

const pack = {
  format: 'duewatch/pack@1',
  id: 'good',
  edition: '2026-01-01',
  name: text('good'),
  currency: 'CNY',
  places: { fees: text('fees'), console: text('console') },
  sources: {
    rule: { title: text('the rule'), publisher: text('the platform'), date: '2020-01-01' },
    notice: { title: text('a notice'), publisher: text('the platform'), date: '2021-01-01' },
  },
  tariffs: [
    {
      id: 'api',
      name: text('calls'),
      versions: [
        tariffVersion('2020', '2020-01-01', '2020-12-31'),
        tariffVersion('2021', '2021-01-01', null),
      ],
    },
  ],
  ladders: [
    {
      id: 'arrears',
      name: text('arrears'),
      versions: [
        {
          ...dated('2020', '2020-01-01', null),
          counter: stated('account-episode'),
          rungs: [
            rung('day-1', days(1), [measure('warn', 'warn')]),
            rung('day-3', days(3), [measure('throttle', 'throttle')]),
            rung('day-5', days(5), [measure('stop', 'suspend-calls', { replaces: ['throttle'] })]),
          ],
        },
      ],
    },
    {
      id: 'quota',
      name: text('quota'),
      kind: 'quota',
      versions: [
        {
          ...dated('2020', '2020-01-01', null),
          rungs: [
            rung('80', share('0.80'), [measure('quota-warn', 'warn')]),
            rung('100', share('1.00'), [measure('quota-stop', 'suspend-calls')]),
          ],
        },
      ],
    },
    {
      id: 'balance',
      name: text('balance'),
      kind: 'balance',
      versions: [
        {
          ...dated('2020', '2020-01-01', null),
          rungs: [
            rung('100', { measure: 'balance-below', amount: '100.00' }, [measure('low-warn', 'warn')]),
            rung('10', { measure: 'balance-below', amount: '10.00' }, [measure('low-stop', 'suspend-calls')]),
          ],
        },
      ],
    },
  ],
  penalties: [
    {
      id: 'fakes',
      name: text('fakes'),
      offence: 'fakes',
      facts: [
        { id: 'times', name: text('times'), kind: 'count', atLeast: 1 },
        { id: 'fake', name: text('fake orders'), kind: 'count', partOf: 'orders' },
        { id: 'orders', name: text('orders'), kind: 'count' },
      ],
      versions: [
        penaltyVersion('2020', '2020-01-01', '2020-12-31'),
        penaltyVersion('2021', '2021-01-01', null),
      ],
    },
    {
      id: 'grades',
      name: text('grades'),
      offence: 'grades',
      facts: [
        {
          id: 'grade',
          name: text('grade'),
          kind: 'choice',
          options: [
            { id: 'slight', name: text('slight') },
            { id: 'grave', name: text('grave') },
          ],
        },
      ],
      versions: [
        {
          ...dated('2020', '2020-01-01', null),
          harshness: stated(['warn', 'deduct-points', 'expel']),
          clauses: [
            {
              id: 'by-grade',
              name: text('by grade'),
              steps: [
                step('slight', { fact: 'grade', is: 'slight' }, [must('deduct-points', { points: '3' })]),
                step('grave', { fact: 'grade', is: 'grave' }, [must('deduct-points', { points: '12' })]),
              ],
            },
          ],
        },
      ],
    },
  ],
  criteria: [
    {
      id: 'store',
      name: text('store'),
      subject: 'shop',
      facts: [
        { id: 'points', name: text('points'), kind: 'points' },
        { id: 'disputes', name: text('disputes'), kind: 'count' },
        { id: 'serious', name: text('serious'), kind: 'yes-no' },
      ],
      versions: [
        {
          ...dated('2020', '2020-01-01', null),
          join: 'all',
          items: [
            { id: 'points', name: text('points'), when: count('points', { below: '36' }), ...cite },
            { id: 'disputes', name: text('disputes'), when: count('disputes', { upTo: 1 }), ...cite },
            { id: 'serious', name: text('serious'), when: { fact: 'serious', is: false }, ...cite },
          ],
        },
      ],
    },
    {
      id: 'doubtful',
      name: text('doubtful'),
      subject: 'order',
      facts: [
        { id: 'pieces', name: text('pieces'), kind: 'count' },
        { id: 'returns', name: text('returns'), kind: 'count' },
      ],
      versions: [
        {
          ...dated('2020', '2020-01-01', null),
          join: 'any',
          items: [
            { id: 'pieces', name: text('pieces'), when: count('pieces', { above: 10 }), ...cite },
            { id: 'returns', name: text('returns'), when: count('returns', { above: 5 }), ...cite },
          ],
        },
      ],
    },
  ],
  thresholds: [
    {
      id: 'ship',
      name: text('ship'),
      unit: 'hours',
      versions: [{ ...dated('2020', '2020-01-01', null), range: stated({ upTo: 48 }) }],
    },
  ],
  points: [
    {
      id: 'credit',
      name: text('credit'),
      versions: [
        {
          ...dated('2020', '2020-01-01', null),
          credit: stated('48'),
          expiry: stated({ kind: 'fixed-day', month: 12, day: 31 }),
          levels: [
            level('12', { from: 12, below: 24 }, [must('restrict-rights', { days: 7 })]),
            level('24', { from: 24, below: 36 }, [must('restrict-rights', { days: 14 })]),
            level('36', { from: 36 }, [must('expel')]),
          ],
        },
      ],
    },
  ],
  obligations: [
    {
      id: 'verification',
      name: text('verification'),
      who: text('sellers'),
      what: text('pass it'),
      published: stated('2021-12-23'),
      effective: stated('2021-12-30'),
      due: stated({ by: '2022-01-20' }),
      ...cite,
    },
  ],
};

// Through JSON, so that no two parts of it are one.
export const goodPack = JSON.parse(JSON.stringify(pack)) as Pack;
