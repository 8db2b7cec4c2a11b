import { it } from 'vitest';
import { deadlinesTests } from './deadlines.ts';
import { launchChromium } from './harness/chromium.mjs';
import { until } from './harness/tab.mjs';

deadlinesTests(launchChromium, (running) => {
  it('shows again, under the same id, what the worker was killed over before it recorded it', async () => {
    const browser = running();
    await browser.ask({ type: 'settings', patch: { notify: true } });
    // As a worker leaves it that dies between its claim and the notification.
    const popup = await browser.openExtensionPage('pages/popup/index.html');
    const id = await popup.evaluate(async () => {
      const finished = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await finished(indexedDB.open('duewatch'));
      const reminders = db.transaction('reminders', 'readwrite').objectStore('reminders');
      const all = await finished(reminders.getAll());
      const one = all.find(
        ({ shownAt, doneAt, id: each }) => shownAt === null && doneAt === null && each.includes('own/'),
      );
      const claim = { id: one.id, at: Date.parse('2026-12-10T12:00:00+08:00'), lead: 0 };
      await finished(reminders.put({ ...one, claim }));
      db.close();
      return one.id as string;
    });
    await popup.close();
    await browser.killWorker();
    await browser.setToday('2026-12-10T12:02');
    await until(async () => {
      const notices = await browser.inWorker(async () =>
        Object.keys(
          await (
            globalThis as unknown as { chrome: typeof import('webextension-polyfill') }
          ).chrome.notifications.getAll(),
        ),
      );
      return notices.includes(id);
    }, 'the notification did not come again');
  });
});
