import { expect, it } from 'vitest';
import type { Overview } from '../../extension/messages.ts';
import { deadlinesTests } from './deadlines.ts';
import { launchChromium } from './harness/chromium.mjs';

deadlinesTests(launchChromium, (running) => {
  it('carries in popup and badge the reminders of a user who has blocked notifications in the browser', async () => {
    const browser = running();
    await browser.ask({ type: 'settings', patch: { notify: true } });
    expect(((await browser.ask({ type: 'overview' })) as Overview).mayNotify).toBe(true);
    await browser.blockNotifications();
    await browser.setToday('2026-12-20');
    expect(((await browser.ask({ type: 'overview' })) as Overview).mayNotify).toBe(false);
    const popup = await browser.openExtensionPage('pages/popup/index.html');
    await popup.waitFor('[data-test="popup-reminders"]');
    await popup.close();
  });
});
