import { useSpeech } from '../../../ui/speech.ts';
import type { Comparison, LadderKind, MeasureDraft, RungDraft } from './draft.ts';
import { ChoiceField, FieldNotes, TextField } from './field.tsx';
import type { FieldProblems } from './field-problems.ts';
import { MeasureFields } from './measure-fields.tsx';
import { shownText } from './shown-text.ts';

interface Props {
  readonly rung: RungDraft;
  readonly kind: LadderKind;
  readonly index: number;
  readonly last: boolean;
  readonly problems: FieldProblems;
  onChange(patch: Partial<RungDraft>): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
  onAddMeasure(): void;
}

/** One rung: when it is reached and what follows then. Either may be not known. */
export function RungFields(props: Props) {
  const { rung, kind, index, last, problems, onChange, onMove, onRemove, onAddMeasure } = props;
  const { words, locale } = useSpeech();
  const own = words.ownLadder;
  const path = `rungs[${index}]`;
  const place = index + 1;
  const setMeasures = (measures: readonly MeasureDraft[]) => onChange({ measures });
  const openId = `own-${path}.open`;
  const notesId = `own-${path}.measures-problem`;
  const measureNotes = problems[`${path}.measures`] ?? [];
  return (
    <fieldset
      class="own-rung"
      data-rung={rung.key}
      data-test="own-rung"
      aria-describedby={measureNotes.length > 0 ? notesId : undefined}
      onKeyDown={(event) => {
        // In a list of choices the same keys open it.
        if (!event.altKey || event.target instanceof HTMLSelectElement) return;
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <legend>{own.rung(place)}</legend>
      <div class="own-rung-tools">
        {/* Kept in reach at either end: a button that goes away takes the focus with it. */}
        <button
          type="button"
          class="dw-button"
          aria-label={own.moveUp(place)}
          aria-disabled={index === 0}
          data-test="own-rung-up"
          onClick={() => onMove(-1)}
        >
          <span aria-hidden="true">↑</span>
        </button>
        <button
          type="button"
          class="dw-button"
          aria-label={own.moveDown(place)}
          aria-disabled={last}
          data-test="own-rung-down"
          onClick={() => onMove(1)}
        >
          <span aria-hidden="true">↓</span>
        </button>
        <button
          type="button"
          class="dw-button"
          aria-label={own.removeRung(place)}
          data-test="own-rung-remove"
          onClick={onRemove}
        >
          {words.remove}
        </button>
      </div>
      <div class="own-row">
        <Threshold rung={rung} kind={kind} path={path} problems={problems} onChange={onChange} />
        <TextField
          label={own.rungName}
          name={`${path}.name`}
          value={shownText(rung.name, locale)}
          placeholder={own.rungNameHelp}
          problems={problems}
          onInput={(name) => onChange({ name })}
        />
      </div>
      {rung.measures.map((measure, at) => (
        <MeasureFields
          key={measure.key}
          measure={measure}
          path={`${path}.measures[${at}]`}
          place={at + 1}
          rung={place}
          problems={problems}
          onChange={(changed) =>
            setMeasures(rung.measures.map((each) => (each === measure ? changed : each)))
          }
          onRemove={() => setMeasures(rung.measures.filter((each) => each !== measure))}
        />
      ))}
      {rung.measures.length === 0 && <p class="soft own-none">{own.noMeasures}</p>}
      <FieldNotes id={notesId} found={measureNotes} />
      <div class="own-after">
        <button type="button" class="dw-button" data-test="own-measure-add" onClick={onAddMeasure}>
          {own.addMeasure}
        </button>
        {rung.measures.length > 0 && (
          <label class="own-check" for={openId}>
            <input
              id={openId}
              type="checkbox"
              checked={rung.open}
              onChange={(event) => onChange({ open: event.currentTarget.checked })}
            />
            {own.open}
          </label>
        )}
      </div>
      {(rung.open || rung.measures.length === 0) && (
        <TextField
          label={own.openText}
          name={`${path}.unknown`}
          value={shownText(rung.openText, locale)}
          placeholder={own.openHelp}
          problems={problems}
          wide
          onInput={(openText) => onChange({ openText })}
        />
      )}
    </fieldset>
  );
}

type ThresholdProps = Pick<Props, 'rung' | 'kind' | 'problems' | 'onChange'> & { readonly path: string };

/** When a rung is reached: how it is compared, and the number in the unit of the ladder. */
function Threshold({ rung, kind, path, problems, onChange }: ThresholdProps) {
  const { words } = useSpeech();
  const own = words.ownLadder;
  const { thresholds } = own;
  const of = { arrears: 'days', quota: 'share', balance: 'amount' } as const;
  const field = of[kind];
  const choices: readonly (readonly [string, string])[] =
    field === 'days'
      ? [
          ['full-days', thresholds['full-days']],
          ['more-than', thresholds['more-than']],
        ]
      : [['known', thresholds[field]]];
  const value = !rung.known ? '' : field === 'days' ? rung.comparison : 'known';
  return (
    <>
      <ChoiceField
        label={own.threshold}
        name={rung.known ? `${path}.threshold.comparison` : `${path}.threshold`}
        value={value}
        choices={[...choices, ['', words.notKnown]]}
        problems={problems}
        onChange={(chosen) =>
          onChange({
            known: chosen !== '',
            ...(field === 'days' && chosen !== '' && { comparison: chosen as Comparison }),
          })
        }
      />
      {rung.known && (
        <TextField
          label={own[field]}
          name={`${path}.threshold`}
          value={rung[field]}
          number
          problems={problems}
          onInput={(typed) => onChange({ [field]: typed })}
        />
      )}
    </>
  );
}
