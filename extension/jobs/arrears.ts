import { type ArrearsQuestion, accountArrears } from './account-arrears.ts';

/*
 * The worker that plans, forecasts and tries, so that no page waits for it. A page opens one through start-arrears.ts
 * and asks it as often as it likes; what is read is kept. It only reads.
 */

export interface ArrearsAsk {
  readonly id: number;
  /** What the page asks it for: only the newest of a topic is answered. */
  readonly topic: string;
  readonly question: ArrearsQuestion;
}

/** What the worker tells the page; `skipped` where a newer question of the same topic has come. */
export type ArrearsMessage =
  | { readonly id: number; readonly type: 'done'; readonly result: unknown }
  | { readonly id: number; readonly type: 'error'; readonly detail: string }
  | { readonly id: number; readonly type: 'skipped' };

const say = (message: ArrearsMessage) => self.postMessage(message);
const answer = accountArrears();
const newest = new Map<string, number>();

self.addEventListener('message', ({ data: { id, topic, question } }: MessageEvent<ArrearsAsk>) => {
  newest.set(topic, id);
  // After a turn of the queue, so that questions that came meanwhile are known: a slider asks faster than is answered.
  setTimeout(() => {
    if (newest.get(topic) !== id) {
      say({ id, type: 'skipped' });
      return;
    }
    answer(question).then(
      (result) => say({ id, type: 'done', result }),
      (error: unknown) =>
        say({ id, type: 'error', detail: error instanceof Error ? error.message : String(error) }),
    );
  });
});
