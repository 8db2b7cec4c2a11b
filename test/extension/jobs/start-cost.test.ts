import { beforeEach, expect, it, vi } from 'vitest';
import { startComparison, startMonthCost } from '../../../extension/jobs/start-cost.ts';

class FakeWorker extends EventTarget {
  static last: FakeWorker;
  ended = false;
  question: unknown;
  constructor() {
    super();
    FakeWorker.last = this;
  }
  postMessage(question: unknown) {
    this.question = question;
  }
  terminate() {
    this.ended = true;
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
});

const scope = { account: { platform: 'p', id: 'a' }, from: '2026-11-01', to: '2026-11-22' };

it('asks a worker, and ends it with its answer', async () => {
  const { result } = startMonthCost(scope);
  expect(FakeWorker.last.question).toEqual({ type: 'month', scope });
  FakeWorker.last.say({ type: 'done', result: { months: [] } });
  expect(await result).toEqual({ months: [] });
  expect(FakeWorker.last.ended).toBe(true);
});

it('ends the worker when the question is no longer asked', async () => {
  const ref = { pack: 'p', tariff: 't', version: 'v' };
  const { result, cancel } = startComparison({ ...scope, a: ref, b: ref });
  expect(FakeWorker.last.question).toMatchObject({ type: 'compare' });
  cancel();
  await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  expect(FakeWorker.last.ended).toBe(true);
});

it('fails with the error of the worker, or where that does not start', async () => {
  const first = startMonthCost(scope);
  FakeWorker.last.say({ type: 'error', detail: 'no account p/a' });
  await expect(first.result).rejects.toThrow('no account p/a');
  const second = startMonthCost(scope);
  FakeWorker.last.dispatchEvent(new Event('error'));
  await expect(second.result).rejects.toThrow('The worker did not start.');
});
