import type { ArrearsStatus, MeasureInForce, RungOnDay, State as StateName } from 'duewatch';
import type { ComponentChildren } from 'preact';
import { Day } from './day.tsx';
import { Source } from './source.tsx';
import { useSpeech } from './speech.ts';
import { Mark } from './state.tsx';

interface MeasuresProps {
  readonly measures: readonly MeasureInForce[];
  /** `done`: in force, each with the day since when. `next`: still ahead. */
  readonly tense: 'done' | 'next';
}

/** Measures, each with its source. */
export function Measures({ measures, tense }: MeasuresProps) {
  const { words, say } = useSpeech();
  return (
    <ul class="dw-measures" data-test="measures">
      {measures.map((measure) => (
        <li key={measure.id} data-test={`measure-${measure.kind}`}>
          <span>
            {say({ code: `measure.${measure.kind}.${tense}` })}
            {measure.apps.length > 0 && <span class="dw-apps"> {measure.apps.join(words.comma)}</span>}
            {measure.certainty === 'possible' && <em> {words.ifListed(measure.target)}</em>}
            {measure.modality === 'may' && <em> {words.may}</em>}
          </span>
          {tense === 'done' && (
            <span class="dw-since">
              {words.from} <Day day={measure.since} relative={false} />
            </span>
          )}
          <Source cite={measure.cite} />
        </li>
      ))}
    </ul>
  );
}

type LadderStatus = Pick<
  ArrearsStatus,
  'since' | 'days' | 'rung' | 'crossed' | 'coming' | 'possibleRungs' | 'beyond' | 'state'
>;

/** The ladder with today's place: rungs passed, today, rungs ahead while nothing is paid, and what nobody has found. */
export function Ladder({ status }: { status: LadderStatus }) {
  const { words, text } = useSpeech();
  return (
    <ol class="dw-ladder" data-test="ladder">
      {status.crossed.map((rung) => (
        <Rung
          key={rung.id}
          rung={rung}
          place={rung.id === status.rung?.id ? 'here' : 'past'}
          state={rung.id === status.rung?.id ? 'in-force' : 'done'}
        />
      ))}
      <li class="dw-today" aria-current="date">
        <span>{words.todayIs(status.days)}</span>
      </li>
      {status.possibleRungs.map((rung) => (
        <UnknownRung key={rung.id}>{words.maybeReached(text(rung.name))}</UnknownRung>
      ))}
      {status.coming.map((rung) => (
        <Rung key={rung.id} rung={rung} place="ahead" state={rung.unknown ? 'unknown' : 'coming'} />
      ))}
      {status.beyond && <UnknownRung>{text(status.beyond)}</UnknownRung>}
    </ol>
  );
}

function Rung({
  rung,
  place,
  state,
}: {
  rung: RungOnDay;
  place: 'past' | 'here' | 'ahead';
  state: StateName;
}) {
  const { words, text } = useSpeech();
  return (
    <li class={`dw-rung dw-${place}`} data-test={`rung-${rung.id}`}>
      <Mark state={state} />
      <div>
        <p class="dw-rung-head">
          <strong>{text(rung.name)}</strong>
          <Day day={rung.day} />
          {rung.measures.length === 0 && <Source cite={rung.cite} />}
        </p>
        {rung.basis !== 'in-force' && <p class="dw-note">{words.basis[rung.basis]}</p>}
        {rung.measures.length > 0 && (
          <Measures measures={rung.measures} tense={place === 'ahead' ? 'next' : 'done'} />
        )}
        {rung.unknown && <p class="dw-unknown">{text(rung.unknown)}</p>}
      </div>
    </li>
  );
}

function UnknownRung({ children }: { children: ComponentChildren }) {
  return (
    <li class="dw-rung dw-open">
      <Mark state="unknown" />
      <p class="dw-unknown">{children}</p>
    </li>
  );
}
