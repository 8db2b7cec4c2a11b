import { useSpeech } from '../../../ui/speech.ts';
import type { CaseField } from './case-lists.ts';
import type { RowError } from './read-row.ts';

interface Props {
  readonly list: string;
  readonly field: CaseField;
  readonly value: string;
  /** What a choice is between, with its words. */
  readonly options: readonly (readonly [id: string, words: string])[];
  readonly error: RowError | undefined;
  onInput(value: string): void;
}

/** One field of an entry, with its label and what is wrong with it. */
export function RowField({ list, field: { key, kind, needed }, value, options, error, onInput }: Props) {
  const { words } = useSpeech();
  const said = words.caseFacts;
  const id = `case-${list}-${key}`;
  const label = said.fields[list]?.[key] ?? key;
  const help = [kind === 'moment' && said.momentHelp, !needed && said.optional]
    .filter(Boolean)
    .join(words.comma);
  const described = [help && `${id}-help`, error && `${id}-problem`].filter(Boolean).join(' ');
  const control = {
    id,
    'data-test': id,
    'aria-invalid': error !== undefined,
    'aria-describedby': described || undefined,
  };
  const notes = (
    <>
      {help && (
        <small id={`${id}-help`} class="soft">
          {help}
        </small>
      )}
      {error && (
        <small id={`${id}-problem`} class="problem" data-test={`${id}-problem`}>
          {said.errors[error]}
        </small>
      )}
    </>
  );
  if (kind === 'several') {
    const chosen = value.split(' ').filter((each) => each !== '');
    return (
      <fieldset class="case-several" aria-describedby={described || undefined}>
        <legend>{label}</legend>
        {options.map(([each, word]) => (
          <label key={each}>
            <input
              type="checkbox"
              data-test={`${id}-${each}`}
              checked={chosen.includes(each)}
              onChange={() => {
                const is = (option: string) =>
                  option === each ? !chosen.includes(each) : chosen.includes(option);
                const unlisted = chosen.filter((old) => options.every(([option]) => option !== old));
                onInput([...unlisted, ...options.map(([option]) => option).filter(is)].join(' '));
              }}
            />{' '}
            {word}
          </label>
        ))}
        {notes}
      </fieldset>
    );
  }
  const choices =
    kind === 'yes-no'
      ? (['yes', 'no'] as const).map((each) => [each, said.options[each] ?? each] as const)
      : options;
  // What is stored and not among the choices is not to be lost by opening the form.
  const isListed = value === '' || choices.some(([each]) => each === value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {kind === 'choice' || kind === 'yes-no' ? (
        <select {...control} value={value} onChange={({ currentTarget }) => onInput(currentTarget.value)}>
          <option value="">{kind === 'choice' ? said.choose : words.dontKnow}</option>
          {choices.map(([each, word]) => (
            <option key={each} value={each}>
              {word}
            </option>
          ))}
          {!isListed && <option value={value}>{value}</option>}
        </select>
      ) : (
        <input
          {...control}
          value={value}
          placeholder={
            kind === 'day' || kind === 'moment' ? said.dayHelp : kind === 'amount' ? '0.00' : undefined
          }
          autocomplete="off"
          spellcheck={false}
          class={kind === 'amount' ? 'number' : undefined}
          inputMode={kind === 'amount' ? 'decimal' : undefined}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
      {notes}
    </div>
  );
}
