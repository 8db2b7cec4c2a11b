/** For sorting: the same in every engine and language, unlike `localeCompare`. @example ['b', 'a'].sort(compareText) // ['a', 'b'] */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
