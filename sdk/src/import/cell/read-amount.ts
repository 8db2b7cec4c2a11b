import { type Decimal, isDecimal } from '../../base/decimal.ts';
import type { Cell } from './cell.ts';

/**
 * An amount in yuan, with or without a sign of currency and thousands separators.
 *
 * @example readAmount('￥1,284.5元') // { value: '1284.50' }
 * @example readAmount('-1') // { code: 'amount.negative' }
 */
export function readAmount(text: string): Cell<Decimal> {
  const bare = plain.test(text) ? text : unseparated(text);
  if (bare === '') return { code: 'cell.empty' };
  const match = plain.exec(bare);
  if (match === null) return { code: /^-\d/.test(bare) ? 'amount.negative' : 'amount.invalid' };
  const [, whole = '', decimals = ''] = match;
  const value = `${whole.replace(/^0+(?=\d)/, '')}.${decimals.padEnd(2, '0')}`;
  return isDecimal(value) ? { value } : { code: 'amount.invalid' };
}

const plain = /^(\d+)(?:\.(\d+))?$/;

function unseparated(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(-?)(?:[¥$]|CNY|RMB)/i, (sign, minus: string) => (sign.includes('$') ? sign : minus))
    .replace(/(?:元|CNY|RMB)$/i, '');
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
}
