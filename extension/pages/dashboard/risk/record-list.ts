/*
 * Lists of facts, changed as they are stored then: what another page did to them meanwhile stays.
 */

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What tells a record from others: its id, which stays while what it says changes, or all that it says. @example recordKey({ id: 'a' }) // 'a' */
export function recordKey(record: unknown): string {
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
  return typeof id === 'string' ? id : JSON.stringify(record);
}

/**
 * With `after` in place of `before` or of the one with its id, or at the end where neither is there (any more).
 *
 * @example putRecord([1, 2], 1, 3) // [3, 2]
 */
export function putRecord<T>(list: readonly T[], before: T | undefined, after: T): T[] {
  const key = recordKey(before ?? after);
  const same = before === undefined ? -1 : list.findIndex((each) => isSame(each, before));
  const index =
    same === -1 && key !== JSON.stringify(before ?? after)
      ? list.findIndex((each) => recordKey(each) === key)
      : same;
  return index === -1 ? [...list, after] : list.map((each, at) => (at === index ? after : each));
}

/** Without the first one that is the same. @example dropRecord([1, 2, 1], 1) // [2, 1] */
export function dropRecord<T>(list: readonly T[], record: T): T[] {
  const index = list.findIndex((each) => isSame(each, record));
  return list.filter((_, at) => at !== index);
}

/** Back at its place, as far as the list still reaches there. @example restoreRecord([2], 1, 0) // [1, 2] */
export function restoreRecord<T>(list: readonly T[], record: T, index: number): T[] {
  return [...list.slice(0, index), record, ...list.slice(index)];
}
