import type { Pack } from 'duewatch';
import type { OwnField } from 'duewatch/schema';
import { formatCount } from 'duewatch/text';
import { useId, useRef, useState } from 'preact/hooks';
import { mergeIntoStore } from '../../../store/facts.ts';
import type { StoredAccount } from '../../../store/schema.ts';
import { changeValue } from '../../../store/values.ts';
import { unnamedId } from '../../../ui/name-of.ts';
import { useSpeech } from '../../../ui/speech.ts';
import type { Words } from '../../../ui/words.ts';
import type { Own } from './own-value.tsx';
import { emptyForm, type OwnValueErrors, ownValueForm, readOwnValue } from './read-own-value.ts';

interface Props {
  readonly field: OwnField;
  /** The path of `rulesOf`. */
  readonly path: string;
  readonly pack: Pack;
  /** The first day of the value's version, or null. */
  readonly from: string | null;
  /** Those that it can be entered for. */
  readonly accounts: readonly StoredAccount[];
  /** Whether the platform has no account so far. */
  readonly isFirst: boolean;
  /** What was entered before, to be changed. */
  readonly before: Own | undefined;
  onSaved(): Promise<void>;
  onCancel(): void;
}

/** A value, from which day it holds, where it is known from, and for which account. */
export function OwnValueForm({
  field,
  path,
  pack,
  from,
  accounts,
  isFirst,
  before,
  onSaved,
  onCancel,
}: Props) {
  const { words, nameOf } = useSpeech();
  const own = words.ownValues;
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(before ? ownValueForm(before.entered) : emptyForm);
  const [chosen, choose] = useState(before?.account.id ?? accounts[0]?.id ?? unnamedId);
  const [errors, setErrors] = useState<OwnValueErrors>({});
  const [failed, setFailed] = useState(false);
  const change = (patch: Partial<typeof form>) => setForm((typed) => ({ ...typed, ...patch }));
  const save = async () => {
    const read = readOwnValue(form, field, pack);
    setFailed(false);
    if ('errors' in read) {
      setErrors(read.errors);
      requestAnimationFrame(() =>
        element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    setErrors({});
    const account = { platform: pack.id, id: chosen };
    const at = Date.now();
    try {
      if (isFirst) {
        const part = { accounts: [{ ...account, values: { [field.path]: read.entered } }] };
        await mergeIntoStore(part, { at, files: [], counts: {}, problems: [] });
      } else {
        await changeValue(account, [field.path, path], read.entered, at);
      }
      await onSaved();
    } catch (error) {
      console.error('Duewatch, own values:', error);
      setFailed(true);
    }
  };
  const unit = unitOf(field, own);
  const label = [field.end ? own.ends[field.end] : own.value, unit && `（${unit}）`].filter(Boolean).join('');
  const value = {
    id: `${id}-value`,
    'data-test': 'own-value-input',
    'aria-invalid': errors.value !== undefined,
    'aria-describedby': errors.value && `${id}-value-problem`,
  };
  return (
    <form
      ref={element}
      class="own-value-form"
      data-test="own-value-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {before === undefined && accounts.length > 1 ? (
        <label class="field">
          <span>{own.account}</span>
          <select
            data-test="own-value-account"
            value={chosen}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {accounts.map((account) => (
              <option key={account.id} value={account.id}>
                {nameOf(account)}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p class="soft">
          {isFirst
            ? own.newAccount
            : own.accountOnly(nameOf(before?.account ?? accounts[0] ?? { id: chosen }))}
        </p>
      )}
      <div class="fields">
        <div class="field">
          <label for={value.id}>{label}</label>
          {field.options ? (
            <select
              {...value}
              value={form.value}
              onChange={(event) => change({ value: event.currentTarget.value })}
            >
              <option value="">{own.choose}</option>
              {field.options.map((option) => (
                <option key={option} value={option}>
                  {own.options[option] ?? option}
                </option>
              ))}
            </select>
          ) : (
            <input
              {...value}
              value={form.value}
              autocomplete="off"
              spellcheck={false}
              placeholder={field.kind === 'day' ? '2026-11-21' : undefined}
              inputMode={field.kind === 'text' || field.kind === 'day' ? undefined : 'decimal'}
              class={field.kind === 'text' || field.kind === 'day' ? undefined : 'number'}
              onInput={(event) => change({ value: event.currentTarget.value })}
            />
          )}
          {errors.value && (
            <small id={`${id}-value-problem`} class="problem" data-test="own-value-problem">
              {own.errors[errors.value]}
            </small>
          )}
        </div>
        {field.dated && (
          <div class="field">
            <label for={`${id}-from`}>{own.fromDay}</label>
            <input
              id={`${id}-from`}
              data-test="own-value-from"
              value={form.from}
              placeholder="2026-11-21"
              autocomplete="off"
              aria-invalid={errors.from !== undefined}
              aria-describedby={`${id}-from-help${errors.from ? ` ${id}-from-problem` : ''}`}
              onInput={(event) => change({ from: event.currentTarget.value })}
            />
            <small id={`${id}-from-help`} class="soft">
              {own.fromHelp(from ?? '')}
            </small>
            {errors.from && (
              <small id={`${id}-from-problem`} class="problem" data-test="own-value-from-problem">
                {own.errors[errors.from]}
              </small>
            )}
          </div>
        )}
        <div class="field">
          <label for={`${id}-note`}>{own.note}</label>
          <input
            id={`${id}-note`}
            data-test="own-value-note"
            value={form.note}
            autocomplete="off"
            aria-describedby={`${id}-note-help`}
            onInput={(event) => change({ note: event.currentTarget.value })}
          />
          <small id={`${id}-note-help`} class="soft">
            {own.noteHelp}
          </small>
        </div>
      </div>
      {failed && <p role="alert">{words.notSaved}</p>}
      <div class="buttons">
        <button type="submit" class="dw-button dw-primary" data-test="own-value-save">
          {own.save}
        </button>
        <button type="button" class="dw-button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

function unitOf({ kind, per, unit }: OwnField, { units }: Words['ownValues']): string {
  if (kind === 'amount') return per === undefined ? units.yuan : units.perCalls(formatCount(per));
  if (kind === 'calls' || kind === 'days' || kind === 'workdays') return units[kind];
  return unit === undefined || unit === 'count' ? '' : units[unit];
}
