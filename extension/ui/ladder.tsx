import type { ArrearsStatus, Cited, MeasureInForce, RungOnDay } from 'duewatch';

import type { ComponentChildren } from 'preact';
import { Day } from './day.tsx';
import { Source } from './source.tsx';
import { useSpeech } from './speech.ts';
import { Mark } from './state.tsx';

type WaitingMeasure = ArrearsStatus['waiting'][number];

interface MeasuresProps {
  readonly measures: readonly MeasureInForce[];
  /** `done`: in force. `next`: still ahead. */
  readonly tense: 'done' | 'next';
  /** Whether each says since when it is in force. */
  readonly since?: boolean;
  /** A source that is shown already: measures that rest on it do not repeat it. */
  readonly shown?: Cited | undefined;
  /** Whether a measure repeats the source of the one before it. */
  readonly repeat?: boolean;
}

/** Measures, each with its source. */
export function Measures({ measures, tense, since = false, shown, repeat = true }: MeasuresProps) {
  const { words, say } = useSpeech();
  return (
    <ul class="dw-measures" data-test="measures">
      {measures.map((measure, index) => (
        <li key={measure.id} data-test={`measure-${measure.kind}`}>
          <span>
            {say({ code: `measure.${measure.kind}.${tense}` })}
            {measure.apps.length > 0 && <span class="dw-apps"> {measure.apps.join(words.comma)}</span>}
            {measure.certainty === 'possible' && <em> {words.ifListed(measure.target)}</em>}
            {measure.modality === 'may' && <em> {words.may}</em>}
          </span>
          {since && (
            <span class="dw-since">
              {words.from} <Day day={measure.since} relative={false} />
            </span>
          )}
          {!sameCite(measure.cite, shown) &&
            (repeat || !sameCite(measure.cite, measures[index - 1]?.cite)) && <Source cite={measure.cite} />}
        </li>
      ))}
    </ul>
  );
}

function sameCite(a: Cited, b: Cited | undefined): boolean {
  return a.key === b?.key && a.clause === b.clause && a.confidence === b.confidence;
}

/** A rung with its day, its measures and their sources; what nobody has found is said. */
export function RungText({ rung, tense }: { rung: RungOnDay; tense: 'done' | 'next' }) {
  const { words, text } = useSpeech();
  return (
    <>
      <p class="dw-rung-head">
        <strong>{text(rung.name)}</strong>
        <Day day={rung.day} />
        <Source cite={rung.cite} />
      </p>
      {rung.basis === 'reading' && <p class="dw-note">{words.reading}</p>}
      {rung.measures.length > 0 && <Measures measures={rung.measures} tense={tense} shown={rung.cite} />}
      {rung.unknown && <p class="dw-unknown">{text(rung.unknown)}</p>}
    </>
  );
}

type LadderStatus = Pick<
  ArrearsStatus,
  'since' | 'days' | 'rung' | 'crossed' | 'coming' | 'possibleRungs' | 'beyond' | 'state'
>;

/** The ladder with today's place: rungs passed, today, rungs ahead while nothing is paid, and what nobody has found. */
export function Ladder({ status }: { status: LadderStatus }) {
  const { words, text } = useSpeech();
  const former = [...status.crossed, ...status.coming].filter((rung) => !holds(rung));
  return (
    <ol class="dw-ladder" data-test="ladder">
      {status.crossed.filter(holds).map((rung) => (
        <li
          key={keyOf(rung)}
          class={rung.id === status.rung?.id ? 'dw-rung dw-here' : 'dw-rung dw-past'}
          data-test={`rung-${rung.id}`}
        >
          <Mark state="in-force" />
          <div class="dw-rung-text">
            <RungText rung={rung} tense="done" />
          </div>
        </li>
      ))}
      <li class="dw-today" aria-current="date">
        <span>{words.todayIs(status.days)}</span>
      </li>
      {status.possibleRungs.map((rung) => (
        <UnknownRung key={rung.id}>{words.maybeReached(text(rung.name))}</UnknownRung>
      ))}
      {status.coming.filter(holds).map((rung) => (
        <li key={keyOf(rung)} class="dw-rung dw-ahead" data-test={`rung-${rung.id}`}>
          <Mark state={rung.unknown ? 'unknown' : 'coming'} />
          <div class="dw-rung-text">
            <RungText rung={rung} tense="next" />
          </div>
        </li>
      ))}
      {status.beyond && <UnknownRung>{text(status.beyond)}</UnknownRung>}
      {former.length > 0 && (
        <li class="dw-former">
          <details class="dw-why">
            <summary>{words.former(former.length)}</summary>
            {former.map((rung) => (
              <div key={keyOf(rung)} class="dw-rung-text">
                <RungText rung={rung} tense="next" />
              </div>
            ))}
          </details>
        </li>
      )}
    </ol>
  );
}

/**
 * The ladder with all that is known of it, each rung on its day: those passed, today, what may have been reached, those
 * ahead, what nobody has found, and for orientation the rungs of a former rule.
 */
export function FullLadder({ status }: { status: ArrearsStatus }) {
  const { words, text } = useSpeech();
  const page = words.arrearsPage;
  const rungs = [...status.crossed, ...status.coming];
  const ahead = status.coming.filter(holds);
  const former = rungs.filter((rung) => !holds(rung));
  return (
    <ol class="dw-ladder dw-ladder-full" data-test="ladder">
      {status.crossed.filter(holds).map((rung) => (
        <DatedRung key={keyOf(rung)} rung={rung} place={rung.id === status.rung?.id ? 'here' : 'past'} />
      ))}
      <li class="dw-today" aria-current="date">
        <span>{words.todayIs(status.days)}</span>
      </li>
      {status.possible.filter(holds).map((rung) => (
        <UnknownRung key={keyOf(rung)}>
          {rung.basis === 'unknown'
            ? words.maybeReached(text(rung.name))
            : page.maybeByReading(text(rung.name))}
        </UnknownRung>
      ))}
      {ahead.map((rung) => (
        <DatedRung key={keyOf(rung)} rung={rung} place="ahead" />
      ))}
      {status.beyond && <UnknownRung>{text(status.beyond)}</UnknownRung>}
      {former.length > 0 && (
        <li class="dw-ladder-part">
          <span>{words.former(former.length)}</span>
        </li>
      )}
      {former.map((rung) => (
        <DatedRung key={keyOf(rung)} rung={rung} place="former" />
      ))}
    </ol>
  );
}

interface DatedRungProps {
  readonly rung: RungOnDay;
  readonly place: 'past' | 'here' | 'ahead' | 'former';
}

function DatedRung({ rung, place }: DatedRungProps) {
  const { words, text } = useSpeech();
  const reached = place === 'past' || place === 'here';
  const mark = reached ? 'in-force' : place === 'former' || rung.unknown ? 'unknown' : 'coming';
  return (
    <li class={`dw-rung dw-${place}`} data-test={`rung-${rung.id}`}>
      <Day day={rung.day} />
      <Mark state={mark} />
      <div class="dw-rung-text">
        <p class="dw-rung-head">
          <strong>{text(rung.name)}</strong>
          {rung.apps && <span class="dw-apps">{rung.apps.join(words.comma)}</span>}
          {(rung.basis === 'reading' || rung.otherReading) && <span class="dw-tag">{words.reading}</span>}
          <Source cite={rung.cite} />
        </p>
        {rung.measures.length > 0 && (
          <Measures
            measures={rung.measures}
            tense={reached ? 'done' : 'next'}
            shown={rung.cite}
            repeat={false}
          />
        )}
        {rung.unknown && <p class="dw-unknown">{text(rung.unknown)}</p>}
      </div>
    </li>
  );
}

/** After payment: the measures that payment has not ended, and what each of them waits for. */
export function Waiting({ waiting }: { waiting: readonly WaitingMeasure[] }) {
  const { words, say } = useSpeech();
  return (
    <ul class="dw-measures" data-test="waiting">
      {waiting.map(({ measure, because, until }) => (
        <li key={measure.id}>
          <span>
            {say({ code: `measure.${measure.kind}.done` })}
            {measure.apps.length > 0 && <span class="dw-apps"> {measure.apps.join(words.comma)}</span>}
          </span>
          <span class="dw-since">{say({ code: `waiting.${because}`, params: { until } })}</span>
          <Source cite={measure.cite} />
        </li>
      ))}
    </ul>
  );
}

/** Rungs of a former rule are history, for orientation only. */
const holds = ({ basis }: RungOnDay) => basis !== 'historical';
const keyOf = ({ id, basis, days }: RungOnDay) => `${id}/${basis}/${days}`;

function UnknownRung({ children }: { children: ComponentChildren }) {
  return (
    <li class="dw-rung dw-open">
      <Mark state="unknown" />
      <p class="dw-unknown">{children}</p>
    </li>
  );
}
