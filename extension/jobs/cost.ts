import { type ComparisonScope, type CostScope, compareMonth, monthCost } from './month-cost.ts';
import { accountImpacts, type ImpactScope } from './pack-impact.ts';

/*
 * The worker that computes costs, so that no page waits for 100,000 rows. A page starts one for each question through
 * start-cost.ts, and ends it when the question is no longer asked. It only reads.
 */

export type CostQuestion =
  | { readonly type: 'month'; readonly scope: CostScope }
  | { readonly type: 'compare'; readonly scope: ComparisonScope }
  | { readonly type: 'impact'; readonly scope: ImpactScope };

/** What the worker tells the page. */
export type CostMessage =
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'error'; readonly detail: string };

const say = (message: CostMessage) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<CostQuestion>) => {
  answer(data).then(
    (result) => say({ type: 'done', result }),
    (error: unknown) =>
      say({ type: 'error', detail: error instanceof Error ? error.message : String(error) }),
  );
});

async function answer(question: CostQuestion): Promise<unknown> {
  switch (question.type) {
    case 'month':
      return monthCost(question.scope);
    case 'compare':
      return compareMonth(question.scope);
    case 'impact':
      return accountImpacts(question.scope);
  }
}
