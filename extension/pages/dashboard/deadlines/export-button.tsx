import { useState } from 'preact/hooks';
import type { Overview } from '../../../messages.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { exportCalendar } from './export-calendar.ts';

/** Saves all deadlines as a calendar file, with alarms at the lead times of what matters most. */
export function ExportButton({ overview: { assessment, settings } }: { overview: Overview }) {
  const { words, locale } = useSpeech();
  const page = words.deadlinesPage;
  const [outcome, setOutcome] = useState<number | 'failed'>();
  const save = async () => {
    const { leads, morning } = settings.reminders;
    const at = `${String(Math.floor(morning / 60)).padStart(2, '0')}:${String(morning % 60).padStart(2, '0')}`;
    try {
      const alarms = leads.high.map(({ days }) => ({ days, at }));
      setOutcome(await exportCalendar(assessment, { locale, at: Date.now(), leads: alarms }));
    } catch (error) {
      console.error('Duewatch, calendar:', error);
      setOutcome('failed');
    }
  };
  return (
    <>
      <button type="button" class="dw-button" data-test="export-calendar" onClick={() => void save()}>
        {page.exportCalendar}
      </button>
      {outcome !== undefined && (
        <span role={outcome === 'failed' ? 'alert' : 'status'} class="soft" data-test="exported">
          {outcome === 'failed' ? words.failed : page.exported(outcome)}
        </span>
      )}
    </>
  );
}
