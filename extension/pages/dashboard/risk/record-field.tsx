import type { ComponentChildren } from 'preact';
import { useSpeech } from '../../../ui/speech.ts';
import type { FieldErrors } from './field-reader.ts';

/** What every field of one form shares. */
export interface FormOf {
  /** Stands before the ids of its controls, which are unique on the page. */
  readonly form: string;
  readonly errors: FieldErrors;
}

interface Props extends FormOf {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
}

interface Control {
  readonly id: string;
  readonly name: string;
  readonly 'data-test': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

function Field({
  form,
  errors,
  name,
  label,
  help,
  children,
}: Props & { children(control: Control): ComponentChildren }) {
  const { words } = useSpeech();
  const error = errors[name];
  const id = `${form}-${name}`;
  const described = [help && `${id}-help`, error && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        name,
        'data-test': id,
        'aria-invalid': error !== undefined,
        'aria-describedby': described || undefined,
      })}
      {help && (
        <small id={`${id}-help`} class="soft">
          {help}
        </small>
      )}
      {error && (
        <small id={`${id}-problem`} class="problem" data-test="risk-problem">
          {words.riskPage.errors[error]}
        </small>
      )}
    </div>
  );
}

interface TextProps extends Props {
  readonly value: string;
  readonly placeholder?: string;
  readonly number?: boolean;
  onInput(value: string): void;
}

/** A line to type into, with its help and what is wrong with it. */
export function TextField({ value, placeholder, number = false, onInput, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          value={value}
          placeholder={placeholder}
          autocomplete="off"
          spellcheck={false}
          class={number ? 'number' : undefined}
          inputMode={number ? 'decimal' : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps<T extends string> extends Props {
  readonly value: T;
  readonly choices: readonly (readonly [value: T, words: string])[];
  onChange(value: T): void;
}

/** One of a few. */
export function ChoiceField<T extends string>({ value, choices, onChange, ...field }: ChoiceProps<T>) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
          {choices.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
