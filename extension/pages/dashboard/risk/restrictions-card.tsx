import type { Pack } from 'duewatch';
import { measureMessage, type PenaltyKind } from 'duewatch/penalty';
import { Day } from '../../../ui/day.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { type Restriction, readRestriction, restrictionDraftOf } from './record-drafts.ts';
import { ChoiceField, TextField } from './record-field.tsx';
import { RecordForm } from './record-form.tsx';
import { Records } from './records.tsx';
import { restrictionKinds } from './restriction-kinds.ts';
import type { Violation } from './violation-draft.ts';

interface Props {
  readonly pack: Pack;
  readonly restrictions: readonly Restriction[];
  readonly violations: readonly Violation[];
  change(to: (list: readonly Restriction[]) => Restriction[]): Promise<void>;
}

/** Measures that the platform says are in force. */
export function RestrictionsCard({ pack, restrictions, violations, change }: Props) {
  const { words, say, text, on } = useSpeech();
  const page = words.riskPage;
  const kindName = (kind: string) =>
    restrictionKinds.some((each) => each === kind)
      ? say(measureMessage({ kind: kind as PenaltyKind, modality: 'must' }))
      : kind;
  const isOver = ({ to, liftedOn }: Restriction) =>
    (to !== undefined && to < on) || (liftedOn !== undefined && liftedOn <= on);
  const offenceOf = ({ offences, day, noticed }: Violation) => {
    const names = (pack.penalties ?? [])
      .filter(({ offence }) => offences[offence] === true)
      .map(({ name }) => text(name));
    return [names.join(words.comma), day ?? noticed?.slice(0, 10)].filter(Boolean).join(' · ');
  };
  return (
    <section class="card" data-test="restrictions">
      <h2>{page.restrictions}</h2>
      <p class="soft">{page.restrictionsHelp}</p>
      <Records
        test="restriction"
        items={restrictions}
        add={page.addRestriction}
        nameOf={({ kind }) => kindName(kind)}
        line={(each) => (
          <p class="dw-line" data-over={isOver(each)}>
            <Mark state={isOver(each) ? 'done' : each.from > on ? 'coming' : 'in-force'} />
            <span>
              {kindName(each.kind)} · <Day day={each.from} relative={false} />
              {' – '}
              {each.to === undefined ? page.noEnd : <Day day={each.to} relative={!isOver(each)} />}
              {each.liftedOn !== undefined && (
                <>
                  {' · '}
                  {page.liftedShort} <Day day={each.liftedOn} relative={false} />
                </>
              )}
            </span>
          </p>
        )}
        form={(record, save, cancel) => (
          <RecordForm
            form="restriction"
            begin={restrictionDraftOf(record, restrictionKinds[0])}
            read={(draft, id) => readRestriction(draft, record?.id ?? id)}
            onSave={save}
            onCancel={cancel}
          >
            {(draft, set, of) => (
              <div class="fields">
                <ChoiceField
                  {...of}
                  name="kind"
                  label={page.measure}
                  value={draft.kind}
                  choices={[
                    ...restrictionKinds.map((kind) => [kind as string, kindName(kind)] as const),
                    ...(restrictionKinds.some((kind) => kind === draft.kind)
                      ? []
                      : [[draft.kind, draft.kind] as const]),
                  ]}
                  onChange={(kind) => set({ kind })}
                />
                <TextField
                  {...of}
                  name="from"
                  label={page.restrictedFrom}
                  placeholder="2026-11-21"
                  value={draft.from}
                  onInput={(from) => set({ from })}
                />
                <TextField
                  {...of}
                  name="to"
                  label={page.restrictedTo}
                  help={page.restrictedToHelp}
                  placeholder="2026-11-28"
                  value={draft.to}
                  onInput={(to) => set({ to })}
                />
                <TextField
                  {...of}
                  name="liftedOn"
                  label={page.lifted}
                  help={words.optional}
                  placeholder="2026-11-25"
                  value={draft.liftedOn}
                  onInput={(liftedOn) => set({ liftedOn })}
                />
                {violations.length > 0 && (
                  <ChoiceField
                    {...of}
                    name="violation"
                    label={page.becauseOf}
                    value={draft.violation}
                    choices={[
                      ['', words.dontKnow] as const,
                      ...violations.map((each) => [each.id, offenceOf(each)] as const),
                    ]}
                    onChange={(violation) => set({ violation })}
                  />
                )}
              </div>
            )}
          </RecordForm>
        )}
        change={change}
      />
    </section>
  );
}
