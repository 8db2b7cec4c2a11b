/** The traditional forms that addresses and remarks of Hong Kong, Macau and Taiwan are full of. */
const traditional =
  '號樓棟單區縣臺廣東灣鄉鎮門戶層莊園華國龍澳陽寧濟蘭貴雲長漢鄭張陳劉趙黃吳馬電話碼掃單贈費';
const simplified = '号楼栋单区县台广东湾乡镇门户层庄园华国龙澳阳宁济兰贵云长汉郑张陈刘赵黄吴马电话码扫单赠费';
const simple = new Map([...traditional].map((letter, at) => [letter, [...simplified][at] as string]));
const isTraditional = new RegExp(`[${traditional}]`, 'g');

/** The units of which a text may consist and be plain already: nearly all texts of an export are, and reading them is most of the work. */
const isPlain = new Uint8Array(0x10000);
isPlain.fill(1, 0x21, 0x7f).fill(1, 0x4e00, 0xa000).fill(0, 0x41, 0x5b);
for (const sign of `="'${traditional}`) isPlain[sign.charCodeAt(0)] = 0;

/**
 * Text as it is compared: compatibility forms (full width, circled digits) become plain ones, invisible characters go, lower case,
 * the usual traditional characters become simplified, and what spreadsheets put around a cell is taken off.
 *
 * @example plainText('＋８６ １３８…') // '+86 138...'; plainText('微\u200b信①号樓') // '微信1号楼'
 */
export function plainText(text: string): string {
  let at = 0;
  while (at < text.length && isPlain[text.charCodeAt(at)] === 1) at += 1;
  if (at === text.length) return text;
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Mn}|\p{Me}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .toLowerCase()
    .replace(isTraditional, (letter) => simple.get(letter) ?? letter)
    .trim();
}

/** Whether a plain text stands for no value at all. */
export function isMissing(plain: string): boolean {
  return /^(?:|[-–—/.]+|无|null|undefined|nan|none|n\/a)$/.test(plain);
}

/** Whether some of a plain text was hidden by the platform. @example isMasked('张**') // true; isMasked('张某') // true */
export function isMasked(plain: string): boolean {
  return /[*●•○◯■█]|某|\dx{2,}|x{2,}\d|^x{2,}$/.test(plain);
}
