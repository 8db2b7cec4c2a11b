import { usageKey } from '../facts/merge.ts';
import type { UsageRecord } from '../facts/schema.ts';
import { type Place, Register, type Registered } from './register.ts';

/** Usage records of one file. One without hosting counts the calls of both, so it cannot stand beside one with it. */
export class UsageRegister {
  readonly #register = new Register<UsageRecord>();
  #hosted = false;
  #unhosted = false;

  get records(): UsageRecord[] {
    return this.#register.records;
  }

  add(record: UsageRecord, place: Place): Registered {
    const base = usageKey(record);
    let rivals: string[] = [];
    if (record.hosting === undefined) {
      this.#unhosted = true;
      if (this.#hosted) rivals = [`${base}inside`, `${base}outside`];
    } else {
      this.#hosted = true;
      if (this.#unhosted) rivals = [base];
    }
    return this.#register.add(base + (record.hosting ?? ''), record, place, rivals);
  }
}
