import { explainNeed, explainProblem, formatCount } from 'duewatch/text';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type FileResult,
  type ImportOptions,
  type ImportProgress,
  type ImportResult,
  startImport,
} from '../../jobs/start-import.ts';
import { Progress } from '../../ui/progress.tsx';
import { useSpeech } from '../../ui/speech.ts';
import { Mark } from '../../ui/state.tsx';
import { platformsOf, usePacks } from './packs.ts';

/** Where an import stands. */
type Run =
  | { readonly name: 'idle' | 'cancelled' }
  | { readonly name: 'running'; readonly progress?: ImportProgress; cancel(): void }
  | { readonly name: 'done'; readonly result: ImportResult }
  | { readonly name: 'failed'; readonly detail: string };

/** Drop files, see how far their import is, and read what became of each. */
export function ImportFiles({ reload }: { reload(): Promise<void> }) {
  const { words } = useSpeech();
  const [run, setRun] = useState<Run>({ name: 'idle' });
  const [files, setFiles] = useState<readonly File[]>([]);
  const [over, setOver] = useState(false);

  const begin = async (chosen: readonly File[], options: ImportOptions = {}) => {
    if (chosen.length === 0 || run.name === 'running') return;
    setFiles(chosen);
    const { result, cancel } = startImport(chosen, options, (progress) =>
      setRun({ name: 'running', progress, cancel }),
    );
    setRun({ name: 'running', cancel });
    try {
      const done = await result;
      await reload();
      setRun({ name: 'done', result: done });
    } catch (error) {
      const cancelled = error instanceof DOMException && error.name === 'AbortError';
      const detail = error instanceof Error ? error.message : String(error);
      setRun(cancelled ? { name: 'cancelled' } : { name: 'failed', detail });
      await reload();
    }
  };
  const latest = useRef(begin);
  latest.current = begin;
  // The whole page takes files: one dropped beside the frame would else replace the page.
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const dragOver = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', dragOver, { signal });
    addEventListener('drop', drop, { signal });
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    return () => ended.abort();
  }, []);

  return (
    <section class="card" data-test="import-card">
      <h2>{words.importTitle}</h2>
      <p class="soft">{words.importHelp}</p>
      <div class="drop" data-over={over}>
        <span>{words.dropHere}</span>
        <input
          id="import-files"
          type="file"
          multiple
          data-test="import"
          aria-label={words.chooseFiles}
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            // Choosing the same file again must be noticed, too.
            event.currentTarget.value = '';
            void begin(chosen);
          }}
        />
        <label for="import-files" class="dw-button dw-primary" aria-hidden="true">
          {words.chooseFiles}
        </label>
      </div>
      <div class="result" aria-live="polite">
        {run.name === 'running' && <Running progress={run.progress} cancel={run.cancel} />}
        {run.name === 'cancelled' && <p>{words.importCancelled}</p>}
        {run.name === 'failed' && (
          <p role="alert">
            {words.importFailed} <small>{run.detail}</small>
          </p>
        )}
        {run.name === 'done' && (
          <Result result={run.result} again={(options) => void begin(files, options)} />
        )}
      </div>
    </section>
  );
}

interface RunningProps {
  readonly progress: ImportProgress | undefined;
  cancel(): void;
}

function Running({ progress, cancel }: RunningProps) {
  const { words } = useSpeech();
  // Writing cannot be told in bytes, and it is one step: all or nothing.
  const value = progress?.stage === 'reading' && progress.of > 0 ? progress.done / progress.of : undefined;
  const rows = words.rowsRead(progress?.rows ?? 0);
  return (
    <Progress
      label={words.importing}
      value={value}
      text={
        progress?.stage === 'writing' ? words.writing : [progress?.file, rows].filter(Boolean).join(' · ')
      }
      onCancel={cancel}
    />
  );
}

interface ResultProps {
  readonly result: ImportResult;
  again(options: ImportOptions): void;
}

function Result({ result, again }: ResultProps) {
  const { words, locale } = useSpeech();
  const bad = result.problems.length;
  const state = result.revision === null ? 'unknown' : bad > 0 ? 'due-soon' : 'fine';
  // Problems of joining belong to no file.
  const ofFiles = new Set(result.files.flatMap((file) => file.problems));
  return (
    <div data-test="import-done">
      <p class="result-head" data-state={state}>
        <Mark state={state} />
        {result.revision === null ? words.importNothing : words.importDone(bad)}
      </p>
      {result.files.map((file, index) => (
        <FileOutcome key={index} file={file} />
      ))}
      <ul class="problems">
        {result.problems
          .filter((problem) => !ofFiles.has(problem))
          .map((problem) => (
            <li key={JSON.stringify(problem)} data-severity={problem.severity}>
              {explainProblem(problem, locale)}
            </li>
          ))}
      </ul>
      {result.needs.length > 0 && <NeedsForm result={result} again={again} />}
    </div>
  );
}

/** What one file was, how much of it was kept, and every problem in words. */
function FileOutcome({ file }: { file: FileResult }) {
  const { words, locale } = useSpeech();
  const { rows, kept, bad, repeated } = file.counts;
  const counts = [
    words.rowsKept(formatCount(kept), formatCount(rows)),
    bad > 0 && words.rowsBad(formatCount(bad)),
    repeated > 0 && words.rowsRepeated(formatCount(repeated)),
  ].filter(Boolean);
  return (
    <div class="outcome" data-test="import-file">
      <p>
        <strong>{file.name}</strong> <span class="soft">{words.kinds[file.kind]}</span>
      </p>
      {file.kind !== 'unrecognised' && <p class="soft">{counts.join(' · ')}</p>}
      {file.problems.length > 0 && (
        <ul class="problems" data-test="import-problems">
          {file.problems.map((problem) => (
            <li key={JSON.stringify(problem)} data-severity={problem.severity}>
              {explainProblem(problem, locale)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const fieldOf = { platform: 'platform', account: 'account', 'app-key': 'appKey', day: 'day' } as const;

/** What the files leave open, to be filled in before importing them again. */
function NeedsForm({ result, again }: ResultProps) {
  const { words, locale, text } = useSpeech();
  const packs = usePacks();
  const open = platformsOf(packs);
  // The platform of orders is a shop's, that of a call log is an open one.
  const ofShop = result.files.some(
    ({ kind, needs }) => kind === 'shop-orders' && needs.some(({ what }) => what === 'platform'),
  );
  const choices = ofShop ? packs.filter((pack) => !open.includes(pack)) : open;
  const [options, setOptions] = useState<ImportOptions>({});
  const missing = [...new Set(result.needs.map(({ what }) => what))];
  const set = (name: keyof ImportOptions, value: string) =>
    setOptions((before) => ({ ...before, [name]: value === '' ? undefined : value }));
  const labels = {
    platform: words.platform,
    account: words.accountId,
    'app-key': words.appKey,
    day: words.dayOfFile,
  };
  return (
    <form
      class="outcome"
      data-test="import-needs"
      onSubmit={(event) => {
        event.preventDefault();
        again(options);
      }}
    >
      <p>
        <strong>{words.needsFromYou}</strong>
      </p>
      <ul class="problems">
        {result.needs.map((need) => (
          <li key={`${need.file}/${need.what}`}>{explainNeed(need, locale)}</li>
        ))}
      </ul>
      <div class="fields">
        {missing.map((what) => (
          <div key={what} class="field">
            <label for={`need-${what}`}>{labels[what]}</label>
            {what === 'platform' ? (
              <select id="need-platform" onChange={(event) => set('platform', event.currentTarget.value)}>
                <option value="" />
                {choices.map((pack) => (
                  <option key={pack.id} value={pack.id}>
                    {text(pack.name)}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`need-${what}`}
                placeholder={what === 'day' ? '2026-11-21' : undefined}
                value={options[fieldOf[what]] ?? ''}
                onInput={(event) => set(fieldOf[what], event.currentTarget.value.trim())}
              />
            )}
          </div>
        ))}
      </div>
      <button type="submit" class="dw-button dw-primary" data-test="import-again">
        {words.importAgain}
      </button>
    </form>
  );
}
