import { isMasked, isMissing, plainText } from './plain-text.ts';
import { withoutCode } from './read-name.ts';

/** An address as an export gives it: whole, or with its regions in columns of their own. */
export interface AddressText {
  readonly province?: string;
  readonly city?: string;
  readonly district?: string;
  readonly town?: string;
  readonly text?: string;
}

export interface AddressParts {
  readonly kind: 'address';
  /** Without 省, 市, 区 and the like; empty where it is not said. */
  readonly province: string;
  readonly city: string;
  readonly district: string;
  /** What is left: its letters without the words for parts of a building, and its numbers in their order. */
  readonly letters: string;
  readonly numbers: string;
}

export type Address =
  | AddressParts
  | { readonly kind: 'missing' | 'masked' | 'regions-only' }
  | { readonly kind: 'impossible'; readonly why: 'no-letter' | 'one-letter' | 'other-province' };

const municipalities = ['北京', '上海', '天津', '重庆'];
const provinces = [
  ...municipalities,
  ...'河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃'.split(
    ' ',
  ),
  ...'青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门'.split(' '),
];
const kinds = '(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)';
const province = new RegExp(`^(${provinces.join('|')})(${kinds})?`);
/** Written twice, as province and as city. */
const municipality = new RegExp(`^(?:(?:${municipalities.join('|')})市?|市辖区)\\s*`);
/** 北京路 is a road of Shanghai, Guangzhou and many others. */
const road = /^[东南西北中]{0,2}(?:大?路|大?街|大道|巷|里|胡同|\d)/;
const city = /^([^\d\s][^\d\s路街村弄号]{1,9}?)(?:市|自治州|地区|盟)/;
const district = /^([^\d\s][^\d\s路街村弄号]{0,9}?)(?:自治县|自治旗|区|县|旗|市)/;
/** End in 区 as districts do, and are none. */
const noDistrict = /(?:小|社|园|校|厂|院|景|住宅|生活|工业|开发)区$/;
const town = /^[^\d\s]{1,8}?(?:街道(?:办事处)?|镇|乡)(?=.*\p{L})/u;
const units = /(?:号楼|单元|小区|[号栋幢座室层楼房户弄])/g;

/**
 * Reads an address of mainland China into what can be compared. Province, city and district lose 省, 市, 区 and the ethnic names of
 * autonomous regions; Chinese digits become Arabic ones; words for parts of a building go, so that 3号楼2单元501室 is 3-2-501; a
 * street office (街道, 镇), which is often left out, goes too. There is no gazetteer here: a district without 区 or 县 is not recognised
 * inside running text.
 *
 * Impossible is only what cannot be right: no letter at all, one letter repeated, or another province in the text than in its column.
 *
 * @example readAddress({ text: '浙江省杭州市余杭区仓前街道文一西路九六九号3幢' })
 * // { kind: 'address', province: '浙江', city: '杭州', district: '余杭', letters: '文西路', numbers: '1-969-3' }
 */
export function readAddress(given: AddressText): Address {
  const plain = withoutPostcode(withoutCode(plainText(given.text ?? '')));
  const columns = [given.province, given.city, given.district, given.town].map((part) =>
    regionOf(part ?? ''),
  );
  if (isMissing(plain)) return { kind: columns.some((part) => part !== '') ? 'regions-only' : 'missing' };
  if (isMasked(plain)) return { kind: 'masked' };
  const letters = plain.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return { kind: 'impossible', why: 'no-letter' };
  if (letters.length > 1 && new Set(letters).size === 1) return { kind: 'impossible', why: 'one-letter' };
  const inText = provinceOf(plain);
  if (columns[0] !== '' && inText?.stated === true && inText.name !== columns[0])
    return { kind: 'impossible', why: 'other-province' };
  return partsOf(plain, columns, inText);
}

function partsOf(plain: string, columns: readonly string[], inText: ReturnType<typeof provinceOf>): Address {
  const found = [columns[0] ?? '', columns[1] ?? '', columns[2] ?? ''];
  let rest = plain;
  if (inText !== undefined) {
    found[0] ||= inText.name;
    rest = rest.slice(inText.length).trimStart();
  }
  if (municipalities.includes(found[0] ?? '')) {
    found[1] = found[0] as string;
    rest = rest.replace(municipality, '');
  }
  const take = (at: 1 | 2, pattern: RegExp) => {
    const known = found[at] as string;
    const start = known !== '' && rest.startsWith(known) ? known : undefined;
    const match = pattern.exec(rest);
    const bare = inText === undefined ? null : /^([^\d\s]{2,4}) (?=.* |.*\d)/.exec(rest);
    if (match !== null && !noDistrict.test(match[0]) && (known === '' || match[1] === known)) {
      found[at] ||= regionOf(match[0]);
      rest = rest.slice(match[0].length).trimStart();
    } else if (start !== undefined)
      rest = rest
        .slice(start.length)
        .replace(/^[市区县旗]/, '')
        .trimStart();
    else if (known === '' && bare !== null) {
      found[at] = regionOf(bare[1] as string);
      rest = rest.slice(bare[0].length).trimStart();
    }
  };
  if (found[1] !== found[0] || found[1] === '') take(1, city);
  take(2, district);
  if (columns[3] !== '' && rest.startsWith(columns[3] as string))
    rest = rest.slice((columns[3] as string).length).replace(/^(?:街道|镇|乡)/, '');
  rest = rest.trimStart().replace(town, '');
  const detail = arabic(rest);
  const numbers = (detail.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, '')).join('-');
  const letters = detail.replace(units, '').replace(/[^\p{L}]/gu, '');
  if (letters === '' && numbers === '') return { kind: 'regions-only' };
  const [provinceName = '', cityName = '', districtName = ''] = found;
  return {
    kind: 'address',
    province: provinceName,
    city: cityName,
    district: districtName,
    letters,
    numbers,
  };
}

function provinceOf(plain: string): { name: string; length: number; stated: boolean } | undefined {
  const match = province.exec(plain);
  if (match === null) return undefined;
  const [all, name = '', kind] = match;
  if (kind === undefined && road.test(plain.slice(all.length))) return undefined;
  return { name, length: all.length, stated: kind !== undefined };
}

/** A region's name without what kind of region it is. @example regionOf('广西壮族自治区') // '广西' */
function regionOf(text: string): string {
  const plain = plainText(text);
  const known = province.exec(plain);
  if (known !== null && known[0] === plain) return known[1] as string;
  const bare = plain.replace(/(?:自治州|自治县|自治旗|地区|街道|[市区县旗盟镇乡])$/, '');
  return [...bare].length < 2 ? plain : bare;
}

/** Taobao's exports write the postcode behind the address. */
function withoutPostcode(plain: string): string {
  return plain.replace(/\s*\(\d{6}\)$/, '').trim();
}

const digits = '零一二三四五六七八九';

/** Chinese numbers in Arabic digits. @example arabic('二十一号楼五〇一') // '21号楼501'; arabic('一百零八弄') // '108弄' */
export function arabic(text: string): string {
  return text.replace(/[零〇一二三四五六七八九十百千]+/g, (run) => {
    const plain = run.replaceAll('〇', '零');
    if (!/[十百千]/.test(plain)) return [...plain].map((digit) => digits.indexOf(digit)).join('');
    let total = 0;
    let last = 0;
    for (const sign of plain) {
      const size = { 十: 10, 百: 100, 千: 1000 }[sign];
      if (size === undefined) last = digits.indexOf(sign);
      else {
        total += (last === 0 ? 1 : last) * size;
        last = 0;
      }
    }
    return String(total + last);
  });
}
