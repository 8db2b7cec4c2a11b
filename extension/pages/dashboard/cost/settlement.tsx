import type { Day as CivilDay, SettlementDay, Settlement as SettlementOf } from 'duewatch';
import { formatDay } from 'duewatch/text';
import { Amount } from '../../../ui/amount.tsx';
import { Day } from '../../../ui/day.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Table } from '../../../ui/table.tsx';
import { Wide } from '../wide.tsx';
import { settledDays } from './view.ts';

interface Props {
  readonly settlement: SettlementOf;
  readonly from: CivilDay;
  readonly to: CivilDay;
  /** Whether there are calls without a price: they are in no charge. */
  readonly unrated: boolean;
}

/** How the days of a month were paid, newest first: from the prepaid balance, by direct debit, or not. */
export function Settlement({ settlement, from, to, unrated }: Props) {
  const { words, locale, on } = useSpeech();
  const page = words.costPage;
  const { days, end } = settledDays(settlement, from, to);
  const since = formatDay(settlement.from, locale, on);
  const money = (head: string, value: (day: SettlementDay) => string) => ({
    head,
    number: true,
    cell: (day: SettlementDay) => {
      const amount = value(day);
      return /^0(\.0+)?$/.test(amount) ? <span class="soft">–</span> : <Amount value={amount} />;
    },
  });
  const plain = (head: string, value: (day: SettlementDay) => string) => ({
    head,
    number: true,
    cell: (day: SettlementDay) => <Amount value={value(day)} />,
  });
  const columns = [
    { head: page.day, cell: ({ day }: SettlementDay) => <Day day={day} relative={false} /> },
    money(page.chargedHead, ({ charged }) => charged),
    money(page.drawnPrepaid, ({ drawnPrepaid }) => drawnPrepaid),
    money(page.drawnDebit, ({ drawnDebit }) => drawnDebit),
    money(page.newDebt, ({ newDebt }) => newDebt),
    money(page.received, ({ received }) => received),
    plain(page.prepaidAfter, ({ prepaid }) => prepaid),
    plain(page.owedAfter, ({ owed }) => owed),
  ];
  return (
    <div data-test="settlement">
      <p class="soft">{settlement.from > to ? page.settledLater(since) : page.settledFrom(since)}</p>
      {unrated && settlement.from <= to && <p>{page.settledWithout}</p>}
      {days.length > 0 ? (
        <Wide label={page.settlement}>
          <Table caption={page.settlement} columns={columns} rows={days} keyOf={({ day }) => day} />
        </Wide>
      ) : (
        settlement.from <= to && <p>{page.settledNone}</p>
      )}
      {days.length === 0 && end && (
        <dl class="dw-facts">
          <dt>{words.balance}</dt>
          <dd>
            <Amount value={end.prepaid} />
          </dd>
          <dt>{words.owed}</dt>
          <dd>
            <Amount value={end.owed} />
          </dd>
        </dl>
      )}
    </div>
  );
}
