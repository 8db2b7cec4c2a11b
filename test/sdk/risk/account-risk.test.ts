import { aliexpress, kuaishou, taobaoOpenPlatform } from 'duewatch/packs';
import { accountRisk, riskScore, verdictCauses } from 'duewatch/risk';
import { parseFacts } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compare, sum } from '../../../sdk/src/base/decimal.ts';
import type { AccountFacts } from '../../../sdk/src/facts/schema.ts';
import type { Cited } from '../../../sdk/src/pack/cited.ts';
import { packOf } from '../../../sdk/src/pack/pack-of.ts';
import type { PenaltyMeasure } from '../../../sdk/src/pack/penalty-schema.ts';
import type { Verdict } from '../../../sdk/src/penalty/verdict.ts';

const on = '2026-11-22';
const shop = (more: Partial<AccountFacts>): AccountFacts => ({ platform: 'aliexpress', id: 'shop', ...more });
const fake = (id: string, facts: Record<string, number>) => ({
  id,
  noticed: on,
  offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
  facts,
});
const second = fake('case-2', { times: 2, 'fake-orders': 30, 'total-orders': 100 });

describe('what a shop can expect to lose', () => {
  it('the second time, 30 of 100 orders: 15 days of restricted rights', () => {
    const { score, verdicts, problems } = accountRisk(shop({ violations: [second] }), aliexpress, { on });
    expect(problems).toEqual([]);
    expect(verdicts.map(({ violation }) => violation)).toEqual(['case-2']);
    expect(score.days.point).toBe('15.00');
    expect(score.score).toBeNull();
  });

  it('has a score once the margin is known, whose reasons add up', () => {
    const { score } = accountRisk(shop({ violations: [second], risk: { margin: '100.00' } }), aliexpress, {
      on,
    });
    expect(score.loss.point).toBe('1500.00');
    expect(score.score?.point).toBe(39);
    const { reasons } = score;
    expect(reasons.reduce((total, { points }) => total + (points ?? 0), 0)).toBe(score.score?.point);
    expect(sum(reasons.map(({ loss }) => loss ?? '0'))).toBe(score.loss.point);
    expect(sum(reasons.map(({ days }) => days))).toBe(score.days.point);
    expect(reasons.map(({ text }) => explain(text, 'zh-CN'))).toEqual([
      '处罚：限权 15 天',
      expect.stringMatching(/^可能还有：/),
    ]);
  });

  it('has no upper end where the rule says that there is more', () => {
    const { score } = accountRisk(shop({ violations: [second], risk: { margin: '100.00' } }), aliexpress, {
      on,
    });
    expect(score.loss.high).toBeNull();
    expect(score.reasons.at(-1)).toMatchObject({ clause: 'unfound', loss: '0.00', points: 0 });
  });

  it('says so where a violation has no day, and is judged by the rule of the day', () => {
    const { noticed: _, ...undated } = second;
    const { problems, verdicts } = accountRisk(shop({ violations: [undated] }), aliexpress, { on });
    expect(problems).toMatchObject([
      { code: 'violation.undated', severity: 'warning', path: 'violations[0]' },
    ]);
    expect(verdicts).toHaveLength(1);
  });

  test.each([
    ['nothing is held against it', {}],
    ['the platform closed the case', { violations: [{ ...second, closedOn: on }] }],
    ['the appeal was won', { violations: [{ ...second, appeal: { outcome: 'won' as const } }] }],
    ['it was warned only', { violations: [fake('case-1', { times: 1 })] }],
  ])('nothing where %s', (_, more) => {
    expect(accountRisk(shop(more), aliexpress, { on }).score.days.point).toBe('0.00');
  });

  it('lists facts that cannot be, and goes on', () => {
    const impossible = fake('case-3', { times: 2, 'fake-orders': 30, 'total-orders': 10 });
    const { problems, verdicts } = accountRisk(shop({ violations: [impossible, second] }), aliexpress, {
      on,
    });
    expect(problems).toMatchObject([{ code: 'violation.impossible', path: 'violations[0]' }]);
    expect(verdicts).toHaveLength(1);
  });

  it('takes a missing count as adverse, and asks for it', () => {
    const missing = fake('case-4', { times: 2, 'fake-orders': 30 });
    const known = accountRisk(shop({ violations: [second] }), aliexpress, { on }).score;
    const unknown = accountRisk(shop({ violations: [missing] }), aliexpress, { on }).score;
    expect(Number(unknown.days.point)).toBeGreaterThanOrEqual(Number(known.days.point));
    expect(unknown.needs.length).toBeGreaterThan(0);
  });

  it('of an account in arrears counts those', () => {
    const account: AccountFacts = {
      platform: 'taobao-open-platform',
      id: 'isv',
      position: {
        day: '2026-11-19',
        prepaid: '0.00',
        debts: [{ id: 'd', appKey: '1', day: '2026-11-16', amount: '5.00' }],
      },
    };
    const { score } = accountRisk(account, taobaoOpenPlatform, { on });
    expect(score.subject.kind).toBe('developer');
    expect(score.reasons.length).toBeGreaterThan(0);
  });
});

describe('under the default reading, what is adverse never lowers point, score or days', () => {
  const risk = (facts: Record<string, number>, offences: Record<string, boolean>) => {
    const violations = [{ id: 'case', noticed: on, offences, facts }];
    return accountRisk(shop({ violations, risk: { margin: '100.00' } }), aliexpress, { on }).score;
  };
  const totals = [
    ...Array.from({ length: 10 }, (_, index) => index * 16 + 1),
    24,
    25,
    48,
    49,
    50,
    60,
    61,
    64,
    1000,
  ];
  const offencesNamed = [
    { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
    { 'fake-transactions': true, 'credit-and-sales-manipulation': true },
    { 'fake-transactions': true },
  ];
  const known = new Map<string, ReturnType<typeof risk>>();
  const scored = (times: number, fakes: number, total: number, offences: Record<string, boolean>) => {
    const key = JSON.stringify([times, fakes, total, offences]);
    const score = known.get(key) ?? risk({ times, 'fake-orders': fakes, 'total-orders': total }, offences);
    known.set(key, score);
    return score;
  };
  const neverLower = (before: ReturnType<typeof risk>, after: ReturnType<typeof risk>, what: string) => {
    expect(compare(after.loss.point!, before.loss.point!), what).toBeGreaterThanOrEqual(0);
    expect(compare(after.days.point!, before.days.point!), what).toBeGreaterThanOrEqual(0);
    expect(after.score!.point, what).toBeGreaterThanOrEqual(before.score!.point);
  };

  test.each([1, 2, 3, 4])(
    'one more fake order, for one that was held %d times',
    { timeout: 60_000 },
    (times) => {
      for (const total of totals)
        for (const offences of offencesNamed.slice(0, 2)) {
          const counts = Array.from({ length: total + 1 }, (_, count) => count).filter(
            (count) => total < 200 || count % 50 < 2,
          );
          counts.forEach((count, index) => {
            const [before, what] = [counts[index - 1], `${times}: ${count} of ${total}`];
            if (before !== undefined)
              neverLower(scored(times, before, total, offences), scored(times, count, total, offences), what);
          });
        }
    },
  );

  it('one more time, and the other offence as well', { timeout: 60_000 }, () => {
    for (const total of totals)
      for (const fakes of [0, 1, 24, 25, 48, 49, 50, 60, 61, 99].filter((count) => count <= total))
        for (const [times, next] of [
          [1, 2],
          [2, 3],
          [3, 4],
        ] as const)
          for (const offences of offencesNamed) {
            const what = `${times}: ${fakes} of ${total}, ${JSON.stringify(offences)}`;
            const before = scored(times, fakes, total, offences);
            neverLower(before, scored(next, fakes, total, offences), what);
            neverLower(before, scored(times, fakes, total, offencesNamed[1]!), what);
          }
  });

  it('what is not known lies between what it may turn out to be, and lowers neither point nor upper end', () => {
    const least = (a: string | null, b: string | null) => b === null || (a !== null && compare(a, b) <= 0);
    const cases = fc.record({
      times: fc.constantFrom(1, 2, 3),
      'fake-orders': fc.integer({ min: 0, max: 120 }),
      others: fc.integer({ min: 0, max: 200 }),
    });
    const missing = fc.subarray(['times', 'fake-orders', 'total-orders', 'credit-and-sales-manipulation']);
    fc.assert(
      fc.property(cases, fc.boolean(), missing, ({ others, ...counts }, manipulated, left) => {
        const facts: Record<string, number> = { ...counts, 'total-orders': counts['fake-orders'] + others };
        const offences: Record<string, boolean> = {
          'fake-transactions': true,
          'credit-and-sales-manipulation': manipulated,
        };
        const without = <T>(all: Record<string, T>) =>
          Object.fromEntries(Object.entries(all).filter(([key]) => !left.includes(key)));
        const full = risk(facts, offences);
        const part = risk(without(facts), without(offences));
        for (const of of ['loss', 'days'] as const) {
          expect(least(full[of].point, part[of].point)).toBe(true);
          expect(least(full[of].high, part[of].high)).toBe(true);
          expect(least(part[of].low, full[of].low)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

it('one more violation never lowers the expected loss', () => {
  const cases = fc.record({
    fakes: fc.integer({ min: 1, max: 130 }),
    others: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(cases, { maxLength: 3 }), cases, (some, more) => {
      const violations = [...some, more].map(({ fakes, others }, index) =>
        fake(`case-${index}`, { times: 2, 'fake-orders': fakes, 'total-orders': fakes + others }),
      );
      const loss = (count: number) => {
        const account = shop({ violations: violations.slice(0, count), risk: { margin: '100.00' } });
        return accountRisk(account, aliexpress, { on }).score.loss.point!;
      };
      expect(compare(loss(violations.length), loss(violations.length - 1))).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 50 },
  );
});

describe('what a verdict takes', () => {
  const cite = (clause: string): Cited => ({
    key: 'p:s',
    title: { 'zh-CN': '规则', en: 'Rule' },
    publisher: { 'zh-CN': '平台', en: 'Platform' },
    date: null,
    clause,
    confidence: 'seed',
  });
  const verdictOf = (measures: readonly PenaltyMeasure[], more: Partial<Verdict> = {}): Verdict => ({
    certain: measures.filter(({ modality }) => modality === 'must'),
    possible: measures,
    excluded: [],
    outcomes: [{ clauses: [], measures, unknown: false }],
    byReading: [],
    conflicts: [],
    needs: [],
    reasons: measures.map((measure, index) => ({
      text: { code: 'penalty.rule', params: { name: null, from: '2020-01-01' } },
      measures: [measure],
      cite: cite(`article ${index + 1}`),
    })),
    open: [],
    ...more,
  });
  const clausesOf = (verdict: Verdict) =>
    verdictCauses(verdict, { id: 'case', from: '2026-11-22' }).flatMap(({ clauses }) => clauses);
  const must = (measure: Omit<PenaltyMeasure, 'modality'>): PenaltyMeasure => ({
    modality: 'must',
    ...measure,
  });

  test.each<[string, PenaltyMeasure, readonly object[]]>([
    [
      'days, the first of them included',
      must({ kind: 'restrict-rights', days: 7 }),
      [{ resource: 'shop-rights', from: '2026-11-22', to: '2026-11-28' }],
    ],
    [
      'no end where none is stated',
      must({ kind: 'expel' }),
      [{ resource: 'sales', from: '2026-11-22', to: null }],
    ],
    [
      'an amount of the deposit',
      must({ kind: 'deduct-deposit', amount: '2000.00' }),
      [{ resource: 'deposit', amount: { low: '2000.00', high: '2000.00' } }],
    ],
    ['an amount nobody knows', must({ kind: 'forfeit-deposit' }), [{ resource: 'deposit', amount: null }]],
  ])('%s', (_, measure, consequences) => {
    expect(clausesOf(verdictOf([measure]))).toMatchObject([
      { modality: 'must', facts: 'certain', consequences },
    ]);
  });

  it('nothing for a warning', () => {
    expect(clausesOf(verdictOf([must({ kind: 'warn' })]))).toEqual([]);
  });

  it('what the platform may do stays may', () => {
    const clauses = clausesOf(verdictOf([{ kind: 'close-account', modality: 'may' }]));
    expect(clauses).toMatchObject([{ modality: 'may', facts: 'certain' }]);
  });

  describe('restricts for 7 days by one outcome', () => {
    const [short, long] = [7, 15].map((days) => must({ kind: 'restrict-rights', days })) as [
      PenaltyMeasure,
      PenaltyMeasure,
    ];
    const outcome = (...measures: PenaltyMeasure[]) => ({ clauses: [], measures, unknown: false });
    const reading = (isDefault: boolean, ...outcomes: Verdict['outcomes'][number][]) => ({
      penalty: 'p',
      reading: String(isDefault),
      name: null,
      isDefault,
      outcomes,
    });
    const text = { code: 'need.position' };
    const needs = [{ kind: 'fact' as const, id: 'total-orders', leaves: 1, text }];
    const reasons = (oneOf: readonly PenaltyMeasure[]) => [
      { text: { code: 'penalty.step' }, measures: oneOf, oneOf },
    ];
    test.each<[string, readonly PenaltyMeasure[], Partial<Verdict>, readonly object[]]>([
      [
        'and a missing fact decides: taken as so, and asked for',
        [short],
        {
          outcomes: [outcome(short), outcome()],
          byReading: [reading(true, outcome(short), outcome())],
          needs,
        },
        [{ text: { code: 'risk.penalty' }, modality: 'must', facts: 'possible', need: text }],
      ],
      [
        'and another reading takes nothing: taken as so, down to nothing',
        [short],
        {
          outcomes: [outcome(), outcome(short)],
          byReading: [reading(true, outcome(short)), reading(false, outcome())],
        },
        [{ text: { code: 'risk.penalty' }, modality: 'must', facts: 'possible' }],
      ],
      [
        'and the default reading takes nothing: at the upper end only',
        [short],
        {
          outcomes: [outcome(), outcome(short)],
          byReading: [reading(true, outcome()), reading(false, outcome(short))],
        },
        [{ text: { code: 'risk.penalty-reading' }, modality: 'may', probability: { point: 0, high: 1 } }],
      ],
      [
        'and by the default reading for 15: at least 7 are certain',
        [short, long],
        {
          outcomes: [outcome(short), outcome(long)],
          byReading: [reading(true, outcome(long)), reading(false, outcome(short))],
        },
        [
          { text: { code: 'risk.penalty-least' }, modality: 'must', facts: 'certain' },
          { text: { code: 'risk.penalty' }, modality: 'must', facts: 'possible' },
        ],
      ],
      [
        'or else for 15: at least 7 are certain, more has a prior',
        [short, long],
        {
          outcomes: [outcome(short), outcome(long)],
          byReading: [reading(true, outcome(short), outcome(long))],
          reasons: reasons([short, long]),
        },
        [
          { text: { code: 'risk.penalty-choice' }, modality: 'must', facts: 'certain' },
          {
            text: { code: 'risk.penalty-choice' },
            modality: 'may',
            prior: 'penalty.choice',
            facts: 'possible',
          },
        ],
      ],
      [
        'or else for 15, which another reading takes outright: the reading does not raise the point',
        [short, long],
        {
          outcomes: [outcome(short), outcome(long)],
          byReading: [reading(true, outcome(short), outcome(long)), reading(false, outcome(long))],
          reasons: [
            ...reasons([short, long]),
            { text: { code: 'penalty.step', params: { how: 'reading' } }, measures: [long] },
          ],
        },
        [
          { text: { code: 'risk.penalty-choice' }, modality: 'must', facts: 'certain' },
          { text: { code: 'risk.penalty-choice' }, modality: 'may', prior: 'penalty.choice' },
        ],
      ],
    ])('%s', (_, measures, more, expected) => {
      expect(clausesOf(verdictOf(measures, { certain: [], ...more }))).toMatchObject(expected);
    });
  });

  it('each measure names the clause that states it', () => {
    const measures = [
      must({ kind: 'restrict-rights', days: 7 }),
      must({ kind: 'deduct-deposit', amount: '9.00' }),
    ];
    expect(clausesOf(verdictOf(measures)).map((clause) => clause.cite?.clause)).toEqual([
      'article 1',
      'article 2',
    ]);
  });

  it('a buyer is not compensated out of what is deducted: both count', () => {
    const measures = [
      must({ kind: 'compensate-buyer', amount: '30.00' }),
      must({ kind: 'deduct-deposit', amount: '100.00' }),
    ];
    const causes = verdictCauses(verdictOf(measures), { id: 'case', from: on });
    const { loss } = riskScore({ kind: 'shop', id: 'shop' }, causes, { margin: null }, { on });
    expect(loss).toEqual({ point: '130.00', low: '130.00', high: '130.00' });
  });
});

it.each([
  ['a K of 0', { k: '0' }, 'amount.not-positive', 'accounts[0].risk.k'],
  [
    'a prior of nothing',
    { priors: { may: { yes: 0, no: 0 } } },
    'prior.empty',
    'accounts[0].risk.priors.may',
  ],
])('%s is refused where the facts are read', (_, risk, code, path) => {
  const accounts = [{ platform: 'aliexpress', id: 'shop', risk }];
  expect(parseFacts({ format: 'duewatch/facts@1', accounts }).problems).toMatchObject([{ code, path }]);
});

it('a limit that the user enters among the values holds in the account’s pack', () => {
  const path = 'criteria/abnormal-orders/2023-03/return-share';
  const { pack, problems } = packOf({ values: { [path]: '50' } }, kuaishou);
  expect(problems).toEqual([]);
  expect(JSON.stringify(pack.criteria)).toContain('"source":"user"');
  expect(packOf({ values: { 'criteria/none/2023-03/x': '50' } }, kuaishou).problems).toMatchObject([
    { code: 'value.no-such-path' },
  ]);
  const limit = 'penalties/fake-transactions/none/x';
  expect(packOf({ values: { [limit]: '5' } }, aliexpress).problems).toMatchObject([
    { code: 'value.no-such-path', path: limit },
  ]);
});
