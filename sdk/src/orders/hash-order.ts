import { isDay } from '../base/day.ts';
import type {
  HashedAddress,
  HashedOrder,
  HashedRecipient,
  OrderField,
  OrderRow,
  Recipient,
} from './order-row.ts';
import { isMasked, isMissing, plainText } from './plain-text.ts';
import { type AddressParts, readAddress } from './read-address.ts';
import { readName } from './read-name.ts';
import { readPhone } from './read-phone.ts';
import { type HashKey, hashKey, hashPart, hashText } from './sip-hash.ts';
import { advertisingIn, brushingIn, ownWords, readyWords, type Words } from './words.ts';
import { wrongIn } from './wrong-details.ts';

/**
 * Makes of a row what may be kept: the buyer's account, name, phone and address become keyed hashes of their normalised parts, and
 * the address also of its pairs of letters, which near-equal ones are told by; remarks become codes of what was found in them. Nothing
 * else of a buyer is in the result. Masked values have no hash, and so match nothing.
 *
 * `key` are 32 hexadecimal digits that belong to this installation. Throws a `RangeError` for another key, for what is no day, and for
 * units or hours that are no safe whole number from 0 on.
 *
 * @example
 * hashOrder({ id: '1', day: '2026-11-22', recipient: { phone: '13800138001', name: '张**' } }, key)
 * // { format: 'duewatch/order@1', id: '1', day: '2026-11-22', recipients: [{ phone: '8c31…', changed: false }], found: [], read: ['phone'] }
 */
export function hashOrder(row: OrderRow, key: string, words: Words = ownWords): HashedOrder {
  return hashWith(row, hashKey(key), readyWords(words));
}

/** The same with key and words made ready. */
export function hashWith(row: OrderRow, key: HashKey, words: Words): HashedOrder {
  const { id, day, stage, item, units, outcome, receivedAfter, remark, note, changed } = row;
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  for (const count of [units, receivedAfter])
    if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0))
      throw new RangeError(`not a count: ${count}`);
  const read = new Set<OrderField>();
  const found = new Set<string>();
  const home = row.country === undefined || /^(?:cn|china|中国|中华人民共和国)$/i.test(row.country.trim());
  const recipients: HashedRecipient[] = [];
  const add = (recipient: Recipient | undefined, isChanged: boolean) => {
    if (recipient === undefined) return;
    const hashed = readRecipient(recipient, isChanged);
    if (hashed.name ?? hashed.phone ?? hashed.address) recipients.push(hashed);
  };
  const readRecipient = (recipient: Recipient, isChanged: boolean): HashedRecipient => {
    const name = readName(recipient.name);
    const phone = readPhone(recipient.phone);
    const address = readAddress(recipient.address ?? {});
    const seen = { name, phone, address };
    for (const field of ['name', 'phone', 'address'] as const)
      if (!isUnread(seen[field].kind)) read.add(field);
    if (home) for (const code of wrongIn(recipient, seen)) found.add(code);
    for (const text of [recipient.name, recipient.address?.text])
      for (const code of advertisingIn(plainText(text ?? ''), words.advertising)) found.add(code);
    return {
      ...(name.kind === 'name' ? { name: hashText(key, 'name', name.text) } : {}),
      ...(phone.kind === 'number' ? { phone: hashText(key, 'phone', phone.digits) } : {}),
      ...(address.kind === 'address' ? { address: hashAddress(address, key) } : {}),
      changed: isChanged,
    };
  };
  add(row.recipient, changed === true && row.changedTo === undefined);
  add(row.changedTo, true);
  const [plainRemark, plainNote] = [plainText(remark ?? ''), plainText(note ?? '')];
  if (remark !== undefined) read.add('remark');
  if (note !== undefined) read.add('note');
  for (const code of advertisingIn(plainRemark, words.advertising)) found.add(code);
  if (brushingIn(plainRemark, words.brushing) || brushingIn(plainNote, words.brushing))
    found.add('brushing.word');
  const account = plainText(row.buyer ?? '');
  const known = !isMissing(account) && !isMasked(account);
  if (known) read.add('buyer');
  const riskCode = riskCodeOf(row.riskCode);
  if (row.riskCode !== undefined) read.add('riskCode');
  if (stage !== undefined) read.add('stage');
  if (units !== undefined) read.add('units');
  if (outcome !== undefined) read.add('outcome');
  return {
    format: 'duewatch/order@1',
    id,
    day,
    ...(stage === undefined ? {} : { stage }),
    ...(known ? { buyer: hashText(key, 'buyer', account) } : {}),
    recipients,
    ...(item === undefined ? {} : { item }),
    ...(units === undefined ? {} : { units }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(receivedAfter === undefined ? {} : { receivedAfter }),
    ...(riskCode === undefined ? {} : { riskCode }),
    found: [...found].sort(),
    read: [...read].sort(),
  };
}

function isUnread(kind: string): boolean {
  return kind === 'missing' || kind === 'masked' || kind === 'regions-only';
}

function hashAddress(parts: AddressParts, key: HashKey): HashedAddress {
  const { province, city, district, letters, numbers } = parts;
  const region = (kind: string, name: string) => (name === '' ? '' : hashPart(key, kind, name));
  const grams = new Set<string>();
  const all = [...letters];
  for (let at = 0; at + 1 < all.length; at++) grams.add(hashPart(key, 'gram', `${all[at]}${all[at + 1]}`));
  if (all.length === 1) grams.add(hashPart(key, 'gram', letters));
  return {
    hash: hashText(key, 'address', [province, city, district, letters, numbers].join('|')),
    regions: [region('province', province), region('city', city), region('district', district)],
    numbers: numbers === '' ? '' : hashText(key, 'numbers', numbers),
    grams: [...grams].sort().join(''),
  };
}

/** Platforms write 0 or nothing where there is no risk. A text may name somebody: that it is there is all that is kept. */
function riskCodeOf(text: string | undefined): string | null | undefined {
  const code = (text ?? '').trim();
  if (isMissing(plainText(code)) || /^(?:0+|false|否|正常)$/i.test(code)) return undefined;
  return /^[a-z\d_.-]{1,16}$/i.test(code) && !/\d{7}/.test(code) ? code : null;
}
