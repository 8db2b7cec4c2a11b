import type { Locale } from '../base/text.ts';
import type { ImportNeed } from '../facts/import-need.ts';

const words: Record<Locale, Record<ImportNeed['what'], string>> = {
  'zh-CN': {
    platform: '没有写明平台，请填写平台',
    account: '没有写明账号，请填写账号',
    'app-key': '没有写明 AppKey，请填写 AppKey，或粘贴该页面的地址',
    day: '没有写明日期，请填写日期，或粘贴该页面的地址',
  },
  en: {
    platform: 'the platform is not named: enter it',
    account: 'the account is not named: enter it',
    'app-key': 'the app key is not named: enter it, or paste the address of the page',
    day: 'the day is not named: enter it, or paste the address of the page',
  },
};

/**
 * What the user has to add to a file, in words.
 *
 * @example explainImportNeed({ what: 'day', blocking: true, file: 'calls.json' }, 'en')
 * // 'calls.json: the day is not named: enter it, or paste the address of the page; nothing of it is used until then'
 */
export function explainImportNeed(need: ImportNeed, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const file = need.file === undefined ? '' : `${need.file}${zh ? '：' : ': '}`;
  const blocked = need.blocking
    ? zh
      ? '；在此之前不采用其中的内容'
      : '; nothing of it is used until then'
    : '';
  return `${file}${words[locale][need.what]}${blocked}`;
}
