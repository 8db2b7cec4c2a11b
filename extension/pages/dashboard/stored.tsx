import { formatCount } from 'duewatch/text';
import { useState } from 'preact/hooks';
import type { Overview } from '../../messages.ts';
import { deleteFacts } from '../../store/facts.ts';
import type { ImportRecord } from '../../store/schema.ts';
import { momentText } from '../../ui/format.ts';
import { useSpeech } from '../../ui/speech.ts';
import { Table } from '../../ui/table.tsx';
import { tellChanged } from '../tell-changed.ts';

interface Props {
  readonly overview: Overview;
  readonly imports: readonly ImportRecord[];
  reload(): Promise<void>;
}

/** What is stored on this computer, where it came from, and a way to be rid of it. */
export function Stored({ overview, imports, reload }: Props) {
  const { words, locale, on, nameOf } = useSpeech();
  const { assessment } = overview;
  const [sure, setSure] = useState(false);
  const [deleted, setDeleted] = useState(false);

  const [failed, setFailed] = useState(false);
  const erase = async () => {
    try {
      await deleteFacts(Date.now());
      await tellChanged();
      await reload();
      setSure(false);
      setDeleted(true);
    } catch (error) {
      console.error('Duewatch, deleting:', error);
      setFailed(true);
    }
  };
  const columns = [
    { head: words.importedAt, cell: (record: ImportRecord) => momentText(record.at, on, locale) },
    {
      head: words.importedWhat,
      cell: ({ files }: ImportRecord) => files.map(({ name }) => name).join(words.comma) || words.typedIn,
    },
    {
      head: words.rows,
      number: true,
      cell: ({ counts }: ImportRecord) => (counts.kept === undefined ? '' : formatCount(counts.kept)),
    },
    {
      head: words.problemsHead,
      number: true,
      cell: ({ problems }: ImportRecord) => (problems.length === 0 ? '' : formatCount(problems.length)),
    },
  ];
  const nothing = assessment.accounts.length === 0 && imports.length === 0;
  return (
    <section class="card" data-test="stored">
      <h2>{words.stored}</h2>
      {failed && <p role="alert">{words.failed}</p>}
      {nothing ? (
        <p class="soft" role="status">
          {deleted ? words.deleted : words.storedNothing}
        </p>
      ) : (
        <>
          <p>{assessment.accounts.map(({ account }) => nameOf(account)).join(words.comma)}</p>
          <Table
            caption={words.imports}
            columns={columns}
            rows={[...imports].reverse()}
            keyOf={({ id }) => String(id)}
          />
          {sure ? (
            <div class="buttons">
              <p role="alert">{words.deleteSure}</p>
              <button type="button" class="dw-button" data-test="delete-yes" onClick={() => void erase()}>
                {words.deleteYes}
              </button>
              <button type="button" class="dw-button" onClick={() => setSure(false)}>
                {words.cancel}
              </button>
            </div>
          ) : (
            <button type="button" class="dw-button" data-test="delete" onClick={() => setSure(true)}>
              {words.deleteAll}
            </button>
          )}
        </>
      )}
    </section>
  );
}
