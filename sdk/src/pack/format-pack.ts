import type { Pack } from './schema.ts';

/**
 * A pack as the text of its file. What `readPack` reads and this writes is the file again, to the byte, for every file
 * in this form: two spaces a level, one value a line, a line end at the end.
 *
 * @example formatPack(pack) === file // where readPack(file).value is the pack
 */
export function formatPack(pack: Pack): string {
  return `${JSON.stringify(pack, null, 2)}\n`;
}
