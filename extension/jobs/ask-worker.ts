import type { Running } from './running.ts';

/** What a worker tells the page that asked it. */
type WorkerMessage<Result, Progress> =
  | (Progress & { readonly type: 'progress' })
  | { readonly type: 'done'; readonly result: Result }
  | { readonly type: 'error'; readonly detail: string };

/** Asks a worker one question, and ends it with its answer. Cancelling ends it, too: whatever it had not written is not written. */
export function askWorker<Result, Progress = never>(
  worker: Worker,
  question: unknown,
  onProgress: (progress: Progress) => void = () => {},
): Running<Result> {
  const abort = new AbortController();
  const result = new Promise<Result>((resolve, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason));
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The worker did not start.')),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage<Result, Progress>>) => {
      if (data.type === 'progress') onProgress(data);
      else if (data.type === 'done') resolve(data.result);
      else reject(new Error(data.detail));
    });
    worker.postMessage(question);
  }).finally(() => worker.terminate());
  return { result, cancel: () => abort.abort() };
}
