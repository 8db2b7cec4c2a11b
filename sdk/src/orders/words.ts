import { plainText } from './plain-text.ts';

/** Words that a text is searched for. A convention of ours: the rule names none. */
export interface Words {
  readonly advertising: readonly string[];
  readonly brushing: readonly string[];
}

export const ownWords: Words = {
  advertising: [
    '兼职',
    '日结',
    '返利',
    '代理加盟',
    '招代理',
    '扫码领',
    '免费领取',
    '进群领',
    '网赚',
    '刷信誉',
  ],
  brushing: ['刷单', '补单', '空包', '放单', '刷销量', '补销量', '刷评', '补评'],
};

/** Words as they are looked for: without signs and spaces, each once. Made ready again they stay the same. */
export function readyWords({ advertising, brushing }: Words): Words {
  const ready = (words: readonly string[]) =>
    [...new Set(words.map((word) => tightText(plainText(word))))].filter((word) => word !== '').sort();
  return { advertising: ready(advertising), brushing: ready(brushing) };
}

const chat = '(?:微信|威信|薇信|维信|v信|vx|wx|weixin|wechat|加v|加微|扣扣|qq)';
const id = '(?:[a-z][a-z0-9]{5,19}|[1-9]\\d{4,11})';
const contact = new RegExp(`(?:${chat})(?:群|号|联系|客服|是|为)*${id}`);
const link =
  /https?:\/\/|www\.[a-z0-9]|(?:^|[^a-z0-9@.])[a-z0-9-]+\.(?:com|cn|net|top|xyz|vip|shop|cc|me|ink|link)(?![a-z0-9])/;
/** The platforms' own codes for passing on a product: a currency sign, eleven letters and digits, a currency sign. */
const passOn = /[¥￥$€₳₴₤]([a-z0-9]{11})[¥￥$€₳₴₤]/;

/**
 * What a buyer's text advertises, as codes: `ad.contact` (a chat name with an id to add), `ad.link`, `ad.pass-on`, `ad.word`. A phone
 * number by itself is not one: buyers leave theirs for the courier. Spaces, signs and invisible characters between do not hide it.
 *
 * @example advertisingIn(plainText('加 V 信：abc12345'), ['兼职']) // ['ad.contact']
 */
export function advertisingIn(plain: string, words: readonly string[]): string[] {
  if (plain === '') return [];
  const tight = tightText(plain);
  return [
    ...(contact.test(tight) ? ['ad.contact'] : []),
    ...(link.test(plain) ? ['ad.link'] : []),
    ...(passOn.test(plain) ? ['ad.pass-on'] : []),
    ...(hasWord(tight, words) ? ['ad.word'] : []),
  ];
}

/** Whether a remark or a note speaks of orders made for show. @example brushingIn('s单 补 单', ['补单']) // true */
export function brushingIn(plain: string, words: readonly string[]): boolean {
  return plain !== '' && hasWord(tightText(plain), words);
}

function tightText(plain: string): string {
  return plain.replace(/[^\p{L}\p{N}]+/gu, '');
}

function hasWord(tight: string, words: readonly string[]): boolean {
  return words.some((word) => tight.includes(word));
}
