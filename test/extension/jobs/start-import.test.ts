import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startImport } from '../../../extension/jobs/start-import.ts';
import { browser, resetBrowser } from '../fake-browser.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

class FakeWorker extends EventTarget {
  static last: FakeWorker;
  ended = false;
  order: unknown;
  constructor() {
    super();
    FakeWorker.last = this;
  }
  postMessage(order: unknown) {
    this.order = order;
  }
  terminate() {
    this.ended = true;
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => {
  resetBrowser();
  vi.stubGlobal('Worker', FakeWorker);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

const file = new File(['x'], 'x.csv');
const told = () => browser.runtime.sendMessage.mock.calls;

describe('an import started by a page', () => {
  it('passes files and options on, tells how far it is, and tells the background before it ends', async () => {
    const progress = vi.fn();
    const { result } = startImport([file], { account: 'a' }, progress);
    expect(FakeWorker.last.order).toMatchObject({ files: [file], options: { account: 'a' } });
    FakeWorker.last.say({ type: 'progress', stage: 'writing', file: '', done: 1, of: 1, rows: 3 });
    expect(progress).toHaveBeenCalledWith(expect.objectContaining({ rows: 3 }));
    FakeWorker.last.say({ type: 'done', result: { revision: 1 } });
    // Nobody hears it: the import is done all the same.
    expect(await result).toEqual({ revision: 1 });
    expect(told()).toEqual([[{ type: 'facts-changed' }]]);
    expect(FakeWorker.last.ended).toBe(true);
  });

  it('ends with its worker when it is cancelled, and tells the background, for it may just have written', async () => {
    const { result, cancel } = startImport([file]);
    cancel();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(FakeWorker.last.ended).toBe(true);
    expect(told()).toEqual([[{ type: 'facts-changed' }]]);
  });

  it('fails with the error of the worker, or where that does not start', async () => {
    const first = startImport([file]);
    FakeWorker.last.say({ type: 'error', detail: 'The disk is full.' });
    await expect(first.result).rejects.toThrow('The disk is full.');
    const second = startImport([file]);
    FakeWorker.last.dispatchEvent(new Event('error'));
    await expect(second.result).rejects.toThrow('The worker did not start.');
    expect(FakeWorker.last.ended).toBe(true);
  });
});
