import { type Calendar, withCalendar } from 'duewatch/deadline';
import { explainProblem, formatDay } from 'duewatch/text';
import { useState } from 'preact/hooks';
import { type PinnedKey, readPinnedKeys } from '../../../store/pinned-keys.ts';
import type { AcceptedCalendar } from '../../../store/workdays.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { useSigner } from '../rules/pinned-keys.tsx';
import { calendarChanges } from './calendar-changes.ts';
import { type ReadCalendarFiles, readCalendarFiles } from './read-calendar-files.ts';

interface Props {
  /** The calendar in force. */
  readonly before: Calendar;
  keep(accepted: AcceptedCalendar): Promise<boolean>;
}

type Step =
  | { readonly name: 'idle' | 'reading' | 'failed' }
  | { readonly name: 'read'; readonly read: ReadCalendarFiles; readonly pinned: readonly PinnedKey[] };

/** A calendar from a file: what is wrong with it, who signed it and what it would change, before anything is kept. */
export function ImportCalendar({ before, keep }: Props) {
  const { words, locale } = useSpeech();
  const card = words.workdaysCard;
  const [step, setStep] = useState<Step>({ name: 'idle' });
  const read = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setStep({ name: 'reading' });
    try {
      const pinned = await readPinnedKeys();
      const keys = pinned.map(({ key }) => key);
      setStep({ name: 'read', read: await readCalendarFiles(files, keys), pinned });
    } catch (error) {
      console.error('Duewatch, reading a calendar:', error);
      setStep({ name: 'failed' });
    }
  };
  const found = step.name === 'read' ? step.read : undefined;
  return (
    <div data-test="calendar-import">
      <h3>{card.importTitle}</h3>
      <p class="soft">{card.importHelp}</p>
      <div class="drop">
        <input
          id="calendar-files"
          type="file"
          multiple
          accept=".json,.sig"
          data-test="calendar-files"
          aria-label={card.choose}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            // Choosing the same file again must be noticed, too.
            currentTarget.value = '';
            void read(files);
          }}
        />
        <label for="calendar-files" class="dw-button" aria-hidden="true">
          {card.choose}
        </label>
      </div>
      <div class="result" aria-live="polite">
        {step.name === 'reading' && <p>{card.reading}</p>}
        {step.name === 'failed' && <p role="alert">{words.failed}</p>}
        {found?.calendar === null && (
          <>
            <p role="alert" data-test="calendar-refused">
              {found.problems.length === 0 ? card.onlyOne : card.notRead}
            </p>
            <ul class="problems">
              {found.problems.map((problem) => (
                <li key={JSON.stringify(problem)} data-severity={problem.severity}>
                  {explainProblem(problem, locale)}
                </li>
              ))}
            </ul>
          </>
        )}
        {found && found.calendar !== null && found.calendar.id !== before.id && (
          <p role="alert" data-test="calendar-refused">
            {card.otherPlace(before.id)}
          </p>
        )}
        {found && found.calendar !== null && found.calendar.id === before.id && (
          <Offer
            read={found}
            pinned={step.name === 'read' ? step.pinned : []}
            before={before}
            accept={async () => {
              const { calendar, signedBy } = found;
              if (await keep({ at: Date.now(), calendar, signedBy })) setStep({ name: 'idle' });
            }}
            cancel={() => setStep({ name: 'idle' })}
          />
        )}
      </div>
    </div>
  );
}

const many = 30;

interface OfferProps {
  readonly read: Exclude<ReadCalendarFiles, { readonly calendar: null }>;
  readonly pinned: readonly PinnedKey[];
  readonly before: Calendar;
  accept(): Promise<void>;
  cancel(): void;
}

function Offer({ read, pinned, before, accept, cancel }: OfferProps) {
  const { calendar, signedBy, unsigned } = read;
  const signer = useSigner(pinned);
  const { words, locale, on, text } = useSpeech();
  const card = words.workdaysCard;
  const [busy, setBusy] = useState(false);
  const { knownThrough, years, differ } = calendarChanges(before, withCalendar(before, calendar));
  const day = (each: string | null) => (each === null ? words.notKnown : formatDay(each, locale, on));
  return (
    <div data-test="calendar-offer">
      <h4>{text(calendar.name)}</h4>
      <p data-test="calendar-signature">{signer(signedBy, unsigned)}</p>
      <p>{years.length === 0 ? card.noYears : card.years(years.join(words.comma))}</p>
      {knownThrough.before !== knownThrough.after && (
        <p data-test="calendar-through">
          {card.knownChange(day(knownThrough.before), day(knownThrough.after))}
        </p>
      )}
      {years.length === 0 && differ.length === 0 && <p>{card.nothingNew}</p>}
      {differ.length > 0 && (
        <>
          <p>{card.differ(differ.length)}</p>
          <ul>
            {differ.slice(0, many).map((each) => (
              <li key={each.day}>
                {day(each.day)} · {card.now[each.now]}
              </li>
            ))}
          </ul>
          {differ.length > many && <p>{card.more(differ.length - many)}</p>}
        </>
      )}
      <ul class="soft">
        {calendar.notices.map(({ id, title, reference }) => (
          <li key={id}>
            {title}
            {reference && ` · ${reference}`}
          </li>
        ))}
      </ul>
      <div class="buttons">
        <button
          type="button"
          class="dw-button dw-primary"
          data-test="calendar-accept"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void accept().finally(() => setBusy(false));
          }}
        >
          {card.accept}
        </button>
        <button type="button" class="dw-button" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}
