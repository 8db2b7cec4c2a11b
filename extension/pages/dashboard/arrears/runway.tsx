import type { Day as CivilDay } from 'duewatch';
import type { Promotion, Runway as RunwayOf } from 'duewatch/forecast';
import { formatAmount, formatDay } from 'duewatch/text';
import { useState } from 'preact/hooks';
import type { AccountRunway } from '../../../jobs/start-arrears.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { RunwayChart } from './runway-chart.tsx';
import { runwayText } from './runway-text.ts';
import { chanceText, promotionOf, verdictOf } from './view.ts';

interface Props {
  readonly found: AccountRunway;
  /** Since when the account is in arrears, where it is. */
  readonly since: CivilDay | null;
  readonly promotions: readonly Promotion[];
  setPromotions(promotions: readonly Promotion[]): void;
  /** Whether another one is being computed. */
  readonly stale: boolean;
}

/** When the balance ends: in words, as a picture and as a table. */
export function Runway({ found, since, promotions, setPromotions, stale }: Props) {
  const { words, say, locale, on } = useSpeech();
  const page = words.arrearsPage;
  const { runway, payments } = found;
  const { state, balance, notes } = runway;
  const told = state !== 'unknown' && state !== 'in-arrears';
  return (
    <section class="card" data-test="runway" data-stale={stale}>
      <h2>{page.runway}</h2>
      <Verdict runway={runway} since={since} />
      {state === 'in-arrears' && <p class="soft">{page.runwaySeeWhatIf}</p>}
      {told && balance !== null && (
        <p class="soft">{page.runwayBalance(formatAmount(balance), formatDay(on, locale, on))}</p>
      )}
      {told && runway.days.length > 0 && (
        <RunwayChart runway={runway} payments={payments} promotions={promotions} />
      )}
      {notes.length > 0 && told && (
        <details class="dw-why">
          <summary>
            {page.assumptions} ({notes.length})
          </summary>
          <ul class="plain">
            {notes.map((note) => (
              <li key={say(note)}>{say(note)}</li>
            ))}
          </ul>
        </details>
      )}
      {notes.length > 0 && !told && state === 'unknown' && (
        <ul class="plain">
          {notes.map((note) => (
            <li key={say(note)}>
              {say(note)}{' '}
              <a href={note.code === 'runway.no-position' ? '#data/form' : '#data'}>
                {note.code === 'runway.no-position' ? words.fillIn : words.importFiles}
              </a>
            </li>
          ))}
        </ul>
      )}
      {told && <Promotions promotions={promotions} setPromotions={setPromotions} />}
    </section>
  );
}

/** The day in words, first what is most likely. */
function Verdict({ runway, since }: { runway: RunwayOf; since: CivilDay | null }) {
  const speech = useSpeech();
  const { words, locale, on } = speech;
  const page = words.arrearsPage;
  const { state, range, horizon } = runway;
  const said = (day: CivilDay) => formatDay(day, locale, on);
  const verdict = verdictOf(runway);
  const { from, to } = verdict.likely;
  const mark = state === 'unknown' ? 'unknown' : state === 'in-arrears' ? 'in-force' : undefined;
  return (
    <>
      <p class="figure runway-figure" data-test="runway-verdict" data-state={mark}>
        {mark && <Mark state={mark} />}
        {runwayText(runway, since, speech)}
      </p>
      {state === 'forecast' && (
        <p class="soft">
          {[
            from !== null && to !== null && page.likelyHelp,
            verdict.notBefore !== null && verdict.notBefore > on && page.notBefore(said(verdict.notBefore)),
            to === null && verdict.within !== null && page.within(said(horizon), chanceText(verdict.within)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {range !== null && state === 'range' && <p class="soft">{page.rangeHelp}</p>}
    </>
  );
}

interface PromotionsProps {
  readonly promotions: readonly Promotion[];
  setPromotions(promotions: readonly Promotion[]): void;
}

/** Days that are not like others, as the user knows them. Kept in the page only. */
function Promotions({ promotions, setPromotions }: PromotionsProps) {
  const { words, locale, on } = useSpeech();
  const page = words.arrearsPage;
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    const promotion = promotionOf(name, from, to);
    setWrong(promotion === null);
    if (promotion === null) return;
    setPromotions([...promotions, promotion]);
    setName('');
    setFrom('');
    setTo('');
  };
  const day = (label: string, test: string, value: string, change: (text: string) => void) => (
    <label class="field">
      <span>{label}</span>
      <input
        type="date"
        data-test={test}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <details class="dw-why promotions" data-test="promotions" open={promotions.length > 0}>
      <summary>{page.promotions}</summary>
      <p class="soft">{page.promotionsHelp}</p>
      {promotions.length > 0 && (
        <ul class="plain">
          {promotions.map((promotion) => (
            <li key={`${promotion.name} ${promotion.from}`}>
              {promotion.name}{' '}
              <span class="soft">{spanText(promotion, (each) => formatDay(each, locale, on))}</span>{' '}
              <button
                type="button"
                class="dw-link"
                aria-label={page.promotionRemove(promotion.name)}
                onClick={() => setPromotions(promotions.filter((each) => each !== promotion))}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="promotion-row" onSubmit={add}>
        <label class="field">
          <span>{page.promotionName}</span>
          <input
            data-test="promotion-name"
            value={name}
            placeholder={page.promotionNamed}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {day(page.promotionFrom, 'promotion-from', from, setFrom)}
        {day(page.promotionTo, 'promotion-to', to, setTo)}
        <button type="submit" class="dw-button" data-test="promotion-add">
          {page.promotionAdd}
        </button>
      </form>
      {wrong && <p class="problem">{page.promotionInvalid}</p>}
    </details>
  );
}

function spanText({ from, to }: Promotion, said: (day: CivilDay) => string): string {
  return from === to ? said(from) : `${said(from)} – ${said(to)}`;
}
