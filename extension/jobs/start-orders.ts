import type { AccountOrders, OrdersProgress, OrdersScope } from './check-account-orders.ts';
import type { OrdersMessage } from './orders.ts';
import type { Running } from './running.ts';

export type { AccountOrders, OrdersProgress, OrdersScope } from './check-account-orders.ts';

/** Looks through an account's orders in a worker of this page. Cancelling ends the worker. */
export function startOrders(
  scope: OrdersScope,
  onProgress: (progress: OrdersProgress) => void = () => {},
): Running<AccountOrders> {
  const worker = new Worker(new URL('./orders.ts', import.meta.url), { type: 'module' });
  const abort = new AbortController();
  const result = new Promise<AccountOrders>((resolve, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason));
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The worker did not start.')),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<OrdersMessage>) => {
      if (data.type === 'progress') onProgress(data);
      else if (data.type === 'done') resolve(data.result);
      else reject(new Error(data.detail));
    });
    worker.postMessage(scope);
  }).finally(() => worker.terminate());
  return { result, cancel: () => abort.abort() };
}
