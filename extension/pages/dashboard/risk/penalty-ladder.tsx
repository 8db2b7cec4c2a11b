import type { LadderStep } from 'duewatch/penalty';
import { measureMessage } from 'duewatch/penalty';
import type { TableStanding } from 'duewatch/risk';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';

const looks = {
  passed: { rung: 'dw-past', mark: 'in-force' },
  here: { rung: 'dw-here', mark: 'in-force' },
  possible: { rung: 'dw-open', mark: 'unknown' },
  reading: { rung: 'dw-open', mark: 'unknown' },
  ahead: { rung: 'dw-ahead', mark: 'coming' },
  aside: { rung: 'dw-aside', mark: 'fine' },
} as const;

/** The steps of a penalty table, and where the case stands between them; a step of which nobody has found what follows is drawn as unknown. */
export function PenaltyLadder({ steps, applies }: Pick<TableStanding, 'steps' | 'applies'>) {
  const { words } = useSpeech();
  const page = words.riskPage;
  const at = steps.findLastIndex(({ place }) => place === 'here' || place === 'possible');
  return (
    <ol class="dw-ladder risk-ladder" data-test="penalty-ladder">
      {steps.map((step, index) => (
        <Step
          key={step.path}
          step={step}
          applies={applies}
          today={
            index !== at
              ? null
              : applies === 'unknown'
                ? page.wouldStand
                : page.standsHere(steps[at]?.place === 'here')
          }
          withClause={steps[index - 1]?.clause !== step.clause}
        />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly step: LadderStep;
  readonly applies: TableStanding['applies'];
  /** What to say below it where the case stands at it. */
  readonly today: string | null;
  readonly withClause: boolean;
}

function Step({ step, applies, today, withClause }: StepProps) {
  const { words, say, text } = useSpeech();
  const page = words.riskPage;
  const { path, clause, name, measures, oneOf, unknown, cite, place } = step;
  const isSupposed = applies === 'unknown' && place === 'here';
  const look = looks[isSupposed ? 'possible' : place];
  const isOpen = unknown !== null && measures.length === 0 && oneOf.length === 0;
  const list = (each: typeof measures) => each.map((one) => say(measureMessage(one))).join(words.comma);
  const lists = [
    ...measures.map((one) => say(measureMessage(one))),
    ...(oneOf.length > 0 ? [page.oneOf(oneOf.map(list).join(' / '))] : []),
  ];
  return (
    <>
      <li
        class={`dw-rung ${isOpen && place !== 'here' ? 'dw-open' : look.rung}`}
        data-test="penalty-step"
        data-path={path}
        data-place={place}
      >
        <Mark state={isOpen ? 'unknown' : look.mark} />
        <div class="dw-rung-text">
          <p class="dw-rung-head">
            <strong>{withClause ? page.stepOf(text(clause), text(name)) : text(name)}</strong>
            {applies !== null && <span class="dw-tag">{page.places[isSupposed ? 'supposed' : place]}</span>}
            <Source cite={cite} />
          </p>
          {lists.length > 0 && <p class="risk-measures">{lists.join(words.comma)}</p>}
          {lists.length === 0 && unknown === null && <p class="soft">{page.nothingFollows}</p>}
          {unknown !== null && <p class="dw-unknown">{text(unknown)}</p>}
        </div>
      </li>
      {today !== null && (
        <li class="dw-today" data-test="stands-here">
          <span>{today}</span>
        </li>
      )}
    </>
  );
}
