import type { AccountFacts, Need, Problem } from 'duewatch';
import { explainProblem } from 'duewatch/text';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../messages.ts';
import { mergeIntoStore } from '../../store/facts.ts';
import { useSpeech } from '../../ui/speech.ts';
import { tellChanged } from '../tell-changed.ts';
import { keyOf, worstFirst } from '../worst-first.ts';
import { platformsOf, usePacks } from './packs.ts';
import { type Choice, type FormErrors, type FormState, formOf, readForm } from './read-form.ts';

interface Props {
  readonly overview: Overview;
  /** The accounts that are stored. */
  readonly heads: readonly AccountFacts[];
  reload(): Promise<void>;
}

/** What became of the last attempt to save. */
type Outcome = { readonly saved: true; readonly problems: readonly Problem[] } | { readonly saved: false };

/** The short form for what no file gives. It starts with what is stored, and keeps what is typed until it could be saved. */
export function ShortForm({ overview, heads, reload }: Props) {
  const { words, locale, text, nameOf } = useSpeech();
  const packs = platformsOf(usePacks());
  // The account that has most to be watched is the one whose figures are needed first.
  const order = worstFirst(overview.assessment).map(keyOf);
  const accounts = heads
    .filter((head) => packs.some(({ id }) => id === head.platform))
    .sort((a, b) => order.indexOf(keyOf({ account: a })) - order.indexOf(keyOf({ account: b })));
  // Null until the user chooses; the empty key is that of a new account.
  const [chosen, setChosen] = useState<string | null>(null);
  const head = chosen === null ? accounts[0] : accounts.find((account) => keyOf({ account }) === chosen);
  // Undefined until the user types.
  const [typed, setTyped] = useState<FormState>();
  const form = typed ?? formOf(head?.platform ?? packs[0]?.id ?? '', head);
  const [errors, setErrors] = useState<FormErrors>({});
  const [outcome, setOutcome] = useState<Outcome>();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (location.hash === '#data/form') element.current?.scrollIntoView();
  }, []);

  const change = (patch: Partial<FormState>) => {
    setTyped((before) => ({ ...(before ?? form), ...patch }));
    setOutcome(undefined);
  };
  const choose = (account: string) => {
    setChosen(account);
    setTyped(undefined);
    setErrors({});
    setOutcome(undefined);
  };
  const save = async () => {
    const result = readForm(form, head);
    if ('errors' in result) {
      setErrors(result.errors);
      setOutcome(undefined);
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    setErrors({});
    try {
      const record = { at: Date.now(), files: [], counts: {}, problems: [] };
      const { problems } = await mergeIntoStore(result.part, record);
      await tellChanged();
      await reload();
      choose(keyOf({ account: { platform: form.platform, id: form.id } }));
      setOutcome({ saved: true, problems });
    } catch (error) {
      console.error('Duewatch, form:', error);
      setOutcome({ saved: false });
    }
  };

  const problem = (name: string) => (errors[name] === undefined ? undefined : words.errors[errors[name]]);
  const field = (name: 'id' | 'name' | 'positionDay' | 'prepaid' | 'liftedOn') => ({
    name,
    value: form[name],
    problem: problem(name),
    onInput: (value: string) => change({ [name]: value }),
  });
  return (
    <form
      ref={element}
      class="card form"
      id="form"
      data-test="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{words.formTitle}</h2>
      <p class="soft">{words.formHelp}</p>
      {accounts.length > 0 && (
        <label class="field">
          <span>{words.chooseAccount}</span>
          <select
            value={head ? keyOf({ account: head }) : ''}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {accounts.map((account) => (
              <option key={keyOf({ account })} value={keyOf({ account })}>
                {nameOf(account)}
              </option>
            ))}
            <option value="">{words.newAccount}</option>
          </select>
        </label>
      )}
      <div class="fields">
        <label class="field">
          <span>{words.platform}</span>
          <select value={form.platform} onChange={(event) => change({ platform: event.currentTarget.value })}>
            {packs.map((pack) => (
              <option key={pack.id} value={pack.id}>
                {text(pack.name)}
              </option>
            ))}
          </select>
        </label>
        <Field label={words.accountId} help={words.accountIdHelp} {...field('id')} />
        <Field label={words.accountName} help={words.optional} {...field('name')} />
      </div>

      <fieldset>
        <legend>{words.positionTitle}</legend>
        <p class="soft">{words.positionHelp}</p>
        <div class="fields">
          <Field label={words.positionDay} placeholder="2026-11-21" {...field('positionDay')} />
          <Field label={words.prepaid} number placeholder="0.00" {...field('prepaid')} />
        </div>
        <p>{words.debts}</p>
        <p class="soft">{words.debtsHelp}</p>
        <Rows
          rows={form.debts}
          empty={{ appKey: '', day: '', amount: '' }}
          test="debt"
          onChange={(debts) => change({ debts })}
        >
          {(row, index, set) => (
            <>
              <Field
                label={words.appKey}
                name={`debts.${index}.appKey`}
                value={row.appKey}
                problem={problem(`debts.${index}.appKey`)}
                onInput={(appKey) => set({ ...row, appKey })}
              />
              <Field
                label={words.debtDay}
                placeholder="2026-11-19"
                name={`debts.${index}.day`}
                value={row.day}
                problem={problem(`debts.${index}.day`)}
                onInput={(day) => set({ ...row, day })}
              />
              <Field
                label={words.amount}
                number
                placeholder="0.00"
                name={`debts.${index}.amount`}
                value={row.amount}
                problem={problem(`debts.${index}.amount`)}
                onInput={(amount) => set({ ...row, amount })}
              />
            </>
          )}
        </Rows>
        <Choose
          label={words.directDebit}
          name="directDebit"
          value={form.directDebit}
          yes={words.signed}
          no={words.notSigned}
          onChange={(directDebit) => change({ directDebit })}
        />
      </fieldset>

      <fieldset>
        <legend>{words.appsTitle}</legend>
        <Rows
          rows={form.apps}
          empty={{ appKey: '', listed: '' as Choice }}
          test="app"
          onChange={(apps) => change({ apps })}
        >
          {(row, index, set) => (
            <>
              <Field
                label={words.appKey}
                name={`apps.${index}.appKey`}
                value={row.appKey}
                problem={problem(`apps.${index}.appKey`)}
                onInput={(appKey) => set({ ...row, appKey })}
              />
              <Choose
                label={words.listed}
                name={`apps.${index}.listed`}
                value={row.listed}
                yes={words.listedYes}
                no={words.listedNo}
                onChange={(listed) => set({ ...row, listed })}
              />
            </>
          )}
        </Rows>
      </fieldset>

      <fieldset>
        <legend>{words.liftedTitle}</legend>
        <Field label={words.liftedOn} help={words.optional} placeholder="2026-11-24" {...field('liftedOn')} />
      </fieldset>

      <Values
        needs={overview.assessment.needs.filter(
          ({ account }) => account.id === form.id && account.platform === form.platform,
        )}
        form={form}
        problem={problem}
        onChange={(values) => change({ values })}
      />

      <div class="buttons">
        <button type="submit" class="dw-button dw-primary" data-test="form-save">
          {words.save}
        </button>
        {Object.keys(errors).length > 0 && (
          <p role="alert" data-test="form-errors">
            {words.formProblems(Object.keys(errors).length)}
          </p>
        )}
        {outcome?.saved && (
          <p role="status" data-test="form-saved">
            {words.saved}
          </p>
        )}
        {outcome?.saved === false && <p role="alert">{words.notSaved}</p>}
      </div>
      {outcome?.saved &&
        outcome.problems.map((each) => (
          <p key={JSON.stringify(each)} role="alert">
            {explainProblem(each, locale)}
          </p>
        ))}
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly help?: string;
  readonly placeholder?: string;
  readonly number?: boolean;
  onInput(value: string): void;
}

/** One line to type into, with its help and, where something is wrong, the cure. */
function Field({ label, name, value, problem, help, placeholder, number, onInput }: FieldProps) {
  const described = [help && `${name}-help`, problem && `${name}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        class={number ? 'number' : undefined}
        inputMode={number ? 'decimal' : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onInput(event.currentTarget.value.trim())}
      />
      {help && (
        <small id={`${name}-help`} class="soft">
          {help}
        </small>
      )}
      {problem && (
        <small id={`${name}-problem`} class="problem">
          {problem}
        </small>
      )}
    </div>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly name: string;
  readonly value: Choice;
  readonly yes: string;
  readonly no: string;
  onChange(value: Choice): void;
}

function Choose({ label, name, value, yes, no, onChange }: ChooseProps) {
  const { words } = useSpeech();
  return (
    <label class="field">
      <span>{label}</span>
      <select name={name} value={value} onChange={(event) => onChange(event.currentTarget.value as Choice)}>
        <option value="">{words.dontKnow}</option>
        <option value="yes">{yes}</option>
        <option value="no">{no}</option>
      </select>
    </label>
  );
}

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly empty: Row;
  readonly test: string;
  onChange(rows: readonly Row[]): void;
  children(row: Row, index: number, set: (row: Row) => void): ComponentChildren;
}

function Rows<Row>({ rows, empty, test, onChange, children }: RowsProps<Row>) {
  const { words } = useSpeech();
  return (
    <>
      {rows.map((row, index) => (
        <div key={index} class="row">
          {children(row, index, (changed) =>
            onChange(rows.map((each, at) => (at === index ? changed : each))),
          )}
          <button
            type="button"
            class="dw-button"
            aria-label={words.removeRow(index + 1)}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            {words.remove}
          </button>
        </div>
      ))}
      <button
        type="button"
        class="dw-button"
        data-test={`add-${test}`}
        onClick={() => onChange([...rows, empty])}
      >
        {words.addRow}
      </button>
    </>
  );
}

interface ValuesProps {
  readonly needs: readonly Need[];
  readonly form: FormState;
  problem(name: string): string | undefined;
  onChange(values: FormState['values']): void;
}

/** Values that a rule leaves open and the user may know, such as the daily relief on the bill. */
function Values({ needs, form, problem, onChange }: ValuesProps) {
  const { words, say } = useSpeech();
  const labels = new Map<string, string>();
  for (const path of Object.keys(form.values)) labels.set(path, words.valueOf(path));
  for (const need of needs) if (need.path !== undefined) labels.set(need.path, say(need.text));
  if (labels.size === 0) return null;
  return (
    <fieldset>
      <legend>{words.valuesTitle}</legend>
      {[...labels].map(([path, label]) => (
        <Field
          key={path}
          label={label}
          name={`values.${path}`}
          number
          placeholder="0.00"
          value={form.values[path] ?? ''}
          problem={problem(`values.${path}`)}
          onInput={(value) => onChange({ ...form.values, [path]: value })}
        />
      ))}
    </fieldset>
  );
}
