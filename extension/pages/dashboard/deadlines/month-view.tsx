import type { Deadline, Month } from 'duewatch';
import { formatDay } from 'duewatch/text';
import { monthText } from '../../../ui/format.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { Wide } from '../wide.tsx';
import { weeksOf } from './filter.ts';

const mostPerDay = 3;

interface Props {
  readonly month: Month;
  readonly deadlines: readonly Deadline[];
  turn(months: number): void;
  /** Shows in the list what has these words. */
  open(text: string): void;
}

/** A month from Monday to Sunday, with what falls due on each day. */
export function MonthView({ month, deadlines, turn, open }: Props) {
  const { words, locale, say, on } = useSpeech();
  const page = words.deadlinesPage;
  const days = new Map<string, Deadline[]>();
  for (const deadline of deadlines) {
    if (!deadline.earliest?.startsWith(month)) continue;
    days.set(deadline.earliest, [...(days.get(deadline.earliest) ?? []), deadline]);
  }
  const title = monthText(month, locale);
  return (
    <section class="card" data-test="month">
      <div class="month-head">
        <button type="button" class="dw-button" aria-label={page.previous} onClick={() => turn(-1)}>
          ‹
        </button>
        <h2 aria-live="polite">{title}</h2>
        <button
          type="button"
          class="dw-button"
          aria-label={page.next}
          data-test="month-next"
          onClick={() => turn(1)}
        >
          ›
        </button>
      </div>
      <Wide label={title}>
        <table class="month">
          <caption class="dw-hidden">{title}</caption>
          <thead>
            <tr>
              {page.weekdays.map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week, index) => (
              <tr key={`${month}-${index + 1}`}>
                {week.map((day, place) =>
                  day === null ? (
                    <td key={`${place + 1}`} />
                  ) : (
                    <td key={day} aria-current={day === on ? 'date' : undefined}>
                      <time dateTime={day}>{Number(day.slice(8))}</time>
                      <ul aria-label={page.ofDay(formatDay(day, locale, on), days.get(day)?.length ?? 0)}>
                        {(days.get(day) ?? []).slice(0, mostPerDay).map((deadline) => (
                          <li key={deadline.id} data-state={deadline.state}>
                            <button type="button" onClick={() => open(say(deadline.what))}>
                              <Mark state={deadline.state} />
                              <span>{say(deadline.what)}</span>
                            </button>
                          </li>
                        ))}
                      </ul>
                      {(days.get(day)?.length ?? 0) > mostPerDay && (
                        <small class="soft">{page.andMore((days.get(day)?.length ?? 0) - mostPerDay)}</small>
                      )}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
