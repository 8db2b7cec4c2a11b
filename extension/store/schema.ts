import type {
  AccountFacts,
  Assessment,
  Day,
  Deadline,
  Message,
  Month,
  Pack,
  Problem,
  ServiceOrder,
  ShopOrder,
  UsageRecord,
} from 'duewatch';
import type { Reminder, ReminderAnswer } from 'duewatch/deadline';
import type { HashedOrder, OrderCriteria, OrderFlag, OrderRule, OrdersCheck } from 'duewatch/orders';
import type { DBSchema } from 'idb';
import type { Settings } from '../messages.ts';

/*
 * The shapes of what is stored, as of the last migration. What grows with history is cut by day or month, so that one
 * more day costs a day.
 */

/** What is known of an account but for its long lists. */
export type StoredAccount = Omit<AccountFacts, 'usage' | 'serviceOrders' | 'shopOrders'>;

/** All calls of one account on one day. */
export interface UsageDay {
  platform: string;
  account: string;
  day: Day;
  rows: UsageRecord[];
}

/** The service orders of one account that were made in one month. */
export interface ServiceOrderMonth {
  platform: string;
  account: string;
  month: Month;
  orders: ServiceOrder[];
}

/** The shop orders of one account that were made on one day. */
export interface ShopOrderDay {
  platform: string;
  account: string;
  day: Day;
  orders: ShopOrder[];
}

/** An order with nothing of its buyer but keyed hashes, and where it was read: in which import, which of its files, on which line. */
export interface StoredOrder {
  order: HashedOrder;
  at: [imported: number, file: number, row: number];
}

/** The orders of one account that were made on one day, to look through for abnormal ones. */
export interface OrderDay {
  platform: string;
  account: string;
  day: Day;
  orders: StoredOrder[];
}

/** What was found in the orders of an account, and what it was made from. */
export interface StoredOrdersCheck {
  from: {
    /** Of the account's orders. */
    revision: number;
    day: Day;
    /** The pack and its edition, as `id@edition`, or null where no pack has rules for the platform. */
    pack: string | null;
    /** What that pack says of abnormal orders: an accepted pack may say something else under the same edition. */
    rule: OrderRule | null;
    criteria: OrderCriteria;
  };
  flags: OrderFlag[];
  summary: OrdersCheck['summary'];
  /** Where the flagged orders were read, by their ids. */
  places: Record<string, { file: string; row: number }>;
}

/** The numbers of a user that no rule has a place for. */
export type OrderLimits = Pick<
  OrderCriteria,
  'unpaidFrom' | 'unitsPerOrder' | 'unitsPerPerson' | 'receivedWithin' | 'returnsPercent'
>;

export interface OrderChecks {
  platform: string;
  account: string;
  /** Counts the changes of the account's orders. */
  revision: number;
  limits: OrderLimits;
  /** Null where orders have changed since. */
  last: StoredOrdersCheck | null;
}

/** One import, written together with what it brought. */
export interface ImportRecord {
  /** Given by the store. */
  id?: number;
  /** When, in milliseconds. */
  at: number;
  files: { name: string; bytes: number }[];
  /** How much of each kind was read. */
  counts: Record<string, number>;
  problems: Problem[];
}

/** The last assessment, and what it was made from. */
export interface StoredAssessment {
  revision: number;
  day: Day;
  /** The instant that it holds for, in milliseconds. */
  at: number;
  /** From how many days ahead a deadline is due soon. */
  within: number;
  /** The packs and their editions, as `id@edition`. */
  packs: string;
  /** Which runways it goes by, as `platform/id@when`. */
  runways?: string;
  assessment: Assessment;
}

/** What was told or answered, and on which figures: the answer to whether the user was told. */
export interface LogEntry {
  /** Given by the store. */
  id?: number;
  /** When, in milliseconds. */
  at: number;
  deadline: string;
  /** The day of the deadline as it was then. */
  day: Day | null;
  /** `gone`: it had come due while nobody could be told, and was no longer so when that was possible again. */
  kind: 'shown' | 'gone' | ReminderAnswer['kind'];
  /** The notification's id, of what was shown. */
  notice?: string;
  /** The words that were said, as the user saw them. */
  said?: { title: string; message: string };
  /** Of what is gone: what it was about, and when it had come due, in milliseconds. */
  was?: { what: Message; dueAt: number };
  /** What was answered: a snooze, or a note. */
  text?: string;
  /** What it went by. */
  figures: {
    on: Day;
    /** Of the facts. */
    revision: number;
    deadline: Deadline;
    /** What an account's arrears cost then, where it had a warning. */
    cost: Message | null;
  } | null;
}

/** A pack as it was imported. */
export interface StoredPack {
  id: string;
  /** When, in milliseconds. */
  at: number;
  pack: Pack;
  /** The pinned key that signed it, or null. */
  signedBy: string | null;
}

/** Counts the changes of facts, so that everybody can see whether what they hold is still true. */
export interface FactsState {
  revision: number;
  /** When they last changed, in milliseconds, or null where there never were any. */
  changedAt: number | null;
}

export interface Schema extends DBSchema {
  accounts: { key: [platform: string, id: string]; value: StoredAccount };
  usage: { key: [platform: string, account: string, day: Day]; value: UsageDay };
  serviceOrders: { key: [platform: string, account: string, month: Month]; value: ServiceOrderMonth };
  shopOrders: { key: [platform: string, account: string, day: Day]; value: ShopOrderDay };
  orderDays: { key: [platform: string, account: string, day: Day]; value: OrderDay };
  orderChecks: { key: [platform: string, account: string]; value: OrderChecks };
  /** `orders`: 32 hexadecimal digits, what buyers are hashed with. It leaves this computer in no export and no backup. */
  keys: { key: 'orders'; value: string };
  imports: { key: number; value: ImportRecord };
  assessments: { key: 'last'; value: StoredAssessment };
  reminders: { key: string; value: Reminder };
  log: { key: number; value: LogEntry; indexes: { deadline: string } };
  /** Packs that the user accepted, which take the place of the shipped ones of the same id. */
  packs: { key: string; value: StoredPack };
  settings: { key: 'settings'; value: Settings };
  meta: { key: 'facts'; value: FactsState };
}
