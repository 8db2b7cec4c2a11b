import { useState } from 'preact/hooks';
import type { LogEntry } from '../../../store/schema.ts';
import { momentText } from '../../../ui/format.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Table } from '../../../ui/table.tsx';
import { saveText } from '../cost/save-text.ts';
import { Wide } from '../wide.tsx';

const pageSize = 100;

/** What was told when, on which figures, and what the user did. */
export function Log({ entries }: { entries: readonly LogEntry[] }) {
  const { words, locale, on, say } = useSpeech();
  const page = words.deadlinesPage;
  const [shown, setShown] = useState(pageSize);
  const columns = [
    { head: page.logWhen, cell: ({ at }: LogEntry) => momentText(at, on, locale) },
    {
      head: page.logWhat,
      cell: ({ kind }: LogEntry) =>
        kind === 'waive' ? words.waive.log : kind === 'gone' ? words.gone.log : page.logKinds[kind],
    },
    {
      head: page.logSaid,
      cell: ({ said, text, kind, figures, was, deadline }: LogEntry) => (
        <>
          {was ? say(was.what) : figures ? say(figures.deadline.what) : (said?.title ?? deadline)}
          {was && <small class="under">{words.gone.text(momentText(was.dueAt, on, locale))}</small>}
          {said && <small class="under soft log-said">{`${said.title}\n${said.message}`}</small>}
          {text && (
            <small class="under">
              {kind === 'snooze' ? (page.snoozes[text as keyof typeof page.snoozes] ?? text) : text}
            </small>
          )}
          {figures && <small class="under soft">{page.logFigures(figures.revision, figures.on)}</small>}
        </>
      ),
    },
  ];
  const left = entries.length - shown;
  return (
    <section class="card" data-test="log">
      <h2>{page.log}</h2>
      <p class="soft">{page.logHelp}</p>
      {entries.length === 0 ? (
        <p data-test="log-empty">{page.logEmpty}</p>
      ) : (
        <>
          <Wide label={page.log}>
            <Table
              caption={page.log}
              columns={columns}
              rows={entries.slice(0, shown)}
              keyOf={({ id }) => String(id)}
            />
          </Wide>
          <div class="buttons">
            {left > 0 && (
              <button type="button" class="dw-button" onClick={() => setShown(shown + pageSize)}>
                {page.showMore(Math.min(pageSize, left))}
              </button>
            )}
            <button
              type="button"
              class="dw-button"
              data-test="export-log"
              onClick={() =>
                saveText('duewatch-log.json', 'application/json', `${JSON.stringify(entries, null, 2)}\n`)
              }
            >
              {page.exportLog}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
