import type { Locale } from 'duewatch';
import type { Settings } from './messages.ts';

/** The language to speak. @example localeFor('auto', 'zh-TW') // 'zh-CN'; localeFor('en', 'zh-CN') // 'en' */
export function localeFor(setting: Settings['locale'], browserLanguage: string): Locale {
  if (setting !== 'auto') return setting;
  return /^zh\b/i.test(browserLanguage) ? 'zh-CN' : 'en';
}
