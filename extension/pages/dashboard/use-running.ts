import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Running } from '../../jobs/running.ts';

export interface RunningState<Result> {
  /** The last result, which stays while the next one is computed. */
  readonly result: Result | undefined;
  /** Whether computing takes long enough to be told. */
  readonly slow: boolean;
  readonly running: boolean;
  readonly failed: string | undefined;
  again(): void;
}

/** Until then nothing is said: what appears and goes at once only flickers. */
const patience = 300;

/** Computes again whenever one of `what` changes; the answer to a question no longer asked is not waited for. */
export function useRunning<Result>(start: () => Running<Result> | undefined, what: readonly unknown[]) {
  const [state, setState] = useState<Omit<RunningState<Result>, 'again'>>({
    result: undefined,
    slow: false,
    running: false,
    failed: undefined,
  });
  const [attempt, setAttempt] = useState(0);
  const begin = useRef(start);
  begin.current = start;
  useEffect(() => {
    const running = begin.current();
    if (running === undefined) return undefined;
    setState((before) => ({ ...before, slow: false, running: true, failed: undefined }));
    const timer = setTimeout(() => setState((before) => ({ ...before, slow: true })), patience);
    let over = false;
    running.result.then(
      (result) => {
        clearTimeout(timer);
        if (!over) setState({ result, slow: false, running: false, failed: undefined });
      },
      (error: unknown) => {
        clearTimeout(timer);
        if (over || isAbort(error)) return;
        console.error('Duewatch, computing:', error);
        const failed = error instanceof Error ? error.message : String(error);
        setState({ result: undefined, slow: false, running: false, failed });
      },
    );
    return () => {
      over = true;
      clearTimeout(timer);
      running.cancel();
    };
  }, [...what, attempt]);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return { ...state, again } satisfies RunningState<Result>;
}

/** Whether it was given up: by us, or by the worker for a newer question. */
function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
