import type { RiskOf, RiskScope } from './account-risk.ts';
import type { RiskMessage } from './risk.ts';
import type { Running } from './running.ts';

export type { RiskOf, RiskScope } from './account-risk.ts';

/** Computes the risk of an account in a worker of this page. */
export function startRisk(scope: RiskScope): Running<RiskOf> {
  const worker = new Worker(new URL('./risk.ts', import.meta.url), { type: 'module' });
  const abort = new AbortController();
  const result = new Promise<RiskOf>((resolve, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason));
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The worker did not start.')),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<RiskMessage>) => {
      if (data.type === 'done') resolve(data.result as RiskOf);
      else reject(new Error(data.detail));
    });
    worker.postMessage(scope);
  }).finally(() => worker.terminate());
  return { result, cancel: () => abort.abort() };
}
