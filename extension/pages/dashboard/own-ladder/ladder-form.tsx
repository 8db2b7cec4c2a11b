import type { AccountAssessment, Pack } from 'duewatch';
import { parseLadder } from 'duewatch/schema';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StoredAccount } from '../../../store/schema.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { counters, type LadderDraft, ladderKinds } from './draft.ts';
import { addMeasure, addRung, changeRung, moveRung, removeRung } from './edit-draft.ts';
import { ChoiceField, FieldNotes, TextField } from './field.tsx';
import { fieldProblems } from './field-problems.ts';
import { idOf, type Ladders } from './ladder-list.ts';
import { Preview } from './preview.tsx';
import { RungFields } from './rung-fields.tsx';
import { shownText } from './shown-text.ts';
import { type LadderJson, writeDraft } from './write-draft.ts';

interface Props {
  readonly account: AccountAssessment;
  readonly facts: StoredAccount;
  readonly pack: Pack;
  /** What the form begins with, and the stored ladder that it is, if any. */
  readonly begin: LadderDraft;
  readonly before: LadderJson | undefined;
  /** The other ladders of the account. */
  readonly others: Ladders;
  onSave(ladder: LadderJson): Promise<void>;
  onCancel(): void;
}

/** A ladder as a form: checked with every change, with a picture of what it means today. */
export function LadderForm({ account, facts, pack, begin, before, others, onSave, onCancel }: Props) {
  const { words, locale } = useSpeech();
  const own = words.ownLadder;
  const [draft, setDraft] = useState(begin);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // What is to have the focus once the change is drawn.
  const focus = useRef<string | HTMLElement>('[name="name"]');
  useLayoutEffect(() => {
    const target = focus.current;
    focus.current = '';
    if (target instanceof HTMLElement) target.focus();
    else if (target !== '') form.current?.querySelector<HTMLElement>(target)?.focus();
  });

  const json = writeDraft(draft, idOf(draft.kind, pack, others, before?.id));
  const { ladder, problems } = parseLadder(json);
  const fields = fieldProblems(problems);
  const found = Object.values(fields).flat();
  const errors = found.filter(({ level }) => level !== 'warning').length;
  const warnings = found.length - errors;

  const change = (patch: Partial<LadderDraft>) => setDraft((known) => ({ ...known, ...patch }));
  const move = (index: number, by: -1 | 1) => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) focus.current = activeElement;
    setDraft(moveRung(draft, index, by));
  };
  const save = async () => {
    if (errors > 0) {
      // To what comes first on the page; a field that is only empty has no mark of its own.
      const first = form.current?.querySelector('[data-level="wrong"], [data-level="missing"]');
      first?.closest('.field')?.querySelector<HTMLElement>('input, select')?.focus();
      return;
    }
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      await onSave(json);
    } catch (error) {
      console.error('Duewatch, own ladder:', error);
      setFailed(true);
      setBusy(false);
    }
  };

  const text = (name: 'name' | 'note' | 'beyond') => ({
    name,
    value: shownText(draft[name], locale),
    problems: fields,
    onInput: (typed: string) => change({ [name]: typed }),
  });
  return (
    <form
      ref={form}
      class="own-form"
      data-test="own-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="own-fields">
        <div class="own-row">
          <TextField label={own.name} placeholder={own.namePlaceholder} {...text('name')} />
          <ChoiceField
            label={own.kind}
            name="kind"
            value={draft.kind}
            choices={ladderKinds.map((kind) => [kind, own.kinds[kind]] as const)}
            problems={fields}
            onChange={(kind) => change({ kind })}
          />
          {draft.kind === 'arrears' && (
            <ChoiceField
              label={own.counter}
              name="counter"
              value={draft.counter}
              choices={counters.map((counter) => [counter, own.counters[counter]] as const)}
              help={own.counterHelp[draft.counter]}
              problems={fields}
              onChange={(counter) => change({ counter })}
            />
          )}
        </div>
        <div class="own-row">
          <TextField
            label={own.validFrom}
            name="validFrom"
            value={draft.validFrom}
            placeholder="2026-11-20"
            help={own.validFromHelp}
            problems={fields}
            onInput={(validFrom) => change({ validFrom })}
          />
          <TextField
            label={own.validTo}
            name="validTo"
            value={draft.validTo}
            placeholder="2026-12-31"
            help={own.validToHelp}
            problems={fields}
            onInput={(validTo) => change({ validTo })}
          />
          <TextField label={own.note} help={own.noteHelp} {...text('note')} />
        </div>
        {draft.kind === 'arrears' && (draft.validFrom !== '' || draft.validTo !== '') && (
          <p class="soft">{own.otherDays}</p>
        )}

        <h3>{own.rungs}</h3>
        <p class="soft">{own.moveHelp}</p>
        {draft.rungs.map((rung, index) => (
          <RungFields
            key={rung.key}
            rung={rung}
            kind={draft.kind}
            index={index}
            last={index === draft.rungs.length - 1}
            problems={fields}
            onChange={(patch) => setDraft((known) => changeRung(known, index, patch))}
            onMove={(by) => move(index, by)}
            onRemove={() => {
              const next = draft.rungs[index + 1] ?? draft.rungs[index - 1];
              focus.current = next
                ? `[data-rung="${next.key}"] [data-test="own-rung-remove"]`
                : '[data-test="own-rung-add"]';
              setDraft(removeRung(draft, index));
            }}
            onAddMeasure={() => {
              focus.current = `[name="rungs[${index}].measures[${rung.measures.length}].kind"]`;
              setDraft(addMeasure(draft, index));
            }}
          />
        ))}
        <FieldNotes id="own-rungs-problem" found={fields.rungs ?? []} />
        <button
          type="button"
          class="dw-button"
          data-test="own-rung-add"
          aria-describedby={fields.rungs ? 'own-rungs-problem' : undefined}
          onClick={() => {
            const added = addRung(draft);
            focus.current = `[data-rung="${added.rungs.at(-1)?.key}"] select`;
            setDraft(added);
          }}
        >
          {own.addRung}
        </button>
        {draft.kind === 'arrears' && (
          <TextField label={own.beyond} help={own.beyondHelp} wide {...text('beyond')} />
        )}
        <FieldNotes id="own-problem" found={fields[''] ?? []} />
      </div>
      <Preview ladder={ladder} pack={pack} account={account} facts={facts} />
      <div class="buttons own-buttons">
        <button
          type="submit"
          class="dw-button dw-primary"
          aria-disabled={errors > 0 || busy}
          aria-describedby="own-not-yet"
          data-test="own-save"
        >
          {words.save}
        </button>
        <button type="button" class="dw-button" data-test="own-cancel" onClick={onCancel}>
          {words.cancel}
        </button>
        <p id="own-not-yet" class="soft" role="status" data-test="own-not-yet">
          {errors > 0 ? own.notYet(errors) : warnings > 0 ? own.warnings(warnings) : ''}
        </p>
        {failed && <p role="alert">{words.notSaved}</p>}
      </div>
    </form>
  );
}
