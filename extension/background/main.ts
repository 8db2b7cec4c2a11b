import browser from 'webextension-polyfill';
import { alarmName } from './alarms.ts';
import { apart, browserOpened, catchUp } from './catch-up.ts';
import { onMessage } from './messages.ts';
import { followNotification } from './notify.ts';
import { followPermissions } from './sites.ts';

/*
 * Only registers listeners, all at once: the browser wakes the worker for an event, and whoever listens later misses it.
 */

browser.runtime.onMessage.addListener(onMessage);
browser.runtime.onInstalled.addListener(refresh);
browser.runtime.onStartup.addListener(() => {
  browserOpened();
  refresh();
});
browser.permissions.onAdded.addListener(refresh);
browser.permissions.onAdded.addListener(listenToNotifications);
browser.permissions.onRemoved.addListener(refresh);
browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === alarmName) refresh();
});
listenToNotifications();

// Whatever woke it, and if only a page that asks something.
refresh();

function refresh(): void {
  void apart('scripts', followPermissions);
  void apart('catching up', catchUp);
}

/** Without the permission there is nothing to listen to; it may come later. */
function listenToNotifications(): void {
  if (browser.notifications?.onClicked.hasListener(onNotificationClick) === false) {
    browser.notifications.onClicked.addListener(onNotificationClick);
  }
}

function onNotificationClick(id: string): void {
  void apart('notification', () => followNotification(id));
}
