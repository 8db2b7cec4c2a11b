import {
  type AccountOrders,
  checkAccountOrders,
  type OrdersProgress,
  type OrdersScope,
} from './check-account-orders.ts';

/*
 * The worker that looks through orders. A page starts it through start-orders.ts and ends it when it is no longer wanted: what it
 * found is kept in one transaction, or not at all.
 */

/** What the worker tells the page. */
export type OrdersMessage =
  | ({ readonly type: 'progress' } & OrdersProgress)
  | { readonly type: 'done'; readonly result: AccountOrders }
  | { readonly type: 'error'; readonly detail: string };

const say = (message: OrdersMessage) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<OrdersScope>) => {
  checkAccountOrders(data, (progress) => say({ type: 'progress', ...progress })).then(
    (result) => say({ type: 'done', result }),
    (error: unknown) =>
      say({ type: 'error', detail: error instanceof Error ? error.message : String(error) }),
  );
});
