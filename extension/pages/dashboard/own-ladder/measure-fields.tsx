import type { MeasureKind, MeasureTarget } from 'duewatch';
import { useSpeech } from '../../../ui/speech.ts';
import type { MeasureDraft } from './draft.ts';
import { ofKind, targetOf } from './edit-draft.ts';
import { ChoiceField, TextField } from './field.tsx';
import type { FieldProblems } from './field-problems.ts';

interface Props {
  readonly measure: MeasureDraft;
  /** Its path, such as `rungs[0].measures[1]`. */
  readonly path: string;
  readonly place: number;
  readonly rung: number;
  readonly problems: FieldProblems;
  onChange(measure: MeasureDraft): void;
  onRemove(): void;
}

const kinds = Object.keys(targetOf) as MeasureKind[];

/** One measure of a rung: what it is, what it falls on, whether it must follow, and what ends it. */
export function MeasureFields({ measure, path, place, rung, problems, onChange, onRemove }: Props) {
  const { words, say } = useSpeech();
  const own = words.ownLadder;
  const { kind, target, modality, release, period, periodDays } = measure;
  const set = (patch: Partial<MeasureDraft>) => onChange({ ...measure, ...patch });
  const hasPeriod = release === 'next-settlement-cycle' || period !== 'none' || `${path}.period` in problems;
  return (
    <div class="own-measure" data-test="own-measure">
      <div class="own-measure-fields">
        <ChoiceField
          label={own.measure}
          name={`${path}.kind`}
          value={kind}
          choices={[
            ['', own.chooseMeasure],
            ...kinds.map((each) => [each, say({ code: `measure.${each}.next` })] as const),
          ]}
          problems={problems}
          onChange={(chosen) => onChange(ofKind(measure, chosen))}
        />
        <ChoiceField
          label={own.target}
          name={`${path}.target`}
          value={target}
          choices={[['', own.chooseTarget], ...(Object.entries(own.targets) as [MeasureTarget, string][])]}
          problems={problems}
          onChange={(chosen) => set({ target: chosen })}
        />
        <ChoiceField
          label={own.modality}
          name={`${path}.modality`}
          value={modality}
          choices={Object.entries(own.modalities) as [MeasureDraft['modality'], string][]}
          problems={problems}
          onChange={(chosen) => set({ modality: chosen })}
        />
        <ChoiceField
          label={own.release}
          name={`${path}.release`}
          value={release}
          choices={[
            ['', words.notKnown],
            ...(Object.entries(own.releases) as [Exclude<MeasureDraft['release'], ''>, string][]),
          ]}
          problems={problems}
          onChange={(chosen) => set({ release: chosen })}
        />
        {hasPeriod && (
          <ChoiceField
            label={own.period}
            name={period === 'days' ? `${path}.period.kind` : `${path}.period`}
            value={period}
            choices={Object.entries(own.periods) as [MeasureDraft['period'], string][]}
            problems={problems}
            onChange={(chosen) => set({ period: chosen })}
          />
        )}
        {hasPeriod && period === 'days' && (
          <TextField
            label={own.periodDays}
            name={`${path}.period`}
            value={periodDays}
            number
            problems={problems}
            onInput={(typed) => set({ periodDays: typed })}
          />
        )}
      </div>
      <button
        type="button"
        class="dw-button own-remove"
        aria-label={own.removeMeasure(place, rung)}
        data-test="own-measure-remove"
        onClick={onRemove}
      >
        {words.remove}
      </button>
    </div>
  );
}
