import type { Cell } from './cell.ts';

/**
 * The price class of an API, as packs name it, from the words that consoles use for it.
 *
 * @example readPriceClass('￥开放平台基础API') // { value: 'basic' }
 */
export function readPriceClass(text: string): Cell<string> {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s¥_-]/g, '')
    .replace(/^开放平台/, '')
    .replace(/api$/, '');
  if (word === '') return { code: 'cell.empty' };
  const value = words.get(word);
  return value === undefined ? { code: 'class.unknown' } : { value };
}

const words = new Map([
  ['免费', 'free'],
  ['free', 'free'],
  ['基础', 'basic'],
  ['普通', 'basic'],
  ['basic', 'basic'],
  ['增值', 'value-added'],
  ['valueadded', 'value-added'],
  ['物流', 'logistics'],
  ['菜鸟', 'logistics'],
  ['物流流转信息查询', 'logistics'],
  ['物流流转信息查询菜鸟接口', 'logistics'],
  ['logistics', 'logistics'],
]);
