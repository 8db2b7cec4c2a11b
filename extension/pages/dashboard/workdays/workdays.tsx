import { type Day, isDay } from 'duewatch';
import { calendarKnownThrough, isWorkday } from 'duewatch/deadline';
import { formatDay } from 'duewatch/text';
import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../../messages.ts';
import { type PinnedKey, readPinnedKeys } from '../../../store/pinned-keys.ts';
import {
  type AcceptedCalendar,
  changeWorkdays,
  readWorkdays,
  type StoredWorkdays,
  workdaysOf,
} from '../../../store/workdays.ts';
import { momentText } from '../../../ui/format.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { tellChanged } from '../../tell-changed.ts';
import { useSigner } from '../rules/pinned-keys.tsx';
import { useFocusNext } from '../use-focus-next.ts';
import { ImportCalendar } from './import-calendar.tsx';
import './workdays.css';

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** What was done last, said once, with the way back. */
interface Done {
  readonly said: string;
  undo?(): Promise<void>;
}

/** Working days: how far they are published, calendars that were imported, and single days that the user knows better. */
export function Workdays({ overview, reload }: Props) {
  const { words, locale, on, text } = useSpeech();
  const card = words.workdaysCard;
  const [stored, setStored] = useState<StoredWorkdays>();
  const [done, setDone] = useState<Done>();
  const [failed, setFailed] = useState(false);
  const [pinned, setPinned] = useState<readonly PinnedKey[]>([]);
  const signer = useSigner(pinned);
  const { within: element, focusNext } = useFocusNext();
  useEffect(() => {
    Promise.all([readWorkdays(), readPinnedKeys()]).then(
      ([workdays, keys]) => {
        setStored(workdays);
        setPinned(keys);
      },
      (error: unknown) => {
        console.error('Duewatch, working days:', error);
        setFailed(true);
      },
    );
  }, [overview]);
  useEffect(() => {
    if (stored && location.hash === '#settings/workdays') element.current?.scrollIntoView();
  }, [stored === undefined]);
  if (stored === undefined) return failed ? <p role="alert">{words.failed}</p> : null;
  const { calendar, setAside } = workdaysOf(stored);
  const through = calendarKnownThrough(calendar);
  // What cannot be read may be anything.
  const nameOf = (each: AcceptedCalendar) =>
    setAside.includes(each.at) ? card.unread : text(each.calendar.name);
  const day = (each: Day) => formatDay(each, locale, on);
  const change = async (to: (before: StoredWorkdays) => StoredWorkdays, then?: Done) => {
    try {
      await changeWorkdays(to, Date.now());
      await tellChanged();
      setStored(await readWorkdays());
      await reload();
      setDone(then);
      if (then?.undo) focusNext('[data-test="workdays-undo"]');
      setFailed(false);
      return true;
    } catch (error) {
      console.error('Duewatch, working days:', error);
      setFailed(true);
      return false;
    }
  };
  const set = (each: Day, kind: 'work' | 'off') => (before: StoredWorkdays) => ({
    ...before,
    overrides: { ...before.overrides, [each]: kind },
  });
  return (
    <section class="card form workdays" data-test="workdays" ref={element}>
      <h2>{card.title}</h2>
      <p class="soft">{card.help}</p>
      {through && <p data-test="known-through">{card.through(day(through))}</p>}
      {failed && <p role="alert">{words.failed}</p>}
      {stored.calendars.length > 0 && (
        <>
          <h3>{card.accepted}</h3>
          <ul class="settings-list">
            {stored.calendars.map((each) => (
              <li key={each.at} data-test="accepted-calendar">
                <div>
                  <strong>{nameOf(each)}</strong>
                  <small>
                    {[
                      !setAside.includes(each.at) &&
                        each.calendar.notices.map(({ year }) => year).join(words.comma),
                      card.acceptedOn(momentText(each.at, on, locale)),
                      each.signedBy === null ? card.unsigned : signer(each.signedBy, null),
                      setAside.includes(each.at) && card.setAside,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </div>
                <button
                  type="button"
                  class="dw-button"
                  data-test="give-up-calendar"
                  aria-label={`${card.giveUp}${words.colon}${nameOf(each)}`}
                  onClick={() =>
                    void change(
                      (before) => ({
                        ...before,
                        calendars: before.calendars.filter(({ at }) => at !== each.at),
                      }),
                      {
                        said: card.givenUp(nameOf(each)),
                        undo: async () => {
                          await change((before) => ({
                            ...before,
                            calendars: [...before.calendars, each].sort((a, b) => a.at - b.at),
                          }));
                        },
                      },
                    )
                  }
                >
                  {card.giveUp}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <ImportCalendar
        before={calendar}
        keep={(accepted) =>
          change((before) => ({ ...before, calendars: [...before.calendars, accepted] }), {
            said: card.kept,
          })
        }
      />
      <h3>{card.overrides}</h3>
      <p class="soft">{card.overridesHelp}</p>
      <ul class="settings-list">
        {Object.entries(stored.overrides)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([each, kind]) => (
            <li key={each} data-test="override">
              <div>
                <strong>
                  {day(each)} · {card.kinds[kind]}
                </strong>
                <small>{card.published[isWorkday(each, calendar)]}</small>
              </div>
              <button
                type="button"
                class="dw-button"
                data-test="override-remove"
                aria-label={`${words.remove}${words.colon}${day(each)}`}
                onClick={() =>
                  void change(
                    (before) => {
                      const { [each]: _gone, ...overrides } = before.overrides;
                      return { ...before, overrides };
                    },
                    {
                      said: card.removed(day(each)),
                      undo: async () => {
                        await change(set(each, kind));
                      },
                    },
                  )
                }
              >
                {words.remove}
              </button>
            </li>
          ))}
      </ul>
      {Object.keys(stored.overrides).length === 0 && <p class="soft">{card.noOverrides}</p>}
      <AddOverride
        problemOf={(each, kind) => {
          if (!isDay(each)) return card.errors.day;
          if (Object.hasOwn(stored.overrides, each)) return card.errors.there;
          return isWorkday(each, calendar) === (kind === 'work' ? 'yes' : 'no')
            ? card.errors.same
            : undefined;
        }}
        add={(each, kind) => change(set(each, kind))}
      />
      <div role="status" data-test="workdays-done">
        {done && (
          <p>
            {done.said}{' '}
            {done.undo && (
              <button
                type="button"
                class="dw-button"
                data-test="workdays-undo"
                onClick={() => {
                  focusNext('#override-day');
                  void done.undo?.();
                }}
              >
                {card.undo}
              </button>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

interface AddProps {
  /** Why a day cannot be added. */
  problemOf(day: string, kind: 'work' | 'off'): string | undefined;
  add(day: Day, kind: 'work' | 'off'): Promise<boolean>;
}

function AddOverride({ problemOf, add }: AddProps) {
  const { words } = useSpeech();
  const card = words.workdaysCard;
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<'work' | 'off'>('off');
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    const day = typed.trim();
    const found = problemOf(day, kind);
    setProblem(found);
    if (found === undefined && (await add(day, kind))) setTyped('');
  };
  return (
    <form
      class="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="field">
        <label for="override-day">{card.day}</label>
        <input
          id="override-day"
          data-test="override-day"
          value={typed}
          placeholder="2026-11-30"
          autocomplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? 'override-problem' : undefined}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {problem && (
          <small id="override-problem" class="problem" role="alert" data-test="override-problem">
            {problem}
          </small>
        )}
      </div>
      <label class="field">
        <span>{card.what}</span>
        <select
          data-test="override-kind"
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value === 'work' ? 'work' : 'off')}
        >
          <option value="off">{card.kinds.off}</option>
          <option value="work">{card.kinds.work}</option>
        </select>
      </label>
      <div class="field workdays-add">
        <button type="submit" class="dw-button" data-test="override-add">
          {card.add}
        </button>
      </div>
    </form>
  );
}
