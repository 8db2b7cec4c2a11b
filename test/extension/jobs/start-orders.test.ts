import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startOrders } from '../../../extension/jobs/start-orders.ts';

class FakeWorker extends EventTarget {
  static last: FakeWorker;
  ended = false;
  asked: unknown;
  constructor() {
    super();
    FakeWorker.last = this;
  }
  postMessage(asked: unknown) {
    this.asked = asked;
  }
  terminate() {
    this.ended = true;
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => void vi.stubGlobal('Worker', FakeWorker));

const scope = { account: { platform: 'kuaishou', id: 'shop' }, on: '2026-11-22' };

describe('looking through orders, started by a page', () => {
  it('tells how far it is, and ends its worker with the answer', async () => {
    const progress = vi.fn();
    const { result } = startOrders(scope, progress);
    expect(FakeWorker.last.asked).toEqual(scope);
    FakeWorker.last.say({ type: 'progress', done: 3, of: 9 });
    expect(progress).toHaveBeenCalledWith(expect.objectContaining({ done: 3, of: 9 }));
    const found = { check: null, limits: {}, rule: null };
    FakeWorker.last.say({ type: 'done', result: found });
    expect(await result).toEqual(found);
    expect(FakeWorker.last.ended).toBe(true);
  });

  it('ends with its worker when it is cancelled', async () => {
    const { result, cancel } = startOrders(scope);
    cancel();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(FakeWorker.last.ended).toBe(true);
  });

  it('fails with the error of the worker, or where that does not start', async () => {
    const first = startOrders(scope);
    FakeWorker.last.say({ type: 'error', detail: 'The disk is full.' });
    await expect(first.result).rejects.toThrow('The disk is full.');
    const second = startOrders(scope);
    FakeWorker.last.dispatchEvent(new Event('error'));
    await expect(second.result).rejects.toThrow('The worker did not start.');
  });
});
