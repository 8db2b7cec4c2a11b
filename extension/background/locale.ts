import type { Locale } from 'duewatch';
import browser from 'webextension-polyfill';
import { localeFor } from '../locale.ts';
import type { Settings } from '../messages.ts';

/** The language to speak: the user's choice, or the browser's. */
export function localeOf(settings: Settings): Locale {
  return localeFor(settings.locale, browser.i18n.getUILanguage());
}
