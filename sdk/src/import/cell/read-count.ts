import type { Cell } from './cell.ts';

/**
 * A whole number of calls or pieces, with or without thousands separators.
 *
 * @example readCount('4, 851, 874') // { value: 4851874 }
 * @example readCount('-3') // { code: 'count.negative' }; '3.5' gives 'count.not-whole', '1.2E+07' 'count.invalid'
 */
export function readCount(text: string): Cell<number> {
  const digits = plain.test(text) ? text : unseparated(text.normalize('NFKC').replace(/\s/g, ''));
  if (digits === '') return { code: 'cell.empty' };
  if (plain.test(digits)) {
    const value = Number(digits);
    return Number.isSafeInteger(value) ? { value } : { code: 'count.invalid' };
  }
  if (/^-\d+(\.\d+)?$/.test(digits)) return { code: 'count.negative' };
  if (/^\d+\.\d+$/.test(digits)) return { code: 'count.not-whole' };
  return { code: 'count.invalid' };
}

const plain = /^\d+$/;

/** Without separators where they stand between groups of three, and without decimals that are all zero. */
function unseparated(text: string): string {
  const whole = text.replace(/^(-?\d[\d,]*)\.0+$/, '$1');
  return /^-?\d{1,3}(,\d{3})+$/.test(whole) ? whole.replaceAll(',', '') : whole;
}
