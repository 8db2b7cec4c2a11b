import type { RungOnDay } from '../arrears/status.ts';
import type { AccountAssessment, Assessment, Warning } from '../assessment.ts';
import { compare, sum } from '../base/decimal.ts';
import { addRanges } from '../base/range.ts';
import type { Locale, LocalText, Message } from '../base/text.ts';
import type { AccountRef } from '../deadline/deadline.ts';
import type { Cited } from '../pack/cited.ts';
import { explain } from './explain.ts';
import { type Explainable, explainTree } from './explain-tree.ts';
import {
  formatAmount,
  formatApps,
  formatCount,
  formatDay,
  formatInDays,
  formatRange,
  formatWeekday,
} from './format.ts';
import { type Column, table } from './table.ts';
import { treeText } from './tree-text.ts';

const words: Record<Locale, Record<string, string>> = {
  'zh-CN': {
    fine: '没有欠费',
    unknown: '情况未知',
    what: '怎么了',
    when: '接下来',
    cost: '代价',
    action: '怎么办',
    why: '为什么',
    ladder: '欠费阶梯',
    today: '现在',
    historical: '旧规则',
    reading: '另一读法',
    debts: '欠费',
    signals: '平台显示',
    cost_of: '费用',
    appKey: 'AppKey',
    since: '起始日',
    amount: '金额',
    calls: '调用次数',
    total: '合计',
    through: '已有调用记录到',
    deadlines: '将到期',
    until: '最迟',
    missing: '还缺什么',
    sources: '来源',
    nothing: '没有数据',
    notKnown: '未公布',
  },
  en: {
    fine: 'No arrears',
    unknown: 'Not known',
    what: 'What',
    when: 'Next',
    cost: 'Cost',
    action: 'To do',
    why: 'Why',
    ladder: 'Arrears ladder',
    today: 'now',
    historical: 'former rule',
    reading: 'other reading',
    debts: 'Arrears',
    signals: 'The platform says',
    cost_of: 'Cost',
    appKey: 'App key',
    since: 'Since',
    amount: 'Amount',
    calls: 'Calls',
    total: 'Total',
    through: 'usage known through',
    deadlines: 'Coming',
    until: 'At the latest',
    missing: 'What is missing',
    sources: 'Sources',
    nothing: 'There is no data',
    notKnown: 'not published',
  },
};

/** Rows of a table before the others are added up in one. */
const maxRows = 20;

/** The mark of a state: a shape, so that it does not depend on colour. */
const marks: Record<Warning['state'], string> = {
  'in-force': '▲',
  overdue: '▲',
  'due-today': '●',
  'due-soon': '◐',
  coming: '○',
  fine: '✓',
  unknown: '◌',
  done: '–',
  waived: '–',
};

export interface ReportOptions {
  /** Below each warning and each deadline its tree of reasons, with values, limits, sources and other readings. */
  readonly why?: boolean;
}

/**
 * An assessment as a text for a terminal or a mail: first what is wrong, by when, what it costs and what to do; then
 * ladder, arrears, cost and deadlines as tables; then what is missing; then the sources as numbered notes.
 *
 * @example
 * report(assess(facts, packs, { on: '2026-11-22' }), 'en', { why: true })
 * // 'Duewatch · 2026-11-22 Sun\n\n▲ In force · …'
 */
export function report(
  assessment: Assessment,
  locale: Locale,
  { why: explained = false }: ReportOptions = {},
): string {
  const say = (message: Message) => explain(message, locale);
  const label = (name: string) => words[locale][name] ?? name;
  const { on } = assessment;
  const sources = new Map(assessment.sources.map((source, index) => [source.key, index + 1]));
  const note = (cite: Cited | undefined) => (cite === undefined ? '' : `[${sources.get(cite.key) ?? '?'}]`);
  const open = locale === 'zh-CN' ? '（' : ' (';
  const close = locale === 'zh-CN' ? '）' : ')';
  const nameOf = ({ name, id }: AccountRef, platform: LocalText | null, id2: string) =>
    `${name ?? id}${open}${platform?.[locale] ?? id2}${close}`;
  const lines: string[] = [`Duewatch · ${on} ${formatWeekday(on, locale)}`];
  const section = (title: string, body: readonly string[]) => {
    if (body.length > 0) lines.push('', `  ${title}`, ...body.map((line) => `  ${line}`));
  };
  const platformOf = new Map(assessment.accounts.map((entry) => [keyOf(entry.account), entry.platformName]));

  if (assessment.accounts.length === 0) lines.push('', label('nothing'));
  for (const warning of assessment.warnings) {
    const { account, state } = warning;
    const name = nameOf(account, platformOf.get(keyOf(account)) ?? null, account.platform);
    lines.push('', `${marks[state]} ${say({ code: `state.${state}` })} · ${name}`);
    const questions = [
      [label('what'), say(warning.what)],
      [label('when'), say(warning.when)],
      [label('cost'), say(warning.cost)],
      [label('action'), `${say(warning.action)} · ${warning.way[locale]}`],
    ];
    lines.push(...table(questions, [{}, {}]).map((line) => `  ${line}`));
    const answered = [warning.when, warning.cost, warning.action].map(say);
    const tree = whyOf(warning, answered);
    if (tree.length > 0) lines.push(`  ${label('why')}`, ...tree.map((line) => `    ${line}`));
  }
  for (const account of assessment.accounts) {
    if (assessment.warnings.some((warning) => keyOf(warning.account) === keyOf(account.account))) continue;
    const known = account.arrears.state === 'clear';
    const name = nameOf(account.account, account.platformName, account.account.platform);
    lines.push('', `${marks[known ? 'fine' : 'unknown']} ${label(known ? 'fine' : 'unknown')} · ${name}`);
  }
  for (const account of assessment.accounts) {
    const titled = (title: string) =>
      assessment.accounts.length === 1 ? title : `${title} · ${account.account.name ?? account.account.id}`;
    section(titled(label('ladder')), ladder(account));
    section(titled(label('debts')), debts(account));
    section(
      titled(label('signals')),
      account.signals.map(({ text }) => `· ${say(text)}`),
    );
    section(
      titled(`${label('cost_of')} ${account.cost?.from ?? ''} – ${account.cost?.to ?? ''}`),
      cost(account),
    );
  }
  const coming = assessment.deadlines.map(({ what, earliest, latest, inDays, why }) => [
    earliest === null ? '–' : formatDay(earliest, locale, on),
    inDays === null ? '' : formatInDays(inDays, locale),
    say(what),
    latest === earliest ? '' : `${label('until')} ${latest === null ? '–' : formatDay(latest, locale, on)}`,
    why.map(({ cite }) => note(cite)).join(''),
  ]);
  const rows = table(coming, [{ right: true }, { right: true }, {}, {}, {}]);
  section(
    label('deadlines'),
    assessment.deadlines.flatMap((deadline, index) => [
      rows[index] ?? '',
      ...whyOf(deadline).map((line) => `    ${line}`),
    ]),
  );
  section(
    label('missing'),
    assessment.needs.map(({ text, path }) => `· ${say(text)}${path === undefined ? '' : ` [${path}]`}`),
  );
  section(label('sources'), assessment.sources.map(sourceLine));
  return `${lines.join('\n')}\n`;

  /** What lies below a result in its tree, as lines; what the report says of it already is left out. */
  function whyOf(result: Explainable, said: readonly string[] = []): string[] {
    if (!explained) return [];
    const { children } = explainTree(result, locale);
    return children
      .filter(({ text }) => !said.includes(text))
      .flatMap((child) => treeText(child).split('\n'));
  }

  function ladder({ arrears }: AccountAssessment): string[] {
    const columns: Column[] = [{}, { right: true }, { right: true }, {}, {}, {}];
    return table(
      [...arrears.crossed, ...arrears.coming].flatMap((rung) => rungRows(rung, rung === arrears.rung)),
      columns,
    );
  }

  /** A rung with its first measure in one row, its other measures below. */
  function rungRows(rung: RungOnDay, now: boolean): string[][] {
    const [first = '', ...others] = measuresOf(rung);
    const basis = [
      rung.basis === 'historical' ? label('historical') : '',
      rung.otherReading === true ? label('reading') : '',
    ].filter((text) => text !== '');
    const row = [
      `${now ? '▶' : ' '} ${rung.name[locale]}`,
      formatDay(rung.day, locale, on),
      now ? label('today') : formatInDays(rung.inDays, locale),
      first,
      basis.join(locale === 'zh-CN' ? '，' : ', '),
      note(rung.cite),
    ];
    return [row, ...others.map((measure) => ['', '', '', measure])];
  }

  function measuresOf(rung: RungOnDay): string[] {
    const tense = rung.inDays <= 0 ? 'done' : 'next';
    const said = rung.measures.map(({ kind, apps, certainty }) => {
      const measure = say({ code: `measure.${kind}.${tense}` });
      const whom = apps.length === 0 ? measure : `${measure}${open}${formatApps(apps, locale)}${close}`;
      return certainty === 'certain' ? whom : say({ code: 'measure.possible', params: { measure: whom } });
    });
    return rung.unknown === undefined ? said : [...said, label('notKnown')];
  }

  function appName({ apps }: AccountAssessment, appKey: string): string {
    const name = apps.find((app) => app.appKey === appKey)?.name;
    return name === undefined ? appKey : `${appKey} ${name}`;
  }

  function debts(account: AccountAssessment): string[] {
    const { arrears } = account;
    if (arrears.owedByApp.length === 0) return [];
    const apps = [...arrears.owedByApp].sort((a, b) => compare(b.amount, a.amount));
    const rows = apps
      .slice(0, maxRows)
      .map(({ appKey, since, amount }) => [appName(account, appKey), since, formatAmount(amount)]);
    const others = apps.slice(maxRows);
    if (others.length > 0)
      rows.push([othersOf(others), '', formatAmount(sum(others.map(({ amount }) => amount)))]);
    const head = [label('appKey'), label('since'), label('amount')];
    return table(
      [head, ...rows, [label('total'), '', formatAmount(arrears.owed)]],
      [{}, {}, { right: true }],
    );
  }

  function othersOf(others: readonly unknown[]): string {
    return locale === 'zh-CN' ? `其余 ${others.length} 个` : `${others.length} others`;
  }

  function cost(account: AccountAssessment): string[] {
    const { cost: statement } = account;
    if (statement === null || statement.calls === 0) return [];
    const columns: Column[] = [{}, { right: true }, { right: true }];
    const rows = statement.byApp
      .slice(0, maxRows)
      .map(({ appKey, calls, amount }) => [
        appName(account, appKey),
        formatCount(calls),
        formatRange(amount, locale),
      ]);
    const others = statement.byApp.slice(maxRows);
    if (others.length > 0) {
      const calls = others.reduce((all, app) => all + app.calls, 0);
      const amount = addRanges(others.map((app) => app.amount));
      rows.push([othersOf(others), formatCount(calls), formatRange(amount, locale)]);
    }
    const head = [label('appKey'), label('calls'), label('amount')];
    const total = [label('total'), formatCount(statement.calls), formatRange(statement.total, locale)];
    const notes = statement.reasons.map(({ text, cite }) => `· ${say(text)} ${note(cite)}`);
    const through = statement.usageThrough === null ? [] : [`${label('through')} ${statement.usageThrough}`];
    return [...table([head, ...rows, total], columns), ...through, ...notes];
  }

  function sourceLine(source: Cited, index: number): string {
    const comma = locale === 'zh-CN' ? '，' : ', ';
    const parts = [source.title[locale], source.publisher[locale], source.date, source.reference];
    return `[${index + 1}] ${parts.filter((part) => part !== undefined && part !== null).join(comma)}${open}${say(
      {
        code: `confidence.${source.confidence}`,
      },
    )}${close}`;
  }
}

function keyOf({ platform, id }: AccountRef): string {
  return `${platform}/${id}`;
}
