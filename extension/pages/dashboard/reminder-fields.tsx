import { defaultReminderSettings, type Hours, type ReminderSettings } from 'duewatch/deadline';
import { useState } from 'preact/hooks';
import type { Settings, SettingsPatch } from '../../messages.ts';
import { useSpeech } from '../../ui/speech.ts';
import { KindLeads } from './kind-leads.tsx';

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
            {isSame(reminders.leads[severity], defaultReminderSettings.leads[severity]) && (
              <span class="soft"> · {words.leadTimes.preset}</span>
            )}
          </legend>
          <div class="choices">
            {daysWith(reminders.leads[severity]).map((days) => (
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
          {reminders.leads[severity].length === 0 && <p class="soft">{words.leadTimes.noLeads}</p>}
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
        {isWorking && <small class="soft">{words.leadTimes.workingNote}</small>}
      </p>
      <KindLeads reminders={reminders} set={set} />
      <HoursField
        label={said.quiet}
        help={said.quietHelp}
        test="quiet"
        hours={reminders.quiet}
        otherwise={quiet}
        problem={
          reminders.quiet !== null && reminders.quiet.from === reminders.quiet.to
            ? words.leadTimes.sameHours
            : undefined
        }
        set={(hours) => set({ quiet: hours })}
      />
      <HoursField
        label={said.workingHours}
        test="working-hours"
        hours={reminders.workingHours}
        otherwise={working}
        problem={workingProblem(reminders, words.leadTimes)}
        set={(hours) => set({ workingHours: hours })}
      />
      <div class="fields">
        <div class="field">
          <TimeInput
            label={said.morning}
            test="morning"
            minutes={reminders.morning}
            set={(morning) => set({ morning })}
          />
          {reminders.morning === defaultReminderSettings.morning && (
            <small class="soft">{words.leadTimes.preset}</small>
          )}
        </div>
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
      <Presets reminders={reminders} set={set} />
    </div>
  );
}

interface PresetsProps {
  readonly reminders: ReminderSettings;
  set(patch: Partial<ReminderSettings>): void;
}

/** The way back to the presets, and from there. */
function Presets({ reminders, set }: PresetsProps) {
  const { words } = useSpeech();
  const said = words.leadTimes;
  const [before, setBefore] = useState<ReminderSettings>();
  const isPreset = isSame(reminders, defaultReminderSettings);
  return (
    <div class="buttons">
      {isPreset ? (
        <span class="soft" role="status" data-test="presets">
          {before === undefined ? said.presets : said.restored}
        </span>
      ) : (
        <button
          type="button"
          class="dw-button"
          data-test="presets-back"
          onClick={() => {
            setBefore(reminders);
            set(defaultReminderSettings);
          }}
        >
          {said.backToPresets}
        </button>
      )}
      {isPreset && before !== undefined && (
        <button
          type="button"
          class="dw-button"
          data-test="presets-undo"
          onClick={() => {
            set(before);
            setBefore(undefined);
          }}
        >
          {said.undo}
        </button>
      )}
    </div>
  );
}

interface TimeProps {
  readonly label: string;
  readonly test: string;
  readonly minutes: number;
  set(minutes: number): void;
}

/** A time of the day; what is none is said beside it and not kept. */
function TimeInput({ label, test, minutes, set }: TimeProps) {
  const { words } = useSpeech();
  const [isWrong, setWrong] = useState(false);
  return (
    <>
      <label>
        <span>{label}</span>{' '}
        <input
          type="time"
          data-test={test}
          value={timeText(minutes)}
          aria-invalid={isWrong}
          onChange={(event) => {
            const read = minutesOf(event.currentTarget.value);
            setWrong(read === null);
            if (read !== null) set(read);
          }}
        />
      </label>
      {isWrong && (
        <small class="problem" role="alert">
          {words.leadTimes.time}
        </small>
      )}
    </>
  );
}

interface HoursProps {
  readonly label: string;
  readonly help?: string;
  readonly test: string;
  readonly hours: Hours | null;
  /** What they begin as. */
  readonly otherwise: Hours;
  /** Why no reminder could come by them. */
  readonly problem?: string | undefined;
  set(hours: Hours | null): void;
}

function HoursField({ label, help, test, hours, otherwise, problem, set }: HoursProps) {
  const { words } = useSpeech();
  const said = words.deadlinesPage.settings;
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
          <TimeInput
            label={said.from}
            test={`${test}-from`}
            minutes={hours.from}
            set={(from) => set({ ...hours, from })}
          />
          <TimeInput
            label={said.to}
            test={`${test}-to`}
            minutes={hours.to}
            set={(to) => set({ ...hours, to })}
          />
        </>
      )}
      {problem && (
        <small class="problem" role="alert" data-test={`${test}-problem`}>
          {problem}
        </small>
      )}
      {help && <small class="soft">{help}</small>}
    </div>
  );
}

/** The days that can be chosen, and those that are chosen besides. */
function daysWith(leads: ReminderSettings['leads'][(typeof severities)[number]]): number[] {
  return [...new Set([...leadDays, ...leads.map(({ days }) => days)])].sort((a, b) => a - b);
}

/** Why working hours leave no time for a reminder. */
function workingProblem(
  { quiet: still, workingHours: hours }: ReminderSettings,
  said: { readonly backwards: string; readonly exclude: string },
): string | undefined {
  if (hours === null) return undefined;
  if (hours.from >= hours.to) return said.backwards;
  if (still === null || still.from === still.to) return undefined;
  const isStill = (minute: number) =>
    still.from <= still.to
      ? minute >= still.from && minute < still.to
      : minute >= still.from || minute < still.to;
  for (let minute = hours.from; minute < hours.to; minute += 1) if (!isStill(minute)) return undefined;
  return said.exclude;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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
