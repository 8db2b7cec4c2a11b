import { arrearsStatus } from 'duewatch/arrears';
import { packs, taobaoOpenPlatform } from 'duewatch/packs';
import { type Ladder, parseLadder, parsePack, withLadder } from 'duewatch/schema';
import { explainProblem } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import { apps, owing } from '../arrears/ladder-with.ts';

/** A notice as a user writes it down. */
const own = {
  format: 'duewatch/ladder@1',
  id: 'notice',
  name: '11 月 20 日的通知',
  rungs: [
    {
      threshold: { comparison: 'full-days', days: 3 },
      measures: [{ kind: 'throttle', target: 'all-apps', release: 'on-payment' }],
    },
    {
      name: { 'zh-CN': '停用', en: 'suspended' },
      threshold: { comparison: 'more-than', days: 5 },
      measures: [
        { kind: 'suspend-calls', target: 'account', modality: 'may', release: null, period: { days: 7 } },
      ],
    },
    { threshold: null, unknown: '通知没有写明' },
  ],
};

/** The notice with one thing changed, at a path such as `rungs.0.threshold.days`. */
function changed(path: string, value: unknown): unknown {
  const ladder = structuredClone(own) as unknown;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let node = ladder as Record<string, unknown>;
  for (const step of steps) node = node[step] as Record<string, unknown>;
  node[last] = value;
  return ladder;
}

it('makes a ladder of what a user wrote, with names, ids and the source filled in', () => {
  const { ladder, problems } = parseLadder(own);
  expect(problems).toEqual([]);
  expect(ladder).toMatchObject({
    id: 'notice',
    versions: [
      {
        validFrom: '1900-01-01',
        validTo: null,
        counter: { value: 'account-episode', source: 'user', confidence: 'user' },
        rungs: [
          { id: 'days-3', name: { 'zh-CN': '满 3 天', en: '3 full days' } },
          {
            id: 'more-than-5',
            name: { en: 'suspended' },
            measures: [{ release: { unknown: expect.anything() } }],
          },
          { id: 'rung-3', threshold: { unknown: expect.anything() }, unknown: { en: '通知没有写明' } },
        ],
      },
    ],
  });
  const confidences = JSON.stringify(ladder).match(/"confidence":"\w+"/g);
  expect(new Set(confidences)).toEqual(new Set(['"confidence":"user"']));
});

test.each([
  ['no ladder at all', '', null, 'type.other', ''],
  ['an unknown key', 'colour', 'red', 'key.unknown', 'colour'],
  ['an unknown key of a rung', 'rungs.0.hue', 1, 'key.unknown', 'rungs[0].hue'],
  ['an empty ladder', 'rungs', [], 'list.empty', 'rungs'],
  ['no name', 'name', '', 'text.empty', 'name'],
  ['days that are not whole', 'rungs.0.threshold.days', 2.5, 'count.not-whole', 'rungs[0].threshold.days'],
  ['days that are negative', 'rungs.0.threshold.days', -1, 'count.negative', 'rungs[0].threshold.days'],
  [
    'a comparison that does not exist',
    'rungs.0.threshold.comparison',
    'about',
    'choice.unknown',
    'rungs[0].threshold.comparison',
  ],
  [
    'a measure that does not exist',
    'rungs.0.measures.0.kind',
    'fine',
    'choice.unknown',
    'rungs[0].measures[0].kind',
  ],
  [
    'a target that does not exist',
    'rungs.0.measures.0.target',
    'me',
    'choice.unknown',
    'rungs[0].measures[0].target',
  ],
  [
    'a period of no days',
    'rungs.1.measures.0.period.days',
    0,
    'count.not-positive',
    'rungs[1].measures[0].period.days',
  ],
  ['a day that is none', 'validFrom', '2026-02-30', 'day.invalid', 'validFrom'],
  ['a day before all days', 'validTo', '1899-12-31', 'day.invalid', 'validTo'],
  ['a kind that does not exist', 'kind', 'mood', 'choice.unknown', 'kind'],
  [
    'a share in a ladder of days',
    'rungs.0.threshold',
    { measure: 'quota-used', share: '0.8' },
    'key.missing',
    'rungs[0].threshold.comparison',
  ],
  ['thresholds that fall', 'rungs.0.threshold.days', 9, 'ladder.not-rising', 'rungs[1].threshold'],
  ['thresholds of the same day', 'rungs.0.threshold.days', 6, 'ladder.not-rising', 'rungs[1].threshold'],
  ['an id twice', 'rungs.1.id', 'days-3', 'pack.repeated-id', 'rungs[1].id'],
  [
    'a measure twice',
    'rungs.0.measures.1',
    { kind: 'throttle', target: 'all-apps' },
    'pack.repeated-id',
    'rungs[0].measures[1].id',
  ],
  [
    'a replaced measure that is not there',
    'rungs.1.measures.0.replaces',
    ['gone'],
    'pack.no-measure',
    'rungs[1].measures[0].replaces',
  ],
])('%s is a problem beside its field', (_, path, value, code, place) => {
  const { ladder, problems } = parseLadder(path === '' ? value : changed(path, value));
  expect(ladder).toBeUndefined();
  expect(problems).toContainEqual(expect.objectContaining({ code, severity: 'error', path: place }));
  for (const problem of problems) expect(explainProblem(problem, 'zh-CN')).not.toContain(problem.code);
});

it('an end before the start is a problem', () => {
  const { ladder, problems } = parseLadder({ ...own, validFrom: '2026-11-20', validTo: '2026-11-19' });
  expect(ladder).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'pack.ends-before-start', path: 'validTo' }]);
});

describe('a rung that is milder than one before it', () => {
  test.each([
    ['a throttle after a suspension', changed('rungs.0.measures.0.kind', 'freeze-identity')],
    [
      'a measure in place of a graver one',
      {
        ...own,
        rungs: [
          {
            threshold: { comparison: 'full-days', days: 1 },
            measures: [{ id: 'a', kind: 'suspend-calls', target: 'account' }],
          },
          {
            threshold: { comparison: 'full-days', days: 2 },
            measures: [
              { kind: 'throttle', target: 'account', replaces: ['a'] },
              { kind: 'freeze-identity', target: 'account' },
            ],
          },
        ],
      },
    ],
  ])('%s is a warning and is kept', (_, input) => {
    const { ladder, problems } = parseLadder(input);
    expect(ladder).toBeDefined();
    expect(problems).toMatchObject([
      { code: 'ladder.milder', severity: 'warning', path: 'rungs[1].measures' },
    ]);
  });

  it('a warning after a frozen settlement is not: the two cannot be compared', () => {
    const { problems } = parseLadder({
      ...own,
      rungs: [
        {
          threshold: { comparison: 'full-days', days: 0 },
          measures: [{ kind: 'freeze-settlement', target: 'income' }],
        },
        { threshold: { comparison: 'full-days', days: 1 }, measures: [{ kind: 'warn', target: 'account' }] },
      ],
    });
    expect(problems).toEqual([]);
  });
});

describe('a pack with the ladder of the user', () => {
  const { ladder } = parseLadder(own) as { ladder: Ladder };
  const pack = withLadder(taobaoOpenPlatform, ladder);
  const since = '2026-11-01';

  it('is a right pack, and leaves the one given as it was', () => {
    const before = structuredClone(taobaoOpenPlatform);
    expect(parsePack(withLadder(taobaoOpenPlatform, ladder)).problems).toEqual([]);
    expect(taobaoOpenPlatform).toEqual(before);
  });

  test.each([
    ['2026-11-03', 2, null, []],
    ['2026-11-04', 3, 'days-3', ['throttle']],
    ['2026-11-06', 5, 'days-3', ['throttle']],
    ['2026-11-07', 6, 'more-than-5', ['throttle', 'suspend-calls']],
  ])('on %s, after %i days, the rung is %j and %j is in force', (on, days, rung, kinds) => {
    const status = arrearsStatus(owing([['listed', since]], on), pack, { ladder: ladder.id, on, apps });
    expect(status).toMatchObject({ days, ladder: 'notice/own' });
    expect(status.rung?.id ?? null).toBe(rung);
    expect(status.measures.map(({ kind }) => kind)).toEqual(kinds);
    for (const { cite } of [...status.crossed, ...status.measures])
      expect(cite).toMatchObject({ key: 'taobao-open-platform:user', confidence: 'user' });
  });

  it('wins without being named, and the ladder of the pack can still be asked for', () => {
    const settled = owing([['listed', since]], '2026-11-04');
    const named = (id?: string) => arrearsStatus(settled, pack, { on: '2026-11-04', ladder: id }).ladder;
    expect([named(), named('notice'), named('arrears'), named('gone')]).toEqual([
      'notice/own',
      'notice/own',
      'arrears/2017',
      null,
    ]);
  });

  it("under the id of the pack's ladder it wins from its first day, and the pack's holds before", () => {
    const { ladder: newer } = parseLadder({ ...own, id: 'arrears', validFrom: '2026-11-03' }) as {
      ladder: Ladder;
    };
    const merged = withLadder(taobaoOpenPlatform, newer);
    const on = (day: string) =>
      arrearsStatus(owing([['listed', since]], day), merged, { on: day, apps }).ladder;
    expect([on('2026-11-02'), on('2026-11-03')]).toEqual(['arrears/2017', 'arrears/own']);
  });

  it('a quota of the user is no ladder of arrears', () => {
    const quota = parseLadder({
      format: 'duewatch/ladder@1',
      kind: 'quota',
      name: 'q',
      rungs: [{ threshold: { measure: 'quota-used', share: '0.80' } }],
    }).ladder as Ladder;
    const both = withLadder(taobaoOpenPlatform, quota);
    const settled = owing([['listed', since]], '2026-11-04');
    expect(arrearsStatus(settled, both, { on: '2026-11-04' }).ladder).toBe('arrears/2017');
    expect(arrearsStatus(settled, both, { on: '2026-11-04', ladder: 'own' }).ladder).toBeNull();
    expect(parsePack(both).problems).toEqual([]);
  });
});

test.each(packs.map((pack) => [pack.id, pack] as const))(
  '%s has no rung that is milder than one before',
  (_, pack) => {
    expect(parsePack(pack).problems).toEqual([]);
  },
);
