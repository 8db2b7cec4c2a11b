import { calendarKnownThrough } from 'duewatch/deadline';
import { formatDay } from 'duewatch/text';
import { useEffect, useState } from 'preact/hooks';
import { workdaysInForce } from '../../../store/workdays.ts';
import { useSpeech } from '../../../ui/speech.ts';
import './workdays.css';

/** How far working days are published, in one line, with the way to where that can be changed. */
export function KnownThrough({ stateAsOf }: { readonly stateAsOf: number | null }) {
  const { words, locale, on } = useSpeech();
  const card = words.workdaysCard;
  const [through, setThrough] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    workdaysInForce().then(
      ({ calendar }) => {
        if (!gone) setThrough(calendarKnownThrough(calendar));
      },
      (error: unknown) => console.error('Duewatch, working days:', error),
    );
    return () => {
      gone = true;
    };
  }, [stateAsOf]);
  return (
    <p class="soft known-through" data-test="deadlines-known-through">
      {through !== null && `${card.throughShort(formatDay(through, locale, on))} · `}
      <a href="#settings/workdays">{card.link}</a>
    </p>
  );
}
