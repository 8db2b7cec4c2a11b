import { isMasked, isMissing, plainText } from './plain-text.ts';

export type Name =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'missing' | 'masked' | 'partial' }
  | { readonly kind: 'impossible'; readonly why: 'no-letter' | 'placeholder' };

/** What forms put into a field, and people leave there. */
const placeholders = /^(?:测试|test|收货人|收件人|姓名|收货人姓名|name)$/;

/**
 * Reads a recipient's name. The code that a privacy waybill adds (`张三[4821]`) is taken off. Impossible is only a name without a
 * letter of any script, and the label of the field itself. A name such as 张先生 is `partial`: it matches nothing.
 *
 * @example readName('张 三[4821]') // { kind: 'name', text: '张三' }
 * @example readName('张**') // { kind: 'masked' }; readName('。。。') // { kind: 'impossible', why: 'no-letter' }
 */
export function readName(text: string | undefined): Name {
  const plain = withoutCode(plainText(text ?? ''));
  if (isMissing(plain)) return { kind: 'missing' };
  if (isMasked(plain)) return { kind: 'masked' };
  const name = plain.replace(/[\s\p{P}\p{S}]/gu, '');
  if (!/\p{L}/u.test(name)) return { kind: 'impossible', why: 'no-letter' };
  if (placeholders.test(name)) return { kind: 'impossible', why: 'placeholder' };
  if (/(?:先生|女士|小姐|老师|同学|老板)$/.test(name) || [...name].length < 2) return { kind: 'partial' };
  return { kind: 'name', text: name };
}

/** Takes off what a privacy waybill adds to a name or an address. @example withoutCode('文一西路969号[4821]') // '文一西路969号' */
export function withoutCode(plain: string): string {
  return plain.replace(/\s*(?:\[\d{3,6}\]|【\d{3,6}】|\(\d{3,6}\))$/, '').trim();
}
