import type { Day } from '../base/day.ts';
import type { AddressText } from './read-address.ts';

/** Where an order stands. `closed-unpaid`: closed without ever having been paid. `closed`: whether it was paid is not known. */
export type OrderStage = 'unpaid' | 'closed-unpaid' | 'paid' | 'shipped' | 'done' | 'closed' | 'refunded';

/** A recipient as an export gives it. It is read, hashed and forgotten. */
export interface Recipient {
  readonly name?: string;
  readonly phone?: string;
  readonly address?: AddressText;
}

/**
 * One order as an export gives it, every field but the id and the day optional; what is absent is not known. Personal fields are here
 * for a moment only: `hashOrder` makes of the row what may be kept.
 */
export interface OrderRow {
  readonly id: string;
  /** The day on which it was made. */
  readonly day: Day;
  readonly stage?: OrderStage;
  /** The buyer's account, as the export names it. */
  readonly buyer?: string;
  readonly recipient?: Recipient;
  /** The recipient that the buyer asked for afterwards, where the export has both. */
  readonly changedTo?: Recipient;
  /** True where the export says that `recipient` was changed and has the new one only. */
  readonly changed?: boolean;
  /** Not `CN` for orders from abroad, whose phones and addresses are not judged. */
  readonly country?: string;
  readonly item?: string;
  /** Pieces of the item. */
  readonly units?: number;
  /** What came of it after it was sent: nothing came back, the goods were returned, or the parcel was refused. */
  readonly outcome?: 'kept' | 'returned' | 'refused';
  /** Hours from dispatch to the buyer's confirmation. */
  readonly receivedAfter?: number;
  /** What the buyer wrote: message, remark. */
  readonly remark?: string;
  /** The seller's own note. */
  readonly note?: string;
  /** The platform's own risk code, where the export has one. */
  readonly riskCode?: string;
}

/** An address as it is kept: hashes of its parts, and of its pairs of letters, four letters each. */
export interface HashedAddress {
  readonly hash: string;
  /** Of province, city and district; empty where it is not said. */
  readonly regions: readonly [string, string, string];
  readonly numbers: string;
  readonly grams: string;
}

/** A recipient as it is kept. A part that is missing, masked or lent by the platform has no hash. */
export interface HashedRecipient {
  readonly name?: string;
  readonly phone?: string;
  readonly address?: HashedAddress;
  /** Whether it is one that the buyer asked for after ordering. */
  readonly changed: boolean;
}

/** One order as it may be kept: nothing of a buyer but keyed hashes, and what was found in the texts, as codes. */
export interface HashedOrder {
  readonly format: 'duewatch/order@1';
  readonly id: string;
  readonly day: Day;
  readonly stage?: OrderStage;
  readonly buyer?: string;
  readonly recipients: readonly HashedRecipient[];
  readonly item?: string;
  readonly units?: number;
  readonly outcome?: 'kept' | 'returned' | 'refused';
  readonly receivedAfter?: number;
  /** A code that looks like one; null where the field holds text, which may name somebody. */
  readonly riskCode?: string | null;
  /** What was found in the texts: `wrong.phone`, `ad.link` and so on. */
  readonly found: readonly string[];
  /** Which fields could be read: so that "nothing was found" is told from "nothing was there". */
  readonly read: readonly OrderField[];
}

export const orderFields = [
  'buyer',
  'name',
  'phone',
  'address',
  'stage',
  'units',
  'outcome',
  'remark',
  'note',
  'riskCode',
] as const;

export type OrderField = (typeof orderFields)[number];
