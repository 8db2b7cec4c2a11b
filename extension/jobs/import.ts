import { type ImportOrder, type ImportProgress, type ImportResult, importFiles } from './import-files.ts';

/*
 * The worker that imports. A page starts it through start-import.ts and ends it when it is no longer wanted: reading
 * leaves no trace, and writing is one transaction.
 */

/** What the worker tells the page. */
export type ImportMessage =
  | ({ readonly type: 'progress' } & ImportProgress)
  | { readonly type: 'done'; readonly result: ImportResult }
  | { readonly type: 'error'; readonly detail: string };

const say = (message: ImportMessage) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ImportOrder>) => {
  importFiles(data, (progress) => say({ type: 'progress', ...progress })).then(
    (result) => say({ type: 'done', result }),
    (error: unknown) =>
      say({ type: 'error', detail: error instanceof Error ? error.message : String(error) }),
  );
});
