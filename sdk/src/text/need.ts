import type { Locale } from '../base/text.ts';
import type { ImportNeed } from '../facts/import-need.ts';

const words: Record<Locale, Record<ImportNeed['what'], string>> = {
  'zh-CN': {
    platform: '没有写明是哪个平台，请选择平台',
    account: '没有写明是哪个账号，将归入该平台唯一的账号；若有多个，请填写账号',
    'app-key': '没有写明是哪个应用，请填写 App Key',
    day: '没有写明是哪一天，请填写日期，如 2026-11-21',
  },
  en: {
    platform: 'does not say which platform it is from; choose the platform',
    account:
      'does not name the account; it joins the only one of its platform, name it where there are several',
    'app-key': 'does not name the app; enter the app key',
    day: 'does not say which day it is of; enter the day, such as 2026-11-21',
  },
};

/**
 * What a file leaves open, in one sentence.
 *
 * @example explainNeed({ what: 'day', blocking: true, file: 'doudian-calls.json' }, 'zh-CN')
 * // 'doudian-calls.json 没有写明是哪一天，请填写日期，如 2026-11-21。'
 */
export function explainNeed(need: ImportNeed, locale: Locale): string {
  const text = words[locale][need.what];
  if (locale === 'zh-CN') return `${need.file === undefined ? '文件' : `${need.file} `}${text}。`;
  return `${need.file ?? 'The file'} ${text}.`;
}
