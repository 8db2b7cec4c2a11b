import { usageKey } from '../facts/merge.ts';
import type { UsageRecord } from '../facts/schema.ts';
import { type Place, Register, type Registered } from './register.ts';

/** Usage records of one file. One without hosting counts the calls of both, so it cannot stand beside one with it. */
export class UsageRegister {
  readonly #register = new Register<UsageRecord>();

  get records(): UsageRecord[] {
    return this.#register.records;
  }

  add(record: UsageRecord, place: Place): Registered {
    const base = usageKey(record);
    const rivals = record.hosting === undefined ? [`${base}inside`, `${base}outside`] : [base];
    return this.#register.add(base + (record.hosting ?? ''), record, place, rivals);
  }
}
