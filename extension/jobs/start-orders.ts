import { askWorker } from './ask-worker.ts';
import type { AccountOrders, OrdersProgress, OrdersScope } from './check-account-orders.ts';
import type { Running } from './running.ts';

export type { AccountOrders, OrdersProgress, OrdersScope } from './check-account-orders.ts';

/** Looks through an account's orders in a worker of this page. Cancelling ends the worker. */
export function startOrders(
  scope: OrdersScope,
  onProgress: (progress: OrdersProgress) => void = () => {},
): Running<AccountOrders> {
  const worker = new Worker(new URL('./orders.ts', import.meta.url), { type: 'module' });
  return askWorker(worker, scope, onProgress);
}
