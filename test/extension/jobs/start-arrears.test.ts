import { beforeEach, expect, it, vi } from 'vitest';
import { startArrears } from '../../../extension/jobs/start-arrears.ts';

class FakeWorker extends EventTarget {
  static last: FakeWorker;
  ended = false;
  asked: { id: number; topic: string; question: { type: string } }[] = [];
  constructor() {
    super();
    FakeWorker.last = this;
  }
  postMessage(ask: FakeWorker['asked'][number]) {
    this.asked.push(ask);
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

it('asks one worker several questions, and gives each its own answer', async () => {
  const worker = startArrears();
  const first = worker.runway({ ...scope, promotions: [] });
  const second = worker.whatIf({ ...scope, change: {} });
  const [one, two] = FakeWorker.last.asked;
  expect([one?.question.type, two?.question.type]).toEqual(['runway', 'what-if']);
  FakeWorker.last.say({ id: two?.id, type: 'done', result: 'second' });
  FakeWorker.last.say({ id: one?.id, type: 'done', result: 'first' });
  expect(await Promise.all([first.result, second.result])).toEqual(['first', 'second']);
  expect(FakeWorker.last.ended).toBe(false);
});

it('asks what is tried under another topic than what stands, so that neither takes the place of the other', () => {
  const worker = startArrears();
  void worker.runway({ ...scope, promotions: [] });
  void worker.runwayIf({ ...scope, promotions: [], pay: ['1.00'] });
  const topics = FakeWorker.last.asked.map(({ topic }) => topic);
  expect(new Set(topics).size).toBe(2);
});

it('gives up what was cancelled, what the worker skipped, and all that is open when it is closed', async () => {
  const worker = startArrears();
  const asked = () => worker.whatIf({ ...scope, change: {} });
  const cancelled = asked();
  cancelled.cancel();
  await expect(cancelled.result).rejects.toMatchObject({ name: 'AbortError' });
  FakeWorker.last.say({ id: FakeWorker.last.asked[0]?.id, type: 'done', result: 'late' });
  const skipped = asked();
  FakeWorker.last.say({ id: FakeWorker.last.asked[1]?.id, type: 'skipped' });
  await expect(skipped.result).rejects.toMatchObject({ name: 'AbortError' });
  const open = asked();
  worker.close();
  await expect(open.result).rejects.toMatchObject({ name: 'AbortError' });
  expect(FakeWorker.last.ended).toBe(true);
});

it('fails with the error of the worker, or where that does not start', async () => {
  const worker = startArrears();
  const first = worker.whatIf({ ...scope, change: {} });
  FakeWorker.last.say({ id: FakeWorker.last.asked[0]?.id, type: 'error', detail: 'no account p/a' });
  await expect(first.result).rejects.toThrow('no account p/a');
  const second = worker.whatIf({ ...scope, change: {} });
  FakeWorker.last.dispatchEvent(new Event('error'));
  await expect(second.result).rejects.toThrow('The worker did not start.');
});
