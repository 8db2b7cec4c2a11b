/** The characters that the line of the marker on a page has room for. */
const room = 40;

/** The first text that fits into the marker's line, else the last. @example fitting(['a'.repeat(41), 'short']) // 'short' */
export function fitting(texts: readonly string[]): string {
  return texts.find((text) => text.length <= room) ?? texts.at(-1) ?? '';
}
