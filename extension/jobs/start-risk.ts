import type { RiskOf, RiskScope } from './account-risk.ts';
import { askWorker } from './ask-worker.ts';
import type { Running } from './running.ts';

export type { RiskOf, RiskScope } from './account-risk.ts';

/** Computes the risk of an account in a worker of this page. */
export function startRisk(scope: RiskScope): Running<RiskOf> {
  const worker = new Worker(new URL('./risk.ts', import.meta.url), { type: 'module' });
  return askWorker(worker, scope);
}
