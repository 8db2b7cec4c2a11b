import { expect, it, vi } from 'vitest';
import { tellChanged } from '../../../extension/pages/tell-changed.ts';
import { browser } from '../fake-browser.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

it('does not say that what is stored was not, where the background cannot hear of it', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  await expect(tellChanged()).resolves.toBeUndefined();
  expect(browser.runtime.sendMessage.mock.calls).toEqual([[{ type: 'facts-changed' }]]);
  expect(logged).toHaveBeenCalledOnce();
});
