import {
  type DeadlineKind,
  deadlineKinds,
  defaultReminderSettings,
  type ReminderSettings,
} from 'duewatch/deadline';
import { useState } from 'preact/hooks';
import { useSpeech } from '../../ui/speech.ts';
import { leadsText, mostLeadDays, readLeads } from './leads-text.ts';

const severities = ['high', 'normal', 'low'] as const;
type Severity = (typeof severities)[number];
type Kinds = NonNullable<ReminderSettings['kinds']>;
type Leads = ReminderSettings['leads'][Severity];

interface Props {
  readonly reminders: ReminderSettings;
  set(patch: Partial<ReminderSettings>): void;
}

/** Lead times of one kind of deadline, where they are to differ from those of its importance. */
export function KindLeads({ reminders, set }: Props) {
  const { words, say } = useSpeech();
  const said = words.leadTimes;
  const [kind, setKind] = useState<DeadlineKind>('arrears-rung');
  const [severity, setSeverity] = useState<Severity>('high');
  const kinds = reminders.kinds ?? {};
  const rows = deadlineKinds.flatMap((each) =>
    severities.flatMap((of) => {
      const leads = kinds[each]?.[of];
      return leads === undefined ? [] : [{ kind: each, severity: of, leads }];
    }),
  );
  const change = (of: DeadlineKind, at: Severity, leads: Leads | undefined) =>
    set({ kinds: changed(kinds, of, at, leads) });
  const isThere = kinds[kind]?.[severity] !== undefined;
  return (
    <fieldset data-test="kind-leads">
      <legend>{said.title}</legend>
      <p class="soft">{said.help}</p>
      {rows.length === 0 && <p class="soft">{said.none}</p>}
      {rows.map((row) => (
        <KindRow
          key={`${row.kind}/${row.severity}`}
          {...row}
          change={(leads) => change(row.kind, row.severity, leads)}
        />
      ))}
      <div class="row">
        <label class="field">
          <span>{said.kind}</span>
          <select
            data-test="kind-leads-kind"
            value={kind}
            onChange={({ currentTarget }) =>
              setKind(deadlineKinds.find((each) => each === currentTarget.value) ?? kind)
            }
          >
            {deadlineKinds.map((each) => (
              <option key={each} value={each}>
                {say({ code: `deadline.kind.${each}` })}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{said.importance}</span>
          <select
            data-test="kind-leads-severity"
            value={severity}
            onChange={({ currentTarget }) =>
              setSeverity(severities.find((each) => each === currentTarget.value) ?? severity)
            }
          >
            {severities.map((each) => (
              <option key={each} value={each}>
                {words.deadlinesPage.severities[each]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="dw-button"
          data-test="kind-leads-add"
          disabled={isThere}
          onClick={() => change(kind, severity, reminders.leads[severity])}
        >
          {said.add}
        </button>
      </div>
      {isThere && <p class="soft">{said.there}</p>}
    </fieldset>
  );
}

interface RowProps {
  readonly kind: DeadlineKind;
  readonly severity: Severity;
  readonly leads: Leads;
  change(leads: Leads | undefined): void;
}

function KindRow({ kind, severity, leads, change }: RowProps) {
  const { words, say } = useSpeech();
  const said = words.leadTimes;
  // What cannot be read stays as it was typed, and changes nothing.
  const [typed, setTyped] = useState<string>();
  const text = typed ?? leadsText(leads);
  const working = leads.some((lead) => lead.working);
  const isWrong = typed !== undefined && readLeads(typed, working) === null;
  const name = `${kind}-${severity}`;
  const preset = defaultReminderSettings.kinds?.[kind]?.[severity];
  const isPreset = preset !== undefined && isSame(preset, leads);
  const label = said.of(
    say({ code: `deadline.kind.${kind}` }),
    words.deadlinesPage.settings.ofSeverity(words.deadlinesPage.severities[severity]),
  );
  return (
    <div class="kind-row" data-test={`kind-row-${name}`}>
      <div class="field">
        <label for={`leads-${name}`}>
          {label}
          {isPreset && <span class="soft"> · {said.preset}</span>}
        </label>
        <input
          id={`leads-${name}`}
          data-test={`kind-leads-${name}`}
          value={text}
          placeholder={said.never}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={`leads-${name}-help`}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onChange={() => {
            const read = readLeads(text, working);
            if (read === null) return;
            setTyped(undefined);
            if (!isSame(read, leads)) change(read);
          }}
        />
        <small
          id={`leads-${name}-help`}
          class={isWrong ? 'problem' : 'soft'}
          role={isWrong ? 'alert' : undefined}
        >
          {isWrong ? said.wrong(mostLeadDays) : leads.length === 0 ? said.neverHelp : said.daysHelp}
        </small>
      </div>
      <label>
        <input
          type="checkbox"
          data-test={`kind-working-${name}`}
          checked={working}
          disabled={leads.length === 0}
          onChange={() => change(leads.map(({ days }) => (working ? { days } : { days, working: true })))}
        />{' '}
        {words.deadlinesPage.settings.working}
      </label>
      <span class="buttons">
        {preset !== undefined && !isPreset && (
          <button
            type="button"
            class="dw-button"
            data-test={`kind-preset-${name}`}
            aria-label={`${said.backToPreset}${words.colon}${label}`}
            onClick={() => {
              setTyped(undefined);
              change(preset);
            }}
          >
            {said.backToPreset}
          </button>
        )}
        <button
          type="button"
          class="dw-button"
          data-test={`kind-remove-${name}`}
          aria-label={`${said.remove}${words.colon}${label}`}
          onClick={() => change(undefined)}
        >
          {said.remove}
        </button>
      </span>
    </div>
  );
}

/** The lead times by kind with those of one kind and importance changed, or given up where they are undefined. */
export function changed(
  kinds: Kinds,
  kind: DeadlineKind,
  severity: Severity,
  leads: Leads | undefined,
): Kinds {
  const { [severity]: _before, ...others } = kinds[kind] ?? {};
  const { [kind]: _of, ...rest } = kinds;
  const after = leads === undefined ? others : { ...others, [severity]: leads };
  return Object.keys(after).length === 0 ? rest : { ...rest, [kind]: after };
}

function isSame(a: Leads, b: Leads): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ days, working }, at) => b[at]?.days === days && (b[at]?.working ?? false) === (working ?? false),
    )
  );
}
