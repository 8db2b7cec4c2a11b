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

const chat = '(?:微信|威信|薇信|维信|v信|vx|wx|weixin|wechat|加v|加微|扣扣|qq)';
const id = '(?:[a-z][a-z0-9_-]{5,19}|[1-9]\\d{4,11})';
const contact = new RegExp(`(?:${chat})(?:群|号|联系|客服|是|为)*[:：=]*${id}`);
const link =
  /https?:\/\/|www\.[a-z0-9]|(?:^|[^a-z0-9@.])[a-z0-9-]+\.(?:com|cn|net|top|xyz|vip|shop|cc|me|ink|link)(?![a-z0-9])/;
/** The platforms' own codes for passing on a product: a currency sign, eleven letters and digits, a currency sign. */
const passOn = /[¥￥$€₳₴₤]([a-z0-9]{11})[¥￥$€₳₴₤]/;

/**
 * What a buyer's text advertises, as codes: `ad.contact` (a chat name with an id to add), `ad.link`, `ad.pass-on`, `ad.word`. A phone
 * number by itself is not one: buyers leave theirs for the courier. Spaces, signs and invisible characters between do not hide it.
 *
 * @example advertisingIn('加 V 信：abc12345', ownWords.advertising) // ['ad.contact']
 */
export function advertisingIn(text: string, words: readonly string[]): string[] {
  const plain = plainText(text);
  const tight = plain.replace(/[^\p{L}\p{N}:：=_-]/gu, '');
  return [
    ...(contact.test(tight) ? ['ad.contact'] : []),
    ...(link.test(plain) ? ['ad.link'] : []),
    ...(passOn.test(plain) ? ['ad.pass-on'] : []),
    ...(hasWord(tight, words) ? ['ad.word'] : []),
  ];
}

/** Whether a remark or a note speaks of orders made for show. @example brushingIn('S单 补 单', ['补单']) // true */
export function brushingIn(text: string, words: readonly string[]): boolean {
  return hasWord(plainText(text).replace(/[^\p{L}\p{N}]/gu, ''), words);
}

function hasWord(tight: string, words: readonly string[]): boolean {
  return words.some((word) => {
    const sought = plainText(word).replace(/[^\p{L}\p{N}]/gu, '');
    return sought !== '' && tight.includes(sought);
  });
}
