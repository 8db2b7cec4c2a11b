import type { Pack } from 'duewatch';
import { formatAmount, formatChange, formatCount, formatDay } from 'duewatch/text';
import { useMemo, useState } from 'preact/hooks';
import {
  type CostScope,
  type MonthComparison,
  startComparison,
  type VersionRef,
} from '../../../jobs/start-cost.ts';
import { Amounts } from '../../../ui/amount.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { type Speech, useSpeech } from '../../../ui/speech.ts';
import { Table } from '../../../ui/table.tsx';
import { Why } from '../../../ui/why.tsx';
import { usePacks } from '../packs.ts';
import { useRunning } from '../use-running.ts';
import { Wide } from '../wide.tsx';
import { Pager } from './pager.tsx';
import { firstComparison, pageOf, stackOf, type VersionChoice, versionChoices } from './view.ts';

interface Props {
  readonly scope: CostScope;
  readonly platform: string;
  readonly stateAsOf: number | null;
}

/** The same usage under another tariff: how much more or less, and why. */
export function Compare({ scope, platform, stateAsOf }: Props) {
  const { words, text } = useSpeech();
  const page = words.costPage;
  const packs = usePacks();
  const choices = useMemo(() => versionChoices(packs, platform), [packs, platform]);
  const [[a, b], choose] = useState(() => firstComparison(choices, platform, scope.to));
  const [asked, setAsked] = useState(false);
  const refOf = (key: string) => choices.find((choice) => choice.key === key)?.ref;
  const [from, to] = [refOf(a), refOf(b)];
  const compared = useRunning(
    () => (asked && from && to ? startComparison({ ...scope, a: from, b: to }) : undefined),
    [asked, a, b, scope.from, scope.to, platform, scope.account.id, stateAsOf],
  );
  const select = (label: string, name: string, value: string, change: (key: string) => void) => (
    <label class="field">
      <span>{label}</span>
      <select data-test={name} value={value} onChange={(event) => change(event.currentTarget.value)}>
        {[...new Set(choices.map(({ ref }) => ref.pack))].map((pack) => {
          const own = choices.filter(({ ref }) => ref.pack === pack);
          return (
            <optgroup key={pack} label={own[0] && text(own[0].packName)}>
              {own.map((choice) => (
                <Option key={choice.key} choice={choice} />
              ))}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
  return (
    <section class="card" data-test="compare">
      <h2>{page.compareTitle}</h2>
      <p class="soft">{page.compareHelp}</p>
      <div class="versions">
        {select(page.versionA, 'compare-a', a, (key) => choose([key, b]))}
        <button type="button" class="dw-button" data-test="compare-swap" onClick={() => choose([b, a])}>
          {page.swap}
        </button>
        {select(page.versionB, 'compare-b', b, (key) => choose([a, key]))}
        {!asked && (
          <button
            type="button"
            class="dw-button dw-primary"
            data-test="compare-go"
            onClick={() => setAsked(true)}
          >
            {page.compare}
          </button>
        )}
      </div>
      {compared.slow && <Progress label={page.comparing} text={page.comparing} />}
      {compared.failed !== undefined && (
        <p role="alert">
          {page.compareFailed} <small>{compared.failed}</small>{' '}
          <button type="button" class="dw-button" onClick={compared.again}>
            {words.retry}
          </button>
        </p>
      )}
      {compared.result && (
        <div class="compared" data-test="compared" data-stale={compared.running}>
          <Result
            result={compared.result}
            a={choices.find(({ key }) => key === a)}
            b={choices.find(({ key }) => key === b)}
          />
        </div>
      )}
    </section>
  );
}

function Option({ choice }: { choice: VersionChoice }) {
  const { words, text } = useSpeech();
  return (
    <option value={choice.key}>
      {text(choice.packName)} · {words.costPage.tariffOf(choice.validFrom, choice.validTo ?? '')}
    </option>
  );
}

interface ResultProps {
  readonly result: MonthComparison;
  readonly a: VersionChoice | undefined;
  readonly b: VersionChoice | undefined;
}

function Result({ result, a, b }: ResultProps) {
  const speech = useSpeech();
  const { words, say } = speech;
  const page = words.costPage;
  const { parts, zero } = stackOf(result.compared.causes);
  return (
    <>
      <dl class="sides">
        <div>
          <dt>{page.versionA}</dt>
          <dd>
            <Amounts range={result.a.total} />
          </dd>
        </div>
        <div>
          <dt>{page.versionB}</dt>
          <dd>
            <Amounts range={result.b.total} />
          </dd>
        </div>
        <div>
          <dt>{page.difference}</dt>
          <dd class="figure" data-test="compare-difference">
            {differenceText(result, speech)}
          </dd>
        </div>
      </dl>
      <h3>{page.bothKnown}</h3>
      {parts.length === 0 ? (
        <p class="soft">
          {result.unknownLines === result.lines.length + result.sameLines ? page.noneKnown : page.noCause}
        </p>
      ) : (
        <table class="dw-table stack" data-test="stack">
          <caption class="dw-hidden">{page.bothKnown}</caption>
          <tbody>
            {parts.map(({ cause, amount, start, length, less }) => (
              <tr key={cause} data-test="cause">
                <th scope="row">{say({ code: `cause.${cause}` })}</th>
                <td class="bar-cell" aria-hidden="true">
                  <span class="track">
                    <span class="zero" style={{ insetInlineStart: `${zero * 100}%` }} />
                    <span
                      class="bar"
                      data-less={less}
                      style={{ insetInlineStart: `${start * 100}%`, width: `${length * 100}%` }}
                    />
                  </span>
                </td>
                <td class="dw-number" data-test="cause-amount">
                  {formatChange(amount)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{words.total}</td>
              <td />
              <td class="dw-number" data-test="causes-total">
                {formatChange(result.compared.difference)}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      {result.unknownLines > 0 && <p class="soft">{page.unknownLines(formatCount(result.unknownLines))}</p>}
      <ul class="compare-why">
        {[
          { name: page.versionA, reasons: result.a.reasons },
          { name: page.versionB, reasons: result.b.reasons },
        ]
          .filter(({ reasons }) => reasons.length > 0)
          .map(({ name, reasons }) => (
            <li key={name}>
              <span class="soft">{page.whyOf(name)}</span> <Why reasons={reasons} />
            </li>
          ))}
      </ul>
      {result.lines.length > 0 && <LineByLine result={result} a={a?.ref} b={b?.ref} />}
    </>
  );
}

/** How much more the second costs: exact, within bounds, or not known. */
function differenceText({ difference, bounds: { low, high } }: MonthComparison, { words }: Speech) {
  const page = words.costPage;
  if (difference !== null) return Number(difference) === 0 ? page.same : formatChange(difference);
  if (low !== null && high !== null) return page.between(formatChange(low), formatChange(high));
  if (high !== null) return page.atMostMore(formatChange(high));
  return low === null ? words.notKnown : page.atLeastMore(formatChange(low));
}

const size = 20;

interface LineByLineProps {
  readonly result: MonthComparison;
  readonly a: VersionRef | undefined;
  readonly b: VersionRef | undefined;
}

function LineByLine({ result, a, b }: LineByLineProps) {
  const { words, locale, on, text } = useSpeech();
  const page = words.costPage;
  const [open, setOpen] = useState(false);
  const [index, setIndex] = useState(0);
  type Compared = MonthComparison['lines'][number];
  const packs = usePacks();
  const names = useMemo(() => classNames(packs, [a, b]), [packs, a, b]);
  const shown = pageOf(result.lines, index, size);
  const bound = ({ low, high }: Compared['a']) => {
    if (low !== null && low === high) return formatAmount(low);
    if (low !== null && high !== null) return page.between(formatAmount(low), formatAmount(high));
    if (high !== null) return page.atMostMore(formatAmount(high));
    return low === null || Number(low) === 0 ? (
      <span class="dw-unknown">{words.notKnown}</span>
    ) : (
      page.atLeastMore(formatAmount(low))
    );
  };
  const what = ({ kind, class: id }: Compared) => {
    if (kind === 'rounding') return page.kindRounding;
    if (kind === 'relief') return page.kindRelief;
    if (id === null) return words.notKnown;
    const name = names.get(id);
    return name ? text(name) : id;
  };
  const columns = [
    { head: page.day, cell: ({ day }: Compared) => formatDay(day, locale, on) },
    { head: words.appKey, cell: ({ appKey }: Compared) => appKey },
    { head: page.class, cell: what },
    { head: page.versionA, number: true, cell: (line: Compared) => bound(line.a) },
    { head: page.versionB, number: true, cell: (line: Compared) => bound(line.b) },
    {
      head: page.difference,
      number: true,
      cell: ({ difference }: Compared) =>
        difference === null ? <span class="dw-unknown">{words.notKnown}</span> : formatChange(difference),
    },
  ];
  return (
    <details
      class="by-line"
      data-test="by-line"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{page.lineByLine}</summary>
      {open && (
        <>
          <Wide label={page.lineByLine}>
            <Table caption={page.lineByLine} columns={columns} rows={shown.rows} keyOf={({ id }) => id} />
          </Wide>
          <Pager page={shown} of={result.lines.length} go={setIndex} />
          {result.sameLines > 0 && <p class="soft">{page.sameLines(formatCount(result.sameLines))}</p>}
        </>
      )}
    </details>
  );
}

/** What price classes are called, in the versions compared; the first one's name where both have one. */
function classNames(packs: readonly Pack[], refs: readonly (VersionRef | undefined)[]) {
  const versions = [...refs].reverse().flatMap((ref) => {
    const tariffs = packs.find(({ id }) => id === ref?.pack)?.tariffs ?? [];
    const tariff = tariffs.find(({ id }) => id === ref?.tariff);
    return tariff?.versions.filter(({ id }) => id === ref?.version) ?? [];
  });
  return new Map(versions.flatMap(({ classes }) => classes.map(({ id, name }) => [id, name] as const)));
}
