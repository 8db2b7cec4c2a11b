import { isMasked, isMissing, plainText } from './plain-text.ts';

/**
 * What a phone number is. `virtual`: a number with an extension, which the platform lends to one order or to many buyers.
 * `shared`: a hotline. `other`: a number of a kind that is not known here. None of these three identifies anybody.
 */
export type Phone =
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'missing' | 'masked' | 'virtual' | 'shared' | 'other' | 'impossible' };

/**
 * Reads a phone number of mainland China, however it is written. Impossible is only what no numbering plan allows: letters, too few
 * digits, a mobile number with a digit too many or too few, or one that begins with 10, 11 or 12.
 *
 * @example readPhone('+86 138-0013-8001') // { kind: 'number', digits: '13800138001' }
 * @example readPhone('18412345678-1234') // { kind: 'virtual' }; readPhone('138****8001') // { kind: 'masked' }
 * @example readPhone('1380013800') // { kind: 'impossible' }
 */
export function readPhone(text: string | undefined): Phone {
  const plain = plainText(text ?? '');
  if (isMissing(plain)) return { kind: 'missing' };
  if (isMasked(plain)) return { kind: 'masked' };
  const read = plain
    .split(/[/、;]/)
    .filter((part) => part.trim() !== '')
    .map(readOne);
  const rank = ['number', 'virtual', 'shared', 'other'] as const;
  for (const kind of rank) {
    const found = read.find((phone) => phone.kind === kind);
    if (found !== undefined) return found;
  }
  return { kind: 'impossible' };
}

function readOne(text: string): Phone {
  if (/^[\d\s()+.-]*\d\s*(?:转|,|_|#|ext\.?|分机|x)\s*\d{1,6}$/.test(text)) return { kind: 'virtual' };
  if (/(?:^|\D)1[3-9]\d{9}[\s-]+\d{1,6}$/.test(text)) return { kind: 'virtual' };
  if (/^\+?0?\d{2,3}-\d{7,8}-\d{1,6}$/.test(text)) return { kind: 'virtual' };
  const digits = text
    .replace(/[\s().\-–—]/g, '')
    .replace(/^(?:\+|00)86(?=1)/, '')
    // Behind the code of the country, a landline has lost its first 0.
    .replace(/^(?:\+|00)86(?=[2-9]\d{9,10}$)/, '0')
    .replace(/^86(?=1\d{10}$)/, '');
  if (/^0+$/.test(digits)) return { kind: 'impossible' };
  if (/^(?:\+|00)\d{6,}$/.test(digits)) return { kind: 'other' };
  // A number with words around it is one still.
  const within = /(?:^|\D)(1[3-9]\d{9})(?!\d)/.exec(digits)?.[1];
  if (!/^\d+$/.test(digits) && within !== undefined) return { kind: 'number', digits: within };
  if (!/^\d+$/.test(digits)) return { kind: 'impossible' };
  if (/^[48]00\d{7}$/.test(digits)) return { kind: 'shared' };
  if (/^1[3-9]\d{9}$/.test(digits) || /^0[1-9]\d{1,2}[2-9]\d{6,7}$/.test(digits))
    return { kind: 'number', digits };
  // Without its first 0, a number of Beijing begins with 10.
  const mobile = /^1\d{9,11}$/.test(digits) && !/^10\d{8}$/.test(digits);
  return { kind: mobile || digits.length < 5 ? 'impossible' : 'other' };
}
