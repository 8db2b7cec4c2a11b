import { isDay } from 'duewatch';
import { useState } from 'preact/hooks';
import type { Overview } from '../../../messages.ts';
import { mergeIntoStore } from '../../../store/facts.ts';
import { unnamedId } from '../../../ui/name-of.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { tellChanged } from '../../tell-changed.ts';
import { keyOf } from '../../worst-first.ts';
import { usePacks } from '../packs.ts';
import { ownDeadlineOf } from './own-deadline-of.ts';

const severities = ['high', 'normal', 'low'] as const;
const nothing = { what: '', day: '', time: '', where: '', note: '' };

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** A deadline that no file gives, entered by hand. */
export function OwnForm({ overview, reload }: Props) {
  const { words, nameOf, text } = useSpeech();
  const page = words.deadlinesPage;
  const packs = usePacks();
  const accounts = overview.assessment.accounts.map((each) => ({
    key: keyOf(each),
    platform: each.account.platform,
    id: each.account.id,
    label: nameOf(each.account),
  }));
  // Without any account one without a name begins, on the platform that is chosen.
  const places =
    accounts.length > 0
      ? accounts
      : packs.map(({ id, name }) => ({
          key: id,
          platform: id,
          id: unnamedId,
          label: text(name),
        }));
  const [chosen, choose] = useState('');
  const [form, setForm] = useState(nothing);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [severity, setSeverity] = useState<(typeof severities)[number]>('normal');
  const [errors, setErrors] = useState<Readonly<Partial<Record<'what' | 'due' | 'time', string>>>>({});
  const [outcome, setOutcome] = useState<'added' | 'failed'>();
  const place = places.find(({ key }) => key === chosen) ?? places[0];
  const save = async () => {
    const read = ownDeadlineOf({ ...form, severity }, { id, isDay });
    if ('errors' in read) {
      setErrors(Object.fromEntries(read.errors.map((field) => [field, page.errors[field]])));
      setOutcome(undefined);
      return;
    }
    setErrors({});
    if (place === undefined) return;
    try {
      const part = { accounts: [{ platform: place.platform, id: place.id, ownDeadlines: [read.own] }] };
      await mergeIntoStore(part, { at: Date.now(), files: [], counts: {}, problems: [] });
      await tellChanged();
      await reload();
      setForm(nothing);
      setId(crypto.randomUUID());
      setOutcome('added');
    } catch (error) {
      console.error('Duewatch, own deadline:', error);
      setOutcome('failed');
    }
  };
  const input = (name: keyof typeof nothing, label: string, help: string, error?: string | undefined) => (
    <label class="field">
      <span>{label}</span>
      <input
        data-test={`own-${name}`}
        value={form[name]}
        placeholder={help}
        aria-invalid={error !== undefined}
        onInput={(event) => {
          setForm({ ...form, [name]: event.currentTarget.value });
          setOutcome(undefined);
        }}
      />
      {error && (
        <span class="problem" role="alert">
          {error}
        </span>
      )}
    </label>
  );
  return (
    <form
      class="card form"
      data-test="own-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{page.addTitle}</h2>
      <div class="fields">
        {input('what', page.what, page.whatHelp, errors.what)}
        {input('day', page.due, page.dueHelp, errors.due)}
        {input('time', page.time, page.timeHelp, errors.time)}
        <label class="field">
          <span>{page.importance}</span>
          <select
            value={severity}
            onChange={(event) =>
              setSeverity(severities.find((each) => each === event.currentTarget.value) ?? 'normal')
            }
          >
            {severities.map((each) => (
              <option key={each} value={each}>
                {page.severities[each]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{accounts.length > 0 ? words.account : words.platform}</span>
          <select value={place?.key ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
            {places.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {input('where', page.where, page.optional)}
        {input('note', page.note, page.optional)}
      </div>
      <div class="buttons">
        <button type="submit" class="dw-button dw-primary" data-test="own-add">
          {page.add}
        </button>
        {outcome === 'added' && (
          <span role="status" data-test="own-added">
            {page.added}
          </span>
        )}
        {outcome === 'failed' && <span role="alert">{words.failed}</span>}
      </div>
    </form>
  );
}
