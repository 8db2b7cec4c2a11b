import { type RiskScope, riskOfAccount } from './account-risk.ts';

/*
 * The worker that computes the risk of an account, so that no page waits for it. A page starts one for each question through
 * start-risk.ts, and ends it when the question is no longer asked. It only reads.
 */

/** What the worker tells the page. */
export type RiskMessage =
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'error'; readonly detail: string };

const say = (message: RiskMessage) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<RiskScope>) => {
  riskOfAccount(data).then(
    (result) => say({ type: 'done', result }),
    (error: unknown) =>
      say({ type: 'error', detail: error instanceof Error ? error.message : String(error) }),
  );
});
