import type { Locale, Message } from '../base/text.ts';
import { type Explainable, type ExplainNode, explainTree } from './explain-tree.ts';
import { inWords } from './in-words.ts';
import { treeWords } from './tree-words.ts';

/**
 * A message in words, or a short paragraph for a result: what it comes to and the first {@link most} things said of it, without the
 * sources, and how many more there are; `explainTree` has them all. A code without words is shown as the code, so that nothing is
 * hidden.
 *
 * @example explain({ code: 'state.in-force' }, 'zh-CN') // '已生效'
 */
export function explain(what: Message | Explainable, locale: Locale): string {
  if ('code' in what) return inWords(what, locale);
  const { text, children } = explainTree(what, locale);
  const stop = locale === 'zh-CN' ? '。' : '. ';
  const told = children.filter(({ heading }) => heading !== true).slice(0, most);
  const left = children
    .filter((child) => !told.includes(child))
    .reduce((count, child) => count + saidIn(child), 0);
  return [text, ...told.map((child) => child.text), ...(left === 0 ? [] : [treeWords[locale].more(left)])]
    .map((part) => (/[.。!?！？]$/.test(part) ? part.replace(/\.$/, '. ') : `${part}${stop}`))
    .join('')
    .trim();
}

/** So many things are said in a paragraph, after what the result comes to. */
const most = 3;

/** A heading says nothing itself. */
function saidIn({ heading, children }: ExplainNode): number {
  return heading === true ? children.length : 1;
}
