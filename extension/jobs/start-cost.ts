import type { CostMessage, CostQuestion } from './cost.ts';
import type { ComparisonScope, CostScope, MonthComparison, MonthCost } from './month-cost.ts';

export type {
  ComparisonScope,
  CostScope,
  DayCost,
  MonthComparison,
  MonthCost,
  VersionRef,
} from './month-cost.ts';

export interface RunningCost<Result> {
  /** Rejects with an `AbortError` where it was cancelled. */
  readonly result: Promise<Result>;
  cancel(): void;
}

/** Computes a month's cost in a worker of this page. */
export function startMonthCost(scope: CostScope): RunningCost<MonthCost> {
  return start({ type: 'month', scope });
}

/** Compares what a month costs under two tariffs in a worker of this page. */
export function startComparison(scope: ComparisonScope): RunningCost<MonthComparison> {
  return start({ type: 'compare', scope });
}

function start<Result>(question: CostQuestion): RunningCost<Result> {
  const worker = new Worker(new URL('./cost.ts', import.meta.url), { type: 'module' });
  const abort = new AbortController();
  const result = new Promise<Result>((resolve, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason));
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The worker did not start.')),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<CostMessage>) => {
      if (data.type === 'done') resolve(data.result as Result);
      else reject(new Error(data.detail));
    });
    worker.postMessage(question);
  }).finally(() => worker.terminate());
  return { result, cancel: () => abort.abort() };
}
