import { explainProblem } from 'duewatch/text';
import type { ComponentChildren } from 'preact';
import { useSpeech } from '../../../ui/speech.ts';
import type { FieldProblem, FieldProblems } from './field-problems.ts';

/** What ties a control to its label, its help and what is wrong with it. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: string;
  /** The path of what it states. */
  readonly name: string;
  readonly problems: FieldProblems;
  readonly help?: string | undefined;
  readonly wide?: boolean;
  children(control: ControlProps): ComponentChildren;
}

/** One control with its label, its help and its problems. */
export function Field({ label, name, problems, help, wide = false, children }: Props) {
  const found = problems[name] ?? [];
  const id = `own-${name}`;
  const described = [help && `${id}-help`, found.length > 0 && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class={wide ? 'field own-wide' : 'field'}>
      <label for={id}>{label}</label>
      {children({
        id,
        name,
        'aria-invalid': found.some(({ level }) => level === 'wrong'),
        'aria-describedby': described || undefined,
      })}
      {help && (
        <small id={`${id}-help`} class="soft">
          {help}
        </small>
      )}
      <FieldNotes id={`${id}-problem`} found={found} />
    </div>
  );
}

/** What is wrong with a field, or still missing from it, in words. */
export function FieldNotes({ id, found }: { id: string; found: readonly FieldProblem[] }) {
  const { words, locale } = useSpeech();
  if (found.length === 0) return null;
  return (
    <small id={id} class="own-notes">
      {found.map(({ word, level, problem: { code, severity, params } }) => (
        <span key={`${code}${word}`} data-level={level} data-test="own-problem">
          {word === null
            ? explainProblem({ code, severity, ...(params && { params }) }, locale)
            : words.ownLadder.problems[word]}
        </span>
      ))}
    </small>
  );
}

interface TextProps extends Omit<Props, 'children'> {
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly number?: boolean;
  onInput(value: string): void;
}

/** A line to type into. */
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

interface ChoiceProps<T extends string> extends Omit<Props, 'children'> {
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
