import type { Hours, ReminderSettings } from 'duewatch/deadline';
import type { Settings, SettingsPatch } from '../../messages.ts';
import { useSpeech } from '../../ui/speech.ts';

const severities = ['high', 'normal', 'low'] as const;
const leadDays = [0, 1, 2, 3, 5, 7, 14, 30];
const soonDays = [0, 1, 2, 3, 5, 7];
const againHours = [null, 4, 24, 72];
const digests = [null, 2, 3, 5, 10];
const working: Hours = { from: 540, to: 1_080 };
const quiet: Hours = { from: 1_320, to: 480 };

interface Props {
  readonly settings: Settings;
  change(patch: SettingsPatch): Promise<void>;
}

/** When reminders come: how long before, at which hours, how often again, and how many as one. */
export function ReminderFields({ settings, change }: Props) {
  const { words } = useSpeech();
  const page = words.deadlinesPage;
  const said = page.settings;
  const { reminders } = settings;
  const set = (patch: Partial<ReminderSettings>) => void change({ reminders: { ...reminders, ...patch } });
  const isWorking = severities.some((each) => reminders.leads[each].some((lead) => lead.working));
  const leadsOf = (inWorkingDays: boolean) => {
    const of = (severity: (typeof severities)[number]) =>
      reminders.leads[severity].map(({ days }) => (inWorkingDays ? { days, working: true } : { days }));
    return { high: of('high'), normal: of('normal'), low: of('low') };
  };
  const toggle = (severity: (typeof severities)[number], days: number) => {
    const before = reminders.leads[severity];
    const lead = isWorking ? { days, working: true } : { days };
    const after = before.some((each) => each.days === days)
      ? before.filter((each) => each.days !== days)
      : [...before, lead].sort((a, b) => b.days - a.days);
    set({ leads: { ...reminders.leads, [severity]: after } });
  };
  return (
    <div class="form reminder-fields" data-test="reminder-fields">
      {severities.map((severity) => (
        <fieldset key={severity}>
          <legend>
            {said.leads}
            {words.colon}
            {said.ofSeverity(page.severities[severity])}
          </legend>
          <div class="choices">
            {leadDays.map((days) => (
              <label key={days}>
                <input
                  type="checkbox"
                  data-test={`lead-${severity}-${days}`}
                  checked={reminders.leads[severity].some((each) => each.days === days)}
                  onChange={() => toggle(severity, days)}
                />{' '}
                {words.leadDaysOf(days)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p>
        <label>
          <input
            type="checkbox"
            data-test="lead-working"
            checked={isWorking}
            onChange={() => set({ leads: leadsOf(!isWorking) })}
          />{' '}
          {said.working}
        </label>
      </p>
      <HoursField
        label={said.quiet}
        help={said.quietHelp}
        test="quiet"
        hours={reminders.quiet}
        otherwise={quiet}
        set={(hours) => set({ quiet: hours })}
      />
      <HoursField
        label={said.workingHours}
        test="working-hours"
        hours={reminders.workingHours}
        otherwise={working}
        set={(hours) => set({ workingHours: hours })}
      />
      <div class="fields">
        <label class="field">
          <span>{said.morning}</span>
          <input
            type="time"
            value={timeText(reminders.morning)}
            onChange={(event) => {
              const morning = minutesOf(event.currentTarget.value);
              if (morning !== null) set({ morning });
            }}
          />
        </label>
        <label class="field">
          <span>{said.digest}</span>
          <select
            data-test="digest"
            value={String(reminders.digestFrom)}
            onChange={(event) => set({ digestFrom: numberOf(event.currentTarget.value) })}
          >
            {choicesWith(digests, reminders.digestFrom).map((count) => (
              <option key={String(count)} value={String(count)}>
                {said.digestOf(count)}
              </option>
            ))}
          </select>
        </label>
        {severities.map((severity) => (
          <label key={severity} class="field">
            <span>
              {said.again}
              {words.colon}
              {said.ofSeverity(page.severities[severity])}
            </span>
            <select
              data-test={`again-${severity}`}
              value={String(reminders.againAfter[severity])}
              onChange={(event) =>
                set({
                  againAfter: { ...reminders.againAfter, [severity]: numberOf(event.currentTarget.value) },
                })
              }
            >
              {choicesWith(againHours, reminders.againAfter[severity]).map((hours) => (
                <option key={String(hours)} value={String(hours)}>
                  {said.againOf(hours)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label class="field">
          <span>{said.dueSoon}</span>
          <select
            value={settings.leadDays}
            onChange={(event) => void change({ leadDays: Number(event.currentTarget.value) })}
          >
            {[...new Set([...soonDays, settings.leadDays])]
              .sort((a, b) => a - b)
              .map((days) => (
                <option key={days} value={days}>
                  {words.leadDaysOf(days)}
                </option>
              ))}
          </select>
        </label>
      </div>
    </div>
  );
}

interface HoursProps {
  readonly label: string;
  readonly help?: string;
  readonly test: string;
  readonly hours: Hours | null;
  /** What they begin as. */
  readonly otherwise: Hours;
  set(hours: Hours | null): void;
}

function HoursField({ label, help, test, hours, otherwise, set }: HoursProps) {
  const { words } = useSpeech();
  const said = words.deadlinesPage.settings;
  const change = (patch: Partial<Record<'from' | 'to', string>>) => {
    if (hours === null) return;
    const from = patch.from === undefined ? hours.from : minutesOf(patch.from);
    const to = patch.to === undefined ? hours.to : minutesOf(patch.to);
    if (from !== null && to !== null) set({ from, to });
  };
  return (
    <div class="hours-field">
      <label>
        <input
          type="checkbox"
          data-test={test}
          checked={hours !== null}
          onChange={() => set(hours === null ? otherwise : null)}
        />{' '}
        {label}
      </label>
      {hours !== null && (
        <>
          <label>
            {said.from}{' '}
            <input
              type="time"
              value={timeText(hours.from)}
              onChange={(event) => change({ from: event.currentTarget.value })}
            />
          </label>
          <label>
            {said.to}{' '}
            <input
              type="time"
              value={timeText(hours.to)}
              onChange={(event) => change({ to: event.currentTarget.value })}
            />
          </label>
        </>
      )}
      {help && <small class="soft">{help}</small>}
    </div>
  );
}

/** What can be chosen, and what is chosen where it is something else. */
function choicesWith(choices: readonly (number | null)[], chosen: number | null): (number | null)[] {
  return choices.includes(chosen) ? [...choices] : [...choices, chosen];
}

function numberOf(text: string): number | null {
  return text === 'null' ? null : Number(text);
}

function timeText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
