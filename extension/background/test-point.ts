import browser from 'webextension-polyfill';

/**
 * A point that the end-to-end tests know, in test builds only: `testShown` in storage.local, where it is a list, gets what was
 * shown, and the background stands still for ever at the point that `testStop` names.
 */
export async function testPoint(point: 'claimed' | 'shown', notice: string): Promise<void> {
  const { testShown } = await browser.storage.local.get('testShown');
  if (point === 'shown' && Array.isArray(testShown)) {
    await browser.storage.local.set({ testShown: [...testShown, notice] });
  }
  const { testStop } = await browser.storage.local.get('testStop');
  if (testStop === point) await new Promise<never>(() => {});
}
