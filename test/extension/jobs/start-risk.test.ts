import { beforeEach, expect, it, vi } from 'vitest';
import { startRisk } from '../../../extension/jobs/start-risk.ts';

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

const scope = { account: { platform: 'p', id: 'a' }, on: '2026-11-22' };

it('asks a worker, and ends it with its answer', async () => {
  const { result } = startRisk(scope);
  expect(FakeWorker.last.question).toEqual(scope);
  FakeWorker.last.say({ type: 'done', result: { facts: {} } });
  expect(await result).toEqual({ facts: {} });
  expect(FakeWorker.last.ended).toBe(true);
});

it('ends the worker when the question is no longer asked', async () => {
  const { result, cancel } = startRisk(scope);
  cancel();
  await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  expect(FakeWorker.last.ended).toBe(true);
});

it('fails with the error of the worker, or where that does not start', async () => {
  const first = startRisk(scope);
  FakeWorker.last.say({ type: 'error', detail: 'no pack p' });
  await expect(first.result).rejects.toThrow('no pack p');
  const second = startRisk(scope);
  FakeWorker.last.dispatchEvent(new Event('error'));
  await expect(second.result).rejects.toThrow('The worker did not start.');
});
