import type { Message } from 'duewatch';
import type { Estimate, RiskScore } from 'duewatch/risk';
import { formatAmount } from 'duewatch/text';
import { Amount } from '../../../ui/amount.tsx';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { Table } from '../../../ui/table.tsx';
import { WhyTree } from '../../../ui/why-tree.tsx';
import type { Words } from '../../../ui/words.ts';
import { Wide } from '../wide.tsx';
import { placeOfNeed } from './place-of-need.ts';
import { type StackRow, stackOf } from './stack.ts';

interface Props {
  readonly score: RiskScore;
  /** Whether any outcome is recorded that is known. */
  readonly hasOutcomes: boolean;
  /** Leads to what a selector finds on the page. */
  goTo(selector: string): void;
}

/** The score with its interval, what it is made of, and what to find out next. */
export function ScoreCard({ score, hasOutcomes, goTo }: Props) {
  const { words, say } = useSpeech();
  const page = words.riskPage;
  const { score: points, loss, days, confidence, needs, notes } = score;
  return (
    <section class="card risk-score" data-test="risk-score">
      <h2>{page.score}</h2>
      <div class="risk-figures">
        <div>
          <h3>{page.scoreOf}</h3>
          {points ? (
            <>
              <p class="risk-figure" data-test="score-point">
                {points.point}
              </p>
              <p class="soft" data-test="score-range">
                {page.between(String(points.low), String(points.high))}
              </p>
            </>
          ) : (
            <>
              <p class="risk-figure dw-unknown" data-test="no-score">
                {page.noScore}
              </p>
              <p class="soft">{loss.point === null || needsMargin(needs) ? page.noMargin : page.noPrice}</p>
              <button
                type="button"
                class="dw-button"
                data-test="to-margin"
                onClick={() => goTo('[data-test="margin-margin"]')}
              >
                {page.toMargin}
              </button>
            </>
          )}
        </div>
        <div>
          <h3>{page.loss}</h3>
          <p class="risk-figure" data-test="loss-point">
            <Amount value={loss.point} />
          </p>
          <p class="soft">{rangeOf(loss, (amount) => formatAmount(amount), page)}</p>
        </div>
        <div>
          <h3>{page.days}</h3>
          <p class="risk-figure" data-test="days-point">
            {days.point}
          </p>
          <p class="soft">{rangeOf(days, (each) => each, page)}</p>
        </div>
      </div>
      <p class="dw-line risk-confidence" data-test="confidence">
        <Mark state={confidence === 'prior-only' ? 'unknown' : 'fine'} />
        {confidence === 'prior-only' && hasOutcomes ? page.partlyPrior : page.confidence[confidence]}
      </p>
      <Reasons score={score} />
      {needs.length > 0 && (
        <div class="risk-needs">
          <h3>{page.nextFact}</h3>
          <ol data-test="needs">
            {toAsk(needs).map((need) => {
              const place = placeOfNeed(need);
              return (
                <li key={JSON.stringify(need)}>
                  {say(need)}
                  {place !== null && (
                    <>
                      {' '}
                      {place.startsWith('#') ? (
                        <a href={place}>{page.enter}</a>
                      ) : (
                        <button type="button" class="link" data-test="need-enter" onClick={() => goTo(place)}>
                          {page.enter}
                        </button>
                      )}
                    </>
                  )}
                </li>
              );
            })}
          </ol>
        </div>
      )}
      {notes.length > 0 && (
        <details class="dw-why">
          <summary>{page.taken(notes.length)}</summary>
          <ul>
            {notes.map((note) => (
              <li key={JSON.stringify(note)}>{say(note)}</li>
            ))}
          </ul>
        </details>
      )}
      <WhyTree of={score} summary={page.tree} />
    </section>
  );
}

/** The first few, and the first that can be entered here where none of them can. */
function toAsk(needs: readonly Message[]): readonly Message[] {
  const first = needs.slice(0, 3);
  const canEnter = (need: Message) => placeOfNeed(need) !== null;
  return first.some(canEnter) ? first : [...first, ...needs.slice(3).filter(canEnter).slice(0, 1)];
}

function needsMargin(needs: readonly Message[]): boolean {
  return needs.some((need) => placeOfNeed(need) === '[data-test="margin-margin"]');
}

type Page = Words['riskPage'];

function rangeOf({ point, low, high }: Estimate, show: (text: string) => string, words: Page): string {
  if (high === null) return words.atLeast(show(low));
  return low === high && low === point ? words.exact : words.between(show(low), show(high));
}

/** The reasons as one stack whose parts are those of the table below it, and the table, which adds up. */
function Reasons({ score }: { score: RiskScore }) {
  const { words, say } = useSpeech();
  const page = words.riskPage;
  const { rows, sum, by } = stackOf(score);
  if (rows.length === 0) return null;
  const shown = rows.filter(({ shade }) => shade !== null);
  const columns = [
    {
      head: page.reason,
      cell: (row: StackRow) => (
        <span class="risk-reason">
          <i class="risk-shade" data-shade={row.shade ?? 'none'} aria-hidden="true" />
          <span>
            {say(row.text)}
            <small class="under soft">{chanceOf(row.chance, page)}</small>
          </span>
        </span>
      ),
    },
    { head: page.lossHead, number: true, cell: ({ loss }: StackRow) => <Amount value={loss} /> },
    { head: page.daysHead, number: true, cell: ({ days }: StackRow) => days },
    {
      head: page.pointsHead,
      number: true,
      cell: ({ points }: StackRow) => points ?? <span class="dw-unknown">{words.notKnown}</span>,
    },
    {
      head: page.sourceHead,
      cell: ({ cite }: StackRow) =>
        cite ? (
          <>
            {cite.clause && <span class="risk-clause">{cite.clause} </span>}
            <Source cite={cite} />
          </>
        ) : (
          <span class="soft">{page.noSource}</span>
        ),
    },
  ];
  return (
    <div class="risk-reasons" data-test="reasons">
      {shown.length > 0 && (
        <>
          <p class="soft risk-stack-of">{page.stackOf[by]}</p>
          <div class="risk-stack" data-test="stack" aria-hidden="true">
            {shown.map((row) => (
              <i
                key={row.id}
                data-shade={row.shade}
                data-permille={row.permille}
                style={{ flexGrow: row.permille }}
                title={say(row.text)}
              />
            ))}
          </div>
        </>
      )}
      <Wide label={page.reasons}>
        <Table
          caption={page.reasons}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          total={[
            page.sum,
            <Amount key="loss" value={sum.loss} />,
            sum.days,
            sum.points ?? <span class="dw-unknown">{words.notKnown}</span>,
            null,
          ]}
        />
      </Wide>
    </div>
  );
}

/** How likely it is taken to be, and on what grounds. */
function chanceOf({ basis, point, low }: StackRow['chance'], { chance, supposed }: Page): string {
  if (basis === 'certain' && low < point) return supposed;
  return chance[basis](percentOf(point));
}

/** @example percentOf(0.5) // '50' */
function percentOf(chance: number): string {
  return String(Math.round(chance * 1000) / 10);
}
