import { type Detection, missing, type Sight } from './detection.ts';
import { foundInOrders } from './found-in-orders.ts';
import type { Recipient } from './order-row.ts';
import type { Address } from './read-address.ts';
import type { Name } from './read-name.ts';
import type { Phone } from './read-phone.ts';

/** A recipient after reading. */
export interface ReadRecipient {
  readonly name: Name;
  readonly phone: Phone;
  readonly address: Address;
}

/**
 * What cannot be right in a recipient's details, as codes: `wrong.phone`, `wrong.name-no-letter` and so on. What is missing, masked,
 * abroad or merely unusual is not wrong.
 */
export function wrongIn(recipient: Recipient, { name, phone, address }: ReadRecipient): string[] {
  return [
    ...(phone.kind === 'impossible' && !isElsewhere(recipient) ? ['wrong.phone'] : []),
    ...(name.kind === 'impossible' ? [`wrong.name-${name.why}`] : []),
    ...(address.kind === 'impossible' ? [`wrong.address-${address.why}`] : []),
  ];
}

/** Hong Kong, Macau and Taiwan have numbers of their own. */
function isElsewhere({ address }: Recipient): boolean {
  const text = `${address?.province ?? ''}${address?.text ?? ''}`;
  return /^\s*(?:中国)?(?:香港|澳门|澳門|台湾|台灣|臺灣)/.test(text);
}

/** Orders whose recipient cannot be right as written. */
export function wrongDetails(sight: Sight): Detection {
  const flags = foundInOrders(sight, 'wrong', {
    detector: 'wrong-details',
    situation: 'wrong-details',
    confidence: 'inferred',
    not: { code: 'orders.not.wrong' },
  });
  const needs = missing(sight.tally, 'name', 'phone', 'address');
  return {
    flags,
    report: { detector: 'wrong-details', state: needs.length > 0 ? 'no-data' : 'judged', needs },
  };
}
