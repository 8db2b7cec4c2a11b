import { formatCount } from 'duewatch/text';
import type { ComponentChildren } from 'preact';
import { Day } from '../../../ui/day.tsx';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Wide } from '../wide.tsx';
import { foundIn, type ShownFlag, type ShownRow } from './orders-view.ts';

/** One flag: the situation with its clause, what speaks for it, the orders, what it is not, and who may do what. */
export function OrderFlagCard({ flag, open }: { flag: ShownFlag; open: boolean }) {
  const { words, say } = useSpeech();
  const page = words.ordersPage;
  const { measures } = flag;
  const counts = [
    page.orders(formatCount(flag.orders)),
    flag.buyers > 0 && page.buyers(formatCount(flag.buyers)),
  ];
  return (
    <li data-test="order-flag" data-marked={flag.marked}>
      <details open={open}>
        <summary>
          <strong>{say(flag.situation)}</strong>
          <span class="soft"> {counts.filter(Boolean).join(words.comma)}</span>
          <span class="under">{flag.reasons.map(say)[0]}</span>
        </summary>
        {flag.cite && (
          <p>
            {flag.cite.clause && <span class="soft">{page.clause(flag.cite.clause)} </span>}
            <Source cite={flag.cite} />
          </p>
        )}
        <Part title={page.evidence} of={flag.reasons.map(say)} test="order-evidence" />
        <Rows flag={flag} />
        <Part title={page.not} of={[say(flag.not)]} test="order-not" />
        <Part title={page.needs} of={flag.needs.map(say)} />
        <Part
          title={page.yours}
          of={yours(flag, page).concat(measures.merchant.map(say))}
          test="order-yours"
        />
        <Part title={page.theirs} of={measures.platform.map(say)} test="order-theirs" />
        <Part title={page.before} of={flag.before.map(say)} />
      </details>
    </li>
  );
}

/** What is said where no measure is the merchant's. */
function yours(
  { marked, measures }: ShownFlag,
  page: { confirmAtPlatform: string; otherPlatform: string; noneOfYours: string },
): string[] {
  if (marked) return [page.confirmAtPlatform];
  if (!measures.known) return [page.otherPlatform];
  return measures.merchant.length === 0 ? [page.noneOfYours] : [];
}

function Part({ title, of, test }: { title: string; of: readonly string[]; test?: string }) {
  if (of.length === 0) return null;
  return (
    <div class="flag-part" data-test={test}>
      <h4>{title}</h4>
      <ul>
        {of.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Rows({ flag }: { flag: ShownFlag }) {
  const { words, say } = useSpeech();
  const page = words.ordersPage;
  const { rows } = flag;
  const codeText = (code: string) => {
    const found = foundIn(code);
    if (typeof found === 'string') return page[found];
    return 'raw' in found ? found.raw : say(found);
  };
  const column = (
    head: string,
    has: (row: ShownRow) => boolean,
    cell: (row: ShownRow) => ComponentChildren,
  ) => (rows.some(has) ? [{ head, cell }] : []);
  const columns: Column<ShownRow>[] = [
    { head: page.orderId, cell: ({ id }) => <code>{id}</code> },
    { head: page.day, cell: ({ day }) => <Day day={day} relative={false} /> },
    ...column(
      page.stage,
      ({ stage }) => stage !== undefined,
      ({ stage }) => stage && page.stages[stage],
    ),
    ...column(
      page.units,
      ({ units }) => units !== undefined,
      ({ units }) => units !== undefined && formatCount(units),
    ),
    ...column(
      page.found,
      ({ codes }) => codes.some((code) => code !== ''),
      ({ codes }) =>
        codes
          .filter((code) => code !== '')
          .map(codeText)
          .join(words.comma),
    ),
    ...column(
      page.place,
      ({ place }) => place !== null,
      ({ place }) => place && page.placeText(place.file, formatCount(place.row)),
    ),
  ];
  if (rows.length === 0) return null;
  const caption = page.rows(formatCount(rows.length), formatCount(Math.max(flag.orders, rows.length)));
  return (
    <div class="flag-part flag-rows" data-test="order-rows">
      <h4>{caption}</h4>
      <Wide label={caption}>
        <Table caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} />
      </Wide>
    </div>
  );
}
