import { add } from '../base/decimal.ts';
import type { UsageRecord } from '../facts/schema.ts';
import { sameUsage } from './same-usage.ts';
import { isCount, uncountable } from './uncountable.ts';

type Sum = { -readonly [K in keyof UsageRecord]: UsageRecord[K] };

/** Groups of one app key, API and day, which differ in what else a record may say. */
type Groups = Sum[];

/**
 * Sums records to one for each app key, API, day, class, hosting and day on which it became known. Holds its groups, not
 * the records; only records with an id are held until the end, because the same one may come again.
 */
export class UsageSums {
  readonly #groups = new Map<string, Map<string, Map<string, Groups>>>();
  readonly #sums: Sum[] = [];
  readonly #byId = new Map<string, UsageRecord>();
  #corrected = false;

  /**
   * Takes a record in. `repeated` and `conflict`: there is one with this id already that says the same, or something
   * else; then nothing is added. Throws a `RangeError` for what is no count.
   */
  add(record: UsageRecord): 'added' | 'repeated' | 'conflict' {
    if (!isCount(record.calls)) throw uncountable(record, record.calls);
    if (record.knownOn !== undefined) this.#corrected = true;
    if (record.id === undefined) {
      this.#sum(record);
      return 'added';
    }
    const key = `${record.id}\n${record.knownOn ?? ''}`;
    const first = this.#byId.get(key);
    if (first !== undefined) return sameUsage(first, record) ? 'repeated' : 'conflict';
    this.#byId.set(key, record);
    return 'added';
  }

  /**
   * The sums, in the order in which their groups were met first. Where some records became known late and some have ids,
   * those with ids stay as they are: a correction names the id of what it corrects.
   */
  records(): UsageRecord[] {
    if (this.#corrected) return [...this.#sums, ...this.#byId.values()];
    for (const record of this.#byId.values()) this.#sum(record);
    this.#byId.clear();
    return this.#sums;
  }

  #sum(record: UsageRecord): void {
    let apis = this.#groups.get(record.appKey);
    if (apis === undefined) {
      apis = new Map();
      this.#groups.set(record.appKey, apis);
    }
    let days = apis.get(record.api);
    if (days === undefined) {
      days = new Map();
      apis.set(record.api, days);
    }
    const groups = days.get(record.day);
    if (groups === undefined) {
      days.set(record.day, [this.#start(record)]);
      return;
    }
    for (const sum of groups) {
      if (sum.class === record.class && sum.hosting === record.hosting && sum.knownOn === record.knownOn) {
        sum.calls += record.calls;
        if (!isCount(sum.calls)) throw uncountable(sum, sum.calls);
        if (record.turnover !== undefined) sum.turnover = add(sum.turnover ?? '0.00', record.turnover);
        return;
      }
    }
    groups.push(this.#start(record));
  }

  #start({ id: _, ...record }: UsageRecord): Sum {
    this.#sums.push(record);
    return record;
  }
}
