import type { Day as CivilDay, Month, Range } from 'duewatch';
import { formatCount, formatDay, formatRange, formatWeekday } from 'duewatch/text';
import type { DayCost } from '../../../jobs/start-cost.ts';
import { Amounts } from '../../../ui/amount.tsx';
import { Chart } from '../../../ui/chart.tsx';
import { Day } from '../../../ui/day.tsx';
import { monthText } from '../../../ui/format.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Table } from '../../../ui/table.tsx';
import { daysOf } from './view.ts';

interface Props {
  readonly month: Month;
  readonly days: readonly DayCost[];
  readonly selected: CivilDay | null;
  onSelect(day: CivilDay | null): void;
  readonly total: Range;
  readonly calls: number;
}

/** The month day by day, as a picture and as a table. */
export function Days({ month, days, selected, onSelect, total, calls }: Props) {
  const { words, locale, on } = useSpeech();
  const page = words.costPage;
  const found = new Map(days.map((entry) => [entry.day, entry]));
  const textOf = (day: CivilDay) => {
    const entry = found.get(day);
    if (entry === undefined) return '';
    const [date, weekday] = [formatDay(day, locale, on), formatWeekday(day, locale)];
    const named = locale === 'en' ? `${weekday} ${date}` : `${date} ${weekday}`;
    return page.daySaid(named, formatRange(entry.amount, locale), formatCount(entry.calls));
  };
  const columns = [
    { head: page.day, cell: ({ day }: DayCost) => <Day day={day} relative={false} /> },
    { head: words.callsHead, number: true, cell: (entry: DayCost) => formatCount(entry.calls) },
    { head: words.costHead, number: true, cell: (entry: DayCost) => <Amounts range={entry.amount} /> },
  ];
  const label = page.perDay(monthText(month, locale));
  const kinds = [
    { kind: 'certain', text: words.chart.certain, is: ({ low }: Range) => Number(low) !== 0 },
    {
      kind: 'possible',
      text: words.chart.possible,
      is: ({ low, high }: Range) => high !== null && high !== low,
    },
    { kind: 'open', text: words.chart.open, is: ({ high }: Range) => high === null },
  ].filter(({ is }) => days.some(({ amount }) => is(amount)));
  return (
    <div class="days">
      <Chart
        label={label}
        axis={daysOf(month)}
        days={days}
        textOf={textOf}
        selected={selected}
        onSelect={onSelect}
        legend={kinds}
        table={
          <Table
            caption={label}
            columns={columns}
            rows={days}
            keyOf={({ day }) => day}
            total={[words.total, formatCount(calls), <Amounts key="total" range={total} />]}
          />
        }
      />
    </div>
  );
}
