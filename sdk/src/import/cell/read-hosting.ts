import type { Hosting } from '../../facts/schema.ts';
import type { Cell } from './cell.ts';

/**
 * Whether calls came from inside the platform's cloud. An empty cell is not known, which is an answer too.
 *
 * @example readHosting('云外') // { value: 'outside' }
 */
export function readHosting(text: string): Cell<Hosting> {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/^(?:聚石塔|抖店云|部署)/, '');
  if (word === '') return { code: 'cell.empty' };
  if (['云内', '塔内', '内', 'inside', 'in', 'cloudin'].includes(word)) return { value: 'inside' };
  if (['云外', '塔外', '外', 'outside', 'out', 'cloudout'].includes(word)) return { value: 'outside' };
  return { code: 'choice.unknown', params: { expected: '云内 | 云外' } };
}
