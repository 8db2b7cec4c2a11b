import { defaultReminderSettings } from 'duewatch/deadline';
import type { Settings } from '../messages.ts';
import { database } from './open.ts';

export const defaultSettings: Settings = {
  locale: 'auto',
  notify: true,
  leadDays: 3,
  reminders: defaultReminderSettings,
  sitesOff: [],
  snoozed: {},
};

export async function readSettings(): Promise<Settings> {
  return { ...defaultSettings, ...(await (await database()).get('settings', 'settings')) };
}

/** Changes the settings in one transaction, so that two changes at a time both hold. */
export async function changeSettings(change: (before: Settings) => Settings): Promise<Settings> {
  const transaction = (await database()).transaction('settings', 'readwrite');
  const after = change({ ...defaultSettings, ...(await transaction.store.get('settings')) });
  await Promise.all([transaction.store.put(after, 'settings'), transaction.done]);
  return after;
}
