import { compare, isDecimal, isZero } from './decimal.ts';

/** Whether a text is a share in per cent, above nothing and at most all. */
export function isPercent(text: string): boolean {
  return isDecimal(text) && !text.startsWith('-') && !isZero(text) && compare(text, '100') <= 0;
}
