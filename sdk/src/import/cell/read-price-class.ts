import type { Cell } from './cell.ts';

/**
 * The price class of an API, as packs name it, from the words that consoles use for it.
 *
 * @example readPriceClass('￥开放平台基础API') // { value: 'basic' }
 */
export function readPriceClass(text: string): Cell<string> {
  const value = words.get(text) ?? words.get(bare(text));
  return value === undefined ? { code: 'class.unknown' } : { value };
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s¥_-]/g, '')
    .replace(/^开放平台/, '')
    .replace(/api$/, '');
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
