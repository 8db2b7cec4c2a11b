import type { Locale, Message } from '../base/text.ts';
import { type Explainable, explainTree } from './explain-tree.ts';
import { inWords } from './in-words.ts';

/**
 * A message in words, or a short paragraph for a result: what it comes to, and what decides it, without the sources, which
 * `explainTree` has. A code without words is shown as the code, so that nothing is hidden.
 *
 * @example explain({ code: 'state.in-force' }, 'zh-CN') // '已生效'
 */
export function explain(what: Message | Explainable, locale: Locale): string {
  if ('code' in what) return inWords(what, locale);
  const { text, children } = explainTree(what, locale);
  const stop = locale === 'zh-CN' ? '。' : '. ';
  return [text, ...children.map((child) => child.text)]
    .map((part) => (/[.。!?！？]$/.test(part) ? part.replace(/\.$/, '. ') : `${part}${stop}`))
    .join('')
    .trim();
}
