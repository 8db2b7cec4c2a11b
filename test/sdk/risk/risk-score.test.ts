import type { Cause, Clause, Consequence, Exposure, RiskOptions } from 'duewatch/risk';
import { riskScore } from 'duewatch/risk';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';

const on = '2026-11-22';
const subject = { kind: 'shop', id: 'demo' } as const;
const margin = { low: '200.00', high: '200.00' };

const days = (resource: string, from: string, to: string | null): Consequence => ({
  resource,
  from: `2026-11-${from}`,
  to: to === null ? null : `2026-11-${to}`,
});
const takes = (resource: string, low: string, high: string | null = low): Consequence => ({
  resource,
  amount: { low, high },
});
const clause = (
  id: string,
  modality: Clause['modality'],
  consequences: Consequence[],
  more: Partial<Clause> = {},
): Clause => ({
  id,
  text: { code: id },
  modality,
  facts: 'certain',
  consequences,
  ...more,
});
const cause = (event: string, ...clauses: Clause[]): Cause => ({ id: event, event, clauses });
const chance = (point: number) => ({
  probability: { point, low: point, high: point, basis: 'user' as const },
});

const score = (causes: Cause[], exposure: Exposure = { margin }, more: Partial<RiskOptions> = {}) =>
  riskScore(subject, causes, exposure, { on, ...more });
const ends = ({ low, point, high }: { low: unknown; point: unknown; high: unknown }) => [low, point, high];

// Worked out by hand; a day is worth 200.00.
test.each<[string, Cause[], (string | null)[], (string | null)[]]>([
  ['nothing held against it', [], ['0.00', '0.00', '0.00'], ['0.00', '0.00', '0.00']],
  [
    'a must of seven days is certain: 7 × 200',
    [cause('e', clause('a', 'must', [days('sales', '22', '28')]))],
    ['1400.00', '1400.00', '1400.00'],
    ['7.00', '7.00', '7.00'],
  ],
  [
    'days before today are past',
    [cause('e', clause('a', 'must', [days('sales', '01', '23')]))],
    ['400.00', '400.00', '400.00'],
    ['2.00', '2.00', '2.00'],
  ],
  [
    'what ended before today takes nothing',
    [cause('e', clause('a', 'must', [days('sales', '01', '21')]))],
    ['0.00', '0.00', '0.00'],
    ['0.00', '0.00', '0.00'],
  ],
  [
    'a may is anything from nothing to all of it, half at the point',
    [cause('e', clause('a', 'may', [days('sales', '22', '28')]))],
    ['0.00', '700.00', '1400.00'],
    ['0.00', '3.50', '7.00'],
  ],
  [
    'a must whose facts are missing is as bad at the point and the upper end',
    [cause('e', clause('a', 'must', [days('sales', '22', '28')], { facts: 'possible' }))],
    ['0.00', '1400.00', '1400.00'],
    ['0.00', '7.00', '7.00'],
  ],
  [
    'a must whose facts are ruled out takes nothing',
    [cause('e', clause('a', 'must', [days('sales', '22', '28')], { facts: 'excluded' }))],
    ['0.00', '0.00', '0.00'],
    ['0.00', '0.00', '0.00'],
  ],
  [
    'a day lost twice counts once: 22 to 25 and 24 to 27 are six days',
    [
      cause('e', clause('a', 'must', [days('sales', '22', '25')])),
      cause('f', clause('b', 'must', [days('sales', '24', '27')])),
    ],
    ['1200.00', '1200.00', '1200.00'],
    ['6.00', '6.00', '6.00'],
  ],
  [
    'two independent halves on one day: 3/4, between 1/2 and 1 however they depend',
    [
      cause('e', clause('a', 'may', [days('sales', '22', '22')], chance(0.5))),
      cause('f', clause('b', 'may', [days('sales', '22', '22')], chance(0.5))),
    ],
    ['100.00', '150.00', '200.00'],
    ['0.50', '0.75', '1.00'],
  ],
  [
    'clauses on one event are one cause: the larger half and no more',
    [
      cause('e', clause('a', 'may', [days('sales', '22', '22')], chance(0.5))),
      { ...cause('e', clause('b', 'may', [days('sales', '22', '22')], chance(0.25))), id: 'again' },
    ],
    ['100.00', '100.00', '100.00'],
    ['0.50', '0.50', '0.50'],
  ],
  [
    'amounts of two events add up: 0.5 × 1000 + 2000',
    [
      cause('e', clause('a', 'may', [takes('deposit', '1000.00')], chance(0.5))),
      cause('f', clause('b', 'must', [takes('deposit', '2000.00')])),
    ],
    ['2500.00', '2500.00', '2500.00'],
    ['0.00', '0.00', '0.00'],
  ],
  [
    'of amounts of one event the larger counts: 1 × 1000, then 0.5 × the 500 above',
    [
      cause(
        'e',
        clause('a', 'must', [takes('deposit', '1000.00')]),
        clause('b', 'may', [takes('deposit', '1500.00')], chance(0.5)),
      ),
    ],
    ['1250.00', '1250.00', '1250.00'],
    ['0.00', '0.00', '0.00'],
  ],
  [
    'a restriction without an end is one day, 30 days, and no limit',
    [cause('e', clause('a', 'must', [days('sales', '22', null)]))],
    ['200.00', '6000.00', null],
    ['1.00', '30.00', null],
  ],
  [
    'an amount that is only bounded below is taken at that',
    [cause('e', clause('a', 'must', [takes('deposit', '270.00', null)]))],
    ['270.00', '270.00', null],
    ['0.00', '0.00', '0.00'],
  ],
  [
    'a resource without a price is part of the day of sales at the point, open above',
    [cause('e', clause('a', 'must', [days('search-exposure', '22', '23'), days('activities', '23', '24')]))],
    ['0.00', '600.00', null],
    ['3.00', '3.00', '3.00'],
  ],
])('%s', (_name, causes, loss, restricted) => {
  const found = score(causes);
  expect(ends(found.loss)).toEqual(loss);
  expect(ends(found.days)).toEqual(restricted);
});

describe('prices', () => {
  const closed = [cause('e', clause('a', 'must', [days('sales', '22', '23'), takes('deposit', '50.00')]))];

  it('without a margin there are days and no score', () => {
    const found = score(closed, { margin: null });
    expect(found).toMatchObject({ score: null, days: { point: '2.00' } });
    // What has a price is a lower end; the missing one is never zero.
    expect(ends(found.loss)).toEqual(['50.00', null, null]);
    expect(found.reasons[0]).toMatchObject({ loss: null, days: '2.00', points: null });
    expect(explain(found.needs[0]!, 'en')).toBe('What a day is worth: sales');
  });

  it('without a margin amounts are known and there is no score, unless K is declared', () => {
    const fined = [cause('e', clause('a', 'must', [takes('deposit', '50.00')]))];
    expect(score(fined, { margin: null })).toMatchObject({ score: null, loss: { point: '50.00' } });
    // 100·(1 − e^(−0.5)) = 39.3
    expect(score(fined, { margin: null }, { k: '100.00' }).score).toEqual({
      point: 39,
      low: 39,
      high: 40,
      k: '100.00',
      kBasis: 'user',
    });
  });

  it('a range is taken at its worst known end, or what is likely', () => {
    const search = [cause('e', clause('a', 'must', [days('search-exposure', '22', '23')]))];
    const at = (rate: Exposure['margin']) =>
      ends(score(search, { margin, resources: { 'search-exposure': rate } }).loss);
    expect(at({ low: '10.00', high: '30.00' })).toEqual(['20.00', '60.00', '60.00']);
    expect(at({ low: '10.00', high: '30.00', likely: '15.00' })).toEqual(['20.00', '30.00', '60.00']);
    expect(at({ low: '10.00', high: null })).toEqual(['20.00', '20.00', null]);
  });

  it('finer than a fen is exact until the end', () => {
    const search = [cause('e', clause('a', 'must', [days('search-exposure', '22', '24')]))];
    const found = score(search, {
      margin,
      resources: { 'search-exposure': { low: '0.0033', high: '0.0033' } },
    });
    expect(ends(found.loss)).toEqual(['0.00', '0.01', '0.01']);
  });

  it('a margin of nothing has no score', () => {
    expect(score(closed, { margin: { low: '0.00', high: '0.00' } }).score).toBeNull();
  });
});

describe('the score', () => {
  test.each([
    ['nothing', '22', '0.00', 0],
    // 100·(1 − e^(−1/30)) = 3.28
    ['one day', '22', '200.00', 3],
    // 100·(1 − e^(−9/30)) = 25.9
    ['nine days', '30', '200.00', 26],
  ])('%s of 30 days of margin', (_name, to, price, points) => {
    const found = score([cause('e', clause('a', 'must', [days('sales', '22', to)]))], {
      margin: { low: '200.00', high: '200.00' },
      resources: {},
    });
    const none = score([], { margin });
    expect(price === '0.00' ? none.score?.point : found.score?.point).toBe(points);
  });

  it('is 63 where the loss is K', () => {
    const found = score([cause('e', clause('a', 'must', [takes('deposit', '6000.00')]))]);
    expect(found.score).toEqual({ point: 63, low: 63, high: 64, k: '6000.00', kBasis: 'convention' });
  });

  it('of a margin in a range takes the ends that widen it', () => {
    const fined = [cause('e', clause('a', 'must', [takes('deposit', '3000.00')]))];
    expect(score(fined, { margin: { low: '100.00', high: '200.00' } }).score).toMatchObject({
      // 3000 of 6000 and of 3000
      low: 39,
      point: 39,
      high: 64,
    });
    expect(score(fined, { margin: { low: '100.00', high: null } }).score).toMatchObject({
      low: 0,
      point: 63,
    });
  });
});

describe('reasons', () => {
  it('add up to the fen, the hundredth of a day and the point', () => {
    const third = cause('g', clause('c', 'must', [days('sales', '22', '22')]));
    const found = score([
      cause('e', clause('a', 'must', [days('sales', '22', '22')])),
      cause('f', clause('b', 'must', [days('sales', '22', '22')])),
      third,
    ]);
    expect(found.reasons.map(({ loss, days, points }) => [loss, days, points])).toEqual([
      ['66.67', '0.34', 1],
      ['66.67', '0.33', 1],
      ['66.66', '0.33', 1],
    ]);
  });

  it('say what they rest on', () => {
    const cite = {
      key: 'k',
      title: { 'zh-CN': '甲', en: 'A' },
      publisher: { 'zh-CN': '乙', en: 'B' },
      date: null,
      confidence: 'official' as const,
    };
    const found = score([
      cause(
        'e',
        clause('a', 'must', [], { cite }),
        clause('b', 'may', []),
        clause('c', 'open-deadline', []),
        clause('d', 'may', [], chance(0.2)),
      ),
    ]);
    expect(found.reasons.map((one) => one.chance)).toEqual([
      { point: 1, low: 1, high: 1, basis: 'certain' },
      { point: 0.5, low: 0, high: 1, basis: 'convention', prior: 'may' },
      { point: 0.5, low: 0, high: 1, basis: 'convention', prior: 'open-deadline' },
      { point: 0.2, low: 0.2, high: 0.2, basis: 'user' },
    ]);
    expect(found.reasons[0]?.cite).toEqual(cite);
  });
});

describe('confidence', () => {
  const may = [cause('e', clause('a', 'may', [days('sales', '22', '28')]))];
  const outcomes = Array.from({ length: 10 }, (_, day) => ({
    prior: 'may',
    on: `2026-10-0${(day % 9) + 1}`,
    happened: day < 2,
    knownOn: '2026-10-20',
  }));

  it('is prior-only until outcomes are recorded', () => {
    expect(score(may).confidence).toBe('prior-only');
    expect(score(may, { margin }, { priors: { may: { yes: 1, no: 9, basis: 'user' } } })).toMatchObject({
      confidence: 'prior-only',
      loss: { point: '140.00', low: '0.00', high: '1400.00' },
    });
  });

  it('recorded outcomes move the point and narrow the interval', () => {
    const found = score(may, { margin }, { outcomes });
    expect(found.confidence).toBe('recorded');
    // 3 of 12 with the prior; 2 of 10 is between 0.0252 and 0.5561.
    expect(ends(found.loss)).toEqual(['35.29', '350.00', '778.54']);
  });

  it('outcomes known later do not count', () => {
    expect(score(may, { margin }, { outcomes, knownAt: '2026-10-19' }).confidence).toBe('prior-only');
  });

  it('is certain where nothing is estimated', () => {
    expect(score([cause('e', clause('a', 'must', []))]).confidence).toBe('certain');
  });
});

describe('what to ask next', () => {
  const said = (found: ReturnType<typeof score>) => found.needs.map((need) => explain(need, 'en'));

  it('is the fact that narrows most, and outcomes last', () => {
    const found = score([
      cause(
        'e',
        clause('small', 'must', [days('sales', '22', '23')], { facts: 'possible', need: { code: 'share?' } }),
      ),
      cause(
        'f',
        clause('large', 'must', [takes('deposit', '9000.00')], {
          facts: 'possible',
          need: { code: 'count?' },
        }),
      ),
      cause('g', clause('up to the platform', 'may', [takes('deposit', '90000.00')])),
    ]);
    expect(said(found)).toEqual([
      'count?',
      'share?',
      'Record what the platform did (clauses that the platform may use)',
    ]);
  });

  it('is an end or a price before anything else where it leaves the loss open', () => {
    const found = score([
      cause('e', clause('closed', 'must', [days('sales', '22', null)])),
      cause(
        'f',
        clause('fine', 'must', [takes('deposit', '9000.00')], {
          facts: 'possible',
          need: { code: 'count?' },
        }),
      ),
    ]);
    // As long as the loss has no upper end, another fact does not narrow it.
    expect(said(found)).toEqual(['When it ends: closed']);
    const hidden = score([cause('e', clause('hidden', 'must', [days('search-exposure', '22', '24')]))]);
    expect(said(hidden)).toEqual(['What a day is worth: search exposure']);
  });

  it('is one question where clauses turn on the same fact', () => {
    const need = { code: 'share?' };
    const found = score([
      cause('e', clause('a', 'must', [takes('deposit', '10.00')], { facts: 'possible', need })),
      cause('f', clause('b', 'must', [takes('deposit', '10.00')], { facts: 'possible', need })),
    ]);
    expect(said(found)).toEqual(['share?']);
  });

  it('is nothing where all is known', () => {
    expect(score([cause('e', clause('a', 'must', [days('sales', '22', '23')]))]).needs).toEqual([]);
  });
});

describe('words', () => {
  const found = score([
    cause('e', clause('a', 'may', [days('search-exposure', '22', null), takes('deposit', '1.00', '3.00')])),
    cause('f', clause('b', 'must', [takes('deposit', '1.00')], { facts: 'possible' })),
  ]);
  const unknown = score([cause('e', clause('a', 'must', [days('search-exposure', '22', '23')]))], {
    margin: null,
  });

  it('are there for everything it says', () => {
    const all = [found, unknown].flatMap(({ text, notes, needs }) => [...text, ...notes, ...needs]);
    for (const message of all) {
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(explain(message, locale), message.code).not.toMatch(/risk\.|undefined|NaN|null|object/);
      }
    }
    expect(new Set(all.map(({ code }) => code)).size).toBeGreaterThan(14);
  });

  it('are calm and exact', () => {
    const { text } = score([cause('e', clause('a', 'may', [days('sales', '22', '28')]))]);
    expect(text.map((line) => explain(line, 'en'))).toEqual([
      'Expected loss ¥700.00 (¥0.00 to ¥1,400.00)',
      'Expected days of restriction 3.50 (0.00 to 7.00)',
      'Risk score 11 of 100 (0 to 21; K is ¥6,000.00)',
      'Probabilities are conventions or your own, not checked against outcomes',
    ]);
    expect(text.map((line) => explain(line, 'zh-CN'))).toEqual([
      '预计损失 ¥700.00（¥0.00 至 ¥1,400.00）',
      '预计受限 3.50 天（0.00 至 7.00 天）',
      '风险分 11（0 至 21，满分 100；K 为 ¥6,000.00）',
      '概率是约定值或自填值，没有结果可以核对',
    ]);
  });
});

test.each<[string, () => unknown]>([
  ['a day that is none', () => score([], { margin }, { on: '2026-02-30' })],
  [
    'a restriction that ends before it begins',
    () => score([cause('e', clause('a', 'must', [days('sales', '23', '22')]))]),
  ],
  ['a negative margin', () => score([], { margin: { low: '-1.00', high: '1.00' } })],
  ['a range upside down', () => score([], { margin: { low: '2.00', high: '1.00' } })],
  [
    'a likely value outside its range',
    () => score([], { margin: { low: '1.00', high: '2.00', likely: '3.00' } }),
  ],
  ['a probability above 1', () => score([cause('e', clause('a', 'may', [], chance(1.1)))])],
  ['a probability that is no number', () => score([cause('e', clause('a', 'may', [], chance(Number.NaN)))])],
  [
    'a prior without counts',
    () =>
      score(
        [cause('e', clause('a', 'may', []))],
        { margin },
        { priors: { may: { yes: 0, no: 0, basis: 'user' } } },
      ),
  ],
  ['a K of nothing', () => score([], { margin }, { k: '0.00' })],
  ['half a day', () => score([], { margin }, { openDays: 0.5 })],
])('refuses %s', (_name, run) => {
  expect(run).toThrow(RangeError);
});
