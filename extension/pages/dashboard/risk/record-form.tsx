import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useSpeech } from '../../../ui/speech.ts';
import type { FieldErrors, Reading } from './field-reader.ts';
import type { FormOf } from './record-field.tsx';

interface Props<Draft, Value> {
  /** Names the form in ids and tests. */
  readonly form: string;
  readonly begin: Draft;
  /** Reads what was typed; the id is that of a new entry, however often it is saved. */
  read(draft: Draft, id: string): Reading<Value>;
  /** Rejects where it could not be stored: what was typed stays. */
  onSave(value: Value): Promise<void>;
  /** Absent where the form is always open. */
  readonly onCancel?: (() => void) | undefined;
  children(draft: Draft, set: (patch: Partial<Draft>) => void, of: FormOf): ComponentChildren;
}

/** A form that keeps what is typed until it is stored, and says beside each field what is wrong with it. */
export function RecordForm<Draft, Value>({
  form,
  begin,
  read,
  onSave,
  onCancel,
  children,
}: Props<Draft, Value>) {
  const { words } = useSpeech();
  const [typed, setTyped] = useState<Draft>();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [outcome, setOutcome] = useState<'saved' | 'failed'>();
  const [id] = useState(() => crypto.randomUUID());
  const element = useRef<HTMLFormElement>(null);
  const draft = typed ?? begin;
  const set = (patch: Partial<Draft>) => {
    setTyped({ ...draft, ...patch });
    // What is being corrected is no longer said to be wrong.
    const touched = new Set(Object.keys(patch));
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !touched.has(name.split('.')[0] ?? name))),
    );
    setOutcome(undefined);
  };
  const save = async () => {
    const found = read(draft, id);
    if ('errors' in found) {
      setErrors(found.errors);
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    setErrors({});
    try {
      await onSave(found.value);
      setTyped(undefined);
      setOutcome('saved');
    } catch (error) {
      console.error('Duewatch, risk form:', error);
      setOutcome('failed');
    }
  };
  const wrong = Object.keys(errors).length;
  return (
    <form
      ref={element}
      class="form record-form"
      data-test={`${form}-form`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {children(draft, set, { form, errors })}
      <div class="buttons">
        <button type="submit" class="dw-button dw-primary" data-test={`${form}-save`}>
          {words.save}
        </button>
        {onCancel && (
          <button type="button" class="dw-button" data-test={`${form}-cancel`} onClick={onCancel}>
            {words.cancel}
          </button>
        )}
        {wrong > 0 && <p role="alert">{words.formProblems(wrong)}</p>}
        {outcome === 'saved' && (
          <span role="status" data-test={`${form}-saved`}>
            {words.saved}
          </span>
        )}
        {outcome === 'failed' && <p role="alert">{words.notSaved}</p>}
      </div>
    </form>
  );
}
