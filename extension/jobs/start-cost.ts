import type { CostMessage, CostQuestion } from './cost.ts';
import type { ComparisonScope, CostScope, MonthComparison, MonthCost } from './month-cost.ts';
import type { AccountImpact, ImpactScope } from './pack-impact.ts';
import type { Running } from './running.ts';

export type {
  ComparisonScope,
  CostScope,
  DayCost,
  MonthComparison,
  MonthCost,
  VersionRef,
} from './month-cost.ts';
export type { AccountImpact } from './pack-impact.ts';

/** Computes a month's cost in a worker of this page. */
export function startMonthCost(scope: CostScope): Running<MonthCost> {
  return start({ type: 'month', scope });
}

/** Compares what a month costs under two tariffs in a worker of this page. */
export function startComparison(scope: ComparisonScope): Running<MonthComparison> {
  return start({ type: 'compare', scope });
}

/** Computes what a pack would change for the accounts that go by it, in a worker of this page. */
export function startPackImpact(scope: ImpactScope): Running<AccountImpact[]> {
  return start({ type: 'impact', scope });
}

function start<Result>(question: CostQuestion): Running<Result> {
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
