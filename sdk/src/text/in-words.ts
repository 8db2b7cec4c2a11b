import type { Locale, Message } from '../base/text.ts';
import { en } from './en.ts';
import type { Catalogue, Say } from './say.ts';
import { zhCN } from './zh-CN.ts';

const catalogues: Record<Locale, Catalogue> = { 'zh-CN': zhCN, en };

/**
 * A message in words. A code without words is shown as the code, so that nothing is hidden.
 *
 * @example inWords({ code: 'state.in-force' }, 'zh-CN') // '已生效'
 */
export function inWords(message: Message, locale: Locale): string {
  const catalogue = catalogues[locale];
  const words = Object.hasOwn(catalogue, message.code) ? catalogue[message.code] : undefined;
  return words === undefined ? message.code : words(message.params ?? {}, sayIn(locale));
}

function sayIn(locale: Locale): Say {
  const say = (param: unknown): string => {
    if (param === null || param === undefined) return '';
    if (typeof param !== 'object') return String(param);
    if ('code' in param) return inWords(param as Message, locale);
    return locale in param ? String((param as Record<Locale, string>)[locale]) : '';
  };
  return Object.assign(say, {
    list: (param: unknown, separator: string) => (Array.isArray(param) ? param.map(say).join(separator) : ''),
    text: (param: unknown) => String(param ?? ''),
  });
}
