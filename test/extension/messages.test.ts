import { defaultReminderSettings } from 'duewatch/deadline';
import { describe, expect, it } from 'vitest';
import { maxSnoozeHours, parseOwnMessage, parseSiteMessage } from '../../extension/messages.ts';

const siteMessages = [
  { type: 'marker' },
  { type: 'panel' },
  { type: 'panel-open' },
  { type: 'snooze', hours: 1 },
  { type: 'snooze', hours: maxSnoozeHours },
  { type: 'site-off' },
  { type: 'open-dashboard', section: 'data' },
];

const ownMessages = [
  { type: 'facts-changed' },
  { type: 'overview' },
  { type: 'permissions-changed' },
  { type: 'settings', patch: {} },
  { type: 'settings', patch: { locale: 'en', notify: false, leadDays: 0, site: { id: 'x', on: true } } },
  { type: 'settings', patch: { reminders: defaultReminderSettings } },
  {
    type: 'settings',
    patch: { reminders: { ...defaultReminderSettings, kinds: { refund: { high: [{ days: 2 }] } } } },
  },
  { type: 'agenda' },
  { type: 'deadline-answer', deadline: 'a/b', answer: { kind: 'snooze', until: 'workday' } },
  { type: 'deadline-answer', deadline: 'a/b', answer: { kind: 'acknowledge' } },
  { type: 'deadline-answer', deadline: 'a/b', answer: { kind: 'note', text: '' } },
  { type: 'deadline-answer', deadline: 'a/b', answer: { kind: 'waive', text: 'let off' } },
];

const neither: unknown[] = [
  undefined,
  null,
  0,
  '',
  'marker',
  [],
  ['marker'],
  {},
  { type: 1 },
  { type: 'unknown' },
  { type: '__proto__' },
  { type: 'toString' },
  { type: 'constructor' },
  { type: ['marker'] },
  { type: 'marker', extra: 1 },
  { type: 'marker', facts: { accounts: [] } },
  JSON.parse('{"type":"marker","__proto__":{"hours":1}}'),
  { type: 'snooze' },
  { type: 'snooze', hours: 0 },
  { type: 'snooze', hours: -1 },
  { type: 'snooze', hours: 1.5 },
  { type: 'snooze', hours: '8' },
  { type: 'snooze', hours: Number.NaN },
  { type: 'snooze', hours: Number.POSITIVE_INFINITY },
  { type: 'snooze', hours: maxSnoozeHours + 1 },
  { type: 'snooze', hours: 8, site: 'other' },
  { type: 'open-dashboard' },
  { type: 'open-dashboard', section: 'javascript:alert(1)' },
  { type: 'open-dashboard', section: '../../x' },
  { type: 'settings' },
  { type: 'settings', patch: null },
  { type: 'settings', patch: [] },
  { type: 'settings', patch: { locale: 'fr' } },
  { type: 'settings', patch: { leadDays: 61 } },
  { type: 'settings', patch: { reminders: { ...defaultReminderSettings, morning: -1 } } },
  { type: 'settings', patch: { reminders: { ...defaultReminderSettings, quiet: { from: 0 } } } },
  { type: 'settings', patch: { reminders: { ...defaultReminderSettings, leads: { high: [] } } } },
  { type: 'settings', patch: { reminders: { ...defaultReminderSettings, digestFrom: 1 } } },
  { type: 'settings', patch: { reminders: { ...defaultReminderSettings, kinds: { party: {} } } } },
  { type: 'settings', patch: { reminders: { ...defaultReminderSettings, kinds: { refund: { top: [] } } } } },
  {
    type: 'settings',
    patch: { reminders: { ...defaultReminderSettings, kinds: { refund: { low: [{ days: -1 }] } } } },
  },
  { type: 'deadline-answer', deadline: 'a', answer: { kind: 'waive' } },
  { type: 'deadline-answer', deadline: '', answer: { kind: 'done' } },
  { type: 'deadline-answer', deadline: 'a', answer: { kind: 'snooze', until: 'never' } },
  { type: 'deadline-answer', deadline: 'a', answer: { kind: 'done', text: 'x' } },
  { type: 'deadline-answer', deadline: 'a', answer: { kind: 'toString' } },
  { type: 'settings', patch: { leadDays: '3' } },
  { type: 'settings', patch: { notify: 1 } },
  { type: 'settings', patch: { sitesOff: [] } },
  { type: 'settings', patch: { snoozed: {} } },
  { type: 'settings', patch: { site: { id: 'x' } } },
  { type: 'settings', patch: { site: { id: 'x', on: true, more: 1 } } },
  { type: 'settings', patch: { site: 'x' } },
  { type: 'overview', patch: {} },
  { type: 'import', files: [] },
];

const name = (message: unknown) => [JSON.stringify(message) ?? 'undefined', message] as const;

describe('messages of watched pages', () => {
  it.each(siteMessages.map(name))('take %s', (_name, message) => {
    expect(parseSiteMessage(message)).toBe(message);
    expect(parseOwnMessage(message)).toBeNull();
  });
});

describe('messages of our own pages', () => {
  it.each(ownMessages.map(name))('take %s', (_name, message) => {
    expect(parseOwnMessage(message)).toBe(message);
    expect(parseSiteMessage(message)).toBeNull();
  });
});

describe('neither takes', () => {
  it.each(neither.map(name))('%s', (_name, message) => {
    expect(parseSiteMessage(message)).toBeNull();
    expect(parseOwnMessage(message)).toBeNull();
  });
});
