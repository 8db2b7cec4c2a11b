/*
 * Lists of facts, changed as they are stored then: what another page did to them meanwhile stays.
 */

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** With `after` in place of `before`, or at the end where that is not there (any more). @example putRecord([1, 2], 1, 3) // [3, 2] */
export function putRecord<T>(list: readonly T[], before: T | undefined, after: T): T[] {
  const index = before === undefined ? -1 : list.findIndex((each) => isSame(each, before));
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
