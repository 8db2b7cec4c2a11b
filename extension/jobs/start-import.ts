import type { ReadOptions } from 'duewatch/import';
import { tellChanged } from '../pages/tell-changed.ts';
import type { ImportMessage } from './import.ts';
import type { ImportOrder, ImportProgress, ImportResult } from './import-files.ts';

export type { FileResult, ImportProgress, ImportResult } from './import-files.ts';

/** What the user knows and a file may not say. */
export type ImportOptions = ReadOptions;

export interface RunningImport {
  /** Rejects with an `AbortError` where it was cancelled. */
  readonly result: Promise<ImportResult>;
  cancel(): void;
}

/**
 * Imports files in a worker of this page. When it ends, the background has been told and all that is shown reflects it.
 * Cancelling ends the worker: either all of the import is stored or nothing.
 */
export function startImport(
  files: readonly File[],
  options: ImportOptions = {},
  onProgress: (progress: ImportProgress) => void = () => {},
): RunningImport {
  const worker = new Worker(new URL('./import.ts', import.meta.url), { type: 'module' });
  const abort = new AbortController();
  const working = new Promise<ImportResult>((resolve, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason));
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The worker did not start.')),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<ImportMessage>) => {
      if (data.type === 'progress') onProgress(data);
      else if (data.type === 'done') resolve(data.result);
      else reject(new Error(data.detail));
    });
    worker.postMessage({ files, options, at: Date.now() } satisfies ImportOrder);
  }).finally(() => worker.terminate());
  // Cancelled or not: the worker may just have written.
  return { result: working.finally(tellChanged), cancel: () => abort.abort() };
}
