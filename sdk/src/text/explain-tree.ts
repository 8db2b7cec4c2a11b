import type { ArrearsStatus, MeasureInForce, RungOnDay } from '../arrears/status.ts';
import type { Warning } from '../assessment.ts';
import type { Locale, LocalText, Message } from '../base/text.ts';
import type { Statement } from '../cost/statement.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { OrderFlag } from '../orders/order-flag.ts';
import type { Cited, Reason } from '../pack/cited.ts';
import type { PenaltyMeasure } from '../pack/penalty-schema.ts';
import { measureMessage } from '../penalty/measure-message.ts';
import type { PointsStatus } from '../penalty/points-status.ts';
import type { RuleReason, TestRead, Verdict } from '../penalty/verdict.ts';
import type { RiskScore } from '../risk/risk-score.ts';
import { type Figure, figuresOf } from './figures-of.ts';
import { formatAmount, formatCount, formatDay, formatRange } from './format.ts';
import { inWords } from './in-words.ts';
import { treeWords } from './tree-words.ts';

/** One thing said, and below it why. */
export interface ExplainNode {
  readonly text: string;
  /** What was read or computed. Absent where it is not known or where there is none. */
  readonly value?: string;
  /** What it was compared with. */
  readonly threshold?: string;
  readonly source?: {
    readonly title: string;
    readonly publisher: string;
    /** Null where the source has none. */
    readonly date: string | null;
    readonly clause: string | null;
    readonly confidence: string;
  };
  /** What to mind about the source. */
  readonly note?: string;
  /** It only names what lies below it. */
  readonly heading?: true;
  readonly children: readonly ExplainNode[];
}

/** Every result that says why. */
export type Explainable =
  | Statement
  | ArrearsStatus
  | Verdict
  | PointsStatus
  | RiskScore
  | Deadline
  | Warning
  | OrderFlag;

/**
 * Why a result is what it is, as plain nested nodes: at the top what it comes to, below it each reason with the value that was
 * read, the threshold it was held against and its source, then the other readings and what is not known.
 *
 * @example
 * explainTree(penaltyOutcome({ offences: { 'fake-transactions': true }, facts: { times: 1 } }, aliexpress, { validAt: '2022-07-01' }), 'en')
 * // { text: 'Certain: …', children: [{ text: 'Fits “…” of “…”: …', source: { clause: '…', … }, children: [] }, …] }
 */
export function explainTree(result: Explainable, locale: Locale): ExplainNode {
  const tell = teller(locale);
  if ('byReading' in result) return ofVerdict(result, tell);
  if ('lots' in result) return ofPoints(result, tell);
  if ('charges' in result) return ofStatement(result, tell);
  if ('owedByApp' in result) return ofArrears(result, tell);
  if ('detector' in result) return ofFlag(result, tell);
  if ('subject' in result) return ofRisk(result, tell);
  if ('brief' in result) return ofWarning(result, tell);
  return ofDeadline(result, tell);
}

type Tell = ReturnType<typeof teller>;

function teller(locale: Locale) {
  const words = treeWords[locale];
  const say = (message: Message) => inWords(message, locale);
  const local = (text: LocalText) => text[locale];
  const node = (
    text: string,
    cite?: Cited | null,
    children: readonly ExplainNode[] = [],
    more: Pick<ExplainNode, 'value' | 'threshold'> = {},
  ): ExplainNode => ({
    text,
    ...more,
    ...(cite ? { source: sourceOf(cite) } : {}),
    ...(cite?.note === undefined ? {} : { note: local(cite.note) }),
    children,
  });
  const sourceOf = ({ title, publisher, date, clause, confidence }: Cited) => ({
    title: local(title),
    publisher: local(publisher),
    date,
    clause: clause ?? null,
    confidence: say({ code: `confidence.${confidence}` }),
  });
  const reason = ({ text, cite, tests = [] }: RuleReason) =>
    node(say(text), cite, [...tests.map(test), ...figures(text)]);
  const figure = ({ label, value, threshold }: Figure) => {
    const shown = value ?? threshold ?? words.unknown;
    return node(`${label}${words.colon}${shown}`, null, [], {
      ...(value == null ? {} : { value }),
      ...(threshold == null ? {} : { threshold }),
    });
  };
  const figures = (message: Message) => figuresOf(message, locale, plain).map(figure);
  const test = ({ text, read }: TestRead): ExplainNode => {
    const { read: value = null, asked = null } = text.params ?? {};
    return node(say(text), null, [], {
      ...(read === null || value === null ? {} : { value: plain(value) }),
      ...(asked === null ? {} : { threshold: plain(asked) }),
    });
  };
  const plain = (param: unknown): string => {
    if (typeof param === 'boolean') return say({ code: 'penalty.answer', params: { is: param } });
    if (typeof param !== 'object' || param === null) return String(param);
    return 'code' in param ? say(param as Message) : local(param as LocalText);
  };
  const all = (messages: readonly Message[]) =>
    messages.map((message) => node(say(message), null, figures(message)));
  /** A heading with what lies below it, or nothing where that is nothing. */
  const under = (heading: string, children: readonly ExplainNode[]) =>
    children.length === 0 ? [] : [{ ...node(heading, null, children), heading: true as const }];
  const measures = (list: readonly PenaltyMeasure[]) =>
    list.map((measure) => say(measureMessage(measure))).join(words.and);
  return { locale, words, say, local, node, figure, figures, reason, all, under, measures };
}

function ofVerdict(verdict: Verdict, { words, say, local, node, reason, all, under, measures }: Tell) {
  const { certain, possible, reasons, byReading, conflicts, needs, open } = verdict;
  const isCertain = new Set(certain);
  const beyond = possible.filter((measure) => !isCertain.has(measure));
  const text = [
    certain.length === 0 ? words.nothingCertain : `${words.certain}${measures(certain)}`,
    beyond.length === 0 ? '' : `${words.possible}${measures(beyond)}`,
  ].filter((part) => part !== '');
  const readings = byReading
    .filter(({ name }) => name !== null)
    .map(({ name, isDefault, outcomes }) =>
      node(`${name === null ? '' : local(name)}${isDefault ? words.isDefault : ''}`, null, [
        ...outcomes.map(({ measures: list, unknown }) =>
          node([measures(list) || words.noMeasures, unknown ? words.unknownPart : ''].join('')),
        ),
      ]),
    );
  return node(text.join(words.also), null, [
    ...reasons.map(reason),
    ...under(words.readings, readings),
    ...under(
      words.conflicts,
      conflicts.map((conflict) => node(say(conflict.text), conflict.cite)),
    ),
    ...under(
      words.excluded,
      verdict.excluded.map((measure) => node(say(measureMessage(measure)))),
    ),
    ...under(words.missing, all(needs.map((need) => need.text))),
    ...under(
      words.open,
      open.map((each) => node(local(each))),
    ),
  ]);
}

function ofPoints(status: PointsStatus, { locale, words, say, local, node, reason, under, measures }: Tell) {
  const { points, next, nextExpiry, mayBeReached, open } = status;
  const level = ({ name, measures: list, cite }: PointsStatus['reached'][number], more = {}) =>
    node(`${local(name)}${words.colon}${measures(list) || words.notPublished}`, cite, [], more);
  const value =
    points.high === points.low ? points.low : `${points.low} ${words.to} ${points.high ?? words.unknown}`;
  return node(
    say(status.text),
    null,
    [
      ...status.reasons.map(reason),
      ...under(
        words.mayBeReached,
        mayBeReached.map((each) => level(each)),
      ),
      ...(next === null
        ? []
        : under(`${words.nextLevel}${next.more}`, [level(next.level, { threshold: String(next.past.at) })])),
      ...(nextExpiry === null
        ? []
        : [node(words.expires(formatDay(nextExpiry.day, locale), nextExpiry.points))]),
      ...under(
        words.open,
        open.map((each) => node(local(each))),
      ),
    ],
    { value },
  );
}

function ofStatement(statement: Statement, { locale, words, node, reason, under, say }: Tell) {
  const { from, to, total, calls, byApp, reasons, unrated, lines } = statement;
  const value = formatRange(total, locale);
  const days = `${formatDay(from, locale)} ${words.to} ${formatDay(to, locale)}`;
  return node(
    `${days}${words.colon}${value}${words.also}${words.calls(formatCount(calls))}`,
    null,
    [
      ...reasons.map(reason),
      ...byApp.map(({ appKey, amount }) => {
        const cost = formatRange(amount, locale);
        return node(
          `${appKey}${words.colon}${cost}`,
          null,
          lines
            .filter((line) => line.appKey === appKey)
            .map((line) =>
              node(
                `${formatDay(line.corrects ?? line.day, locale)}${words.colon}${say(line.label)}`,
                null,
                [],
                { value: formatAmount(line.amount) },
              ),
            ),
          { value: cost },
        );
      }),
      ...under(
        words.unrated,
        unrated.map(({ appKey, api, calls: count }) =>
          node(`${appKey} · ${api}${words.colon}${words.calls(formatCount(count))}`),
        ),
      ),
    ],
    { value },
  );
}

function ofArrears(status: ArrearsStatus, { locale, words, say, local, node, reason, under }: Tell) {
  const inForce = ({ kind, since, certainty, cite }: MeasureInForce) =>
    node(
      `${say({ code: `measure.${kind}.done` })}${words.since(formatDay(since, locale))}${
        certainty === 'possible' ? words.depends : ''
      }`,
      cite,
    );
  const rung = ({ name, day, days, cite, unknown, measures }: RungOnDay) =>
    node(
      `${formatDay(day, locale)}${words.colon}${local(name)}`,
      cite,
      [
        ...measures.map(({ kind }) => node(say({ code: `measure.${kind}.next` }))),
        ...(unknown === undefined ? [] : [node(local(unknown))]),
      ],
      { threshold: String(days) },
    );
  const head = words.arrears[status.state];
  const owed = formatAmount(status.owed);
  const text =
    status.state === 'in-arrears' || status.state === 'pending'
      ? `${head}${words.also}${words.owed(owed, status.days)}`
      : head;
  return node(
    text,
    null,
    [
      ...status.reasons.map(reason),
      ...under(words.inForce, status.measures.map(inForce)),
      ...under(words.next, (status.next?.brings ?? []).map(rung)),
      ...under(words.sooner, (status.next?.sooner ?? []).map(rung)),
      ...under(
        words.readings,
        status.readings.map(({ counter, days, rung: at }) =>
          node(
            `${say({ code: `counter.${counter}` })}${words.colon}${days}`,
            null,
            at === null ? [] : [rung(at)],
            {
              value: String(days),
            },
          ),
        ),
      ),
      ...(status.beyond === undefined ? [] : under(words.open, [node(local(status.beyond))])),
    ],
    status.state === 'in-arrears' || status.state === 'pending' ? { value: owed } : {},
  );
}

function ofFlag(flag: OrderFlag, { words, say, node, all, under }: Tell) {
  const situation = say({ code: `orders.situation.${flag.situation}` });
  const [first, ...others] = all(flag.reasons);
  const trusted = node(say({ code: `confidence.${flag.confidence}` }));
  return node(
    situation,
    flag.cite,
    [
      ...(first === undefined ? [] : [first]),
      // What it is not stands before further evidence: a flag is no verdict.
      node(say(flag.not)),
      ...others,
      ...under(words.trusted, [trusted]),
      ...under(words.missing, all(flag.needs)),
      ...under(words.before, all(flag.before)),
    ],
    { value: formatCount(flag.orders) },
  );
}

function ofRisk(score: RiskScore, { words, say, node, all, under }: Tell) {
  const [head, ...rest] = score.text;
  return node(
    head === undefined ? '' : say(head),
    null,
    [
      ...all(rest),
      ...score.reasons.map(({ text, cite, loss, days, points }) => {
        const share = [loss === null ? words.unpriced : formatAmount(loss), words.days(days)];
        if (points !== null) share.push(words.points(points));
        return node(`${say(text)}${words.colon}${share.join(words.and)}`, cite, [], {
          ...(loss === null ? {} : { value: formatAmount(loss) }),
        });
      }),
      ...under(words.missing, all(score.needs)),
      ...under(words.taken, all(score.notes)),
    ],
    score.loss.point === null ? {} : { value: formatAmount(score.loss.point) },
  );
}

function ofWarning(warning: Warning, tell: Tell) {
  const { say, node, figures, all } = tell;
  const { what, when, cost, action, why } = warning;
  return node(say(what), null, [...all([when, cost, action]), ...figures(what), ...byReading(why, tell)]);
}

function ofDeadline(deadline: Deadline, tell: Tell) {
  const { locale, words, say, node, figure, all, under, local } = tell;
  const { what, earliest, likely, latest, opens, calendarKnownThrough: known } = deadline;
  const { consequence, cost, action, steps = [], evidence = [], files = [] } = deadline;
  const day = (of: string | null) => (of === null ? null : formatDay(of, locale));
  const safe = day(earliest);
  const days: Figure[] = [
    ...(opens === undefined ? [] : [{ label: words.opens, value: day(opens) }]),
    { label: words.safeDay, value: safe },
    ...(likely === earliest ? [] : [{ label: words.likelyDay, value: day(likely) }]),
    ...(latest === earliest ? [] : [{ label: words.latestDay, value: day(latest) }]),
    ...(known === undefined ? [] : [{ label: words.calendarThrough, threshold: day(known) }]),
  ];
  return node(
    `${say(what)}${words.colon}${safe ?? words.noDay}`,
    null,
    [
      ...all([consequence, cost ?? null, action].filter((message) => message !== null)),
      // One day that is certain stands at the top already.
      ...(days.length < 2 || earliest === null ? [] : under(words.theDays, days.map(figure))),
      ...under(words.steps, all(steps)),
      ...under(words.evidence, [
        ...evidence.map((each) => node(local(each))),
        ...(files.length === 0 ? [] : [node(`${words.files}${files.join(words.and)}`)]),
      ]),
      ...byReading(deadline.why, tell),
    ],
    safe === null ? {} : { value: safe },
  );
}

/** Reasons that each of the readings of one text gives: those of the default as they come, the others below a heading of their own. */
function byReading(why: readonly Reason[], { words, reason, under }: Tell): ExplainNode[] {
  const seen = new Set<string>();
  const isOther = ({ text: { code, params } }: Reason) => {
    if (code === 'reason.counter' || params?.chosen === false) return true;
    const again = seen.has(code);
    seen.add(code);
    return again && oneEachReading.includes(code);
  };
  const sides = why.map((each) => ({ each, other: isOther(each) }));
  const of = (side: boolean) => sides.filter(({ other }) => other === side).map(({ each }) => reason(each));
  return [...of(false), ...under(words.otherReadings, of(true))];
}

/** Reasons of which there is one for each reading, the default first. */
const oneEachReading = [
  'deadline.appeal.why',
  'deadline.obligation.why',
  'deadline.shipping.why',
  'deadline.first-scan.why',
];
