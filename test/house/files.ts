import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const read = (path: string) => readFileSync(join(root, path), 'utf8');
export const readJson = (path: string) => JSON.parse(read(path));

/** Every file below a folder whose name ends so, as paths from the root with forward slashes. */
export function filesBelow(folder: string, ...endings: string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** What a file costs to load, in bytes after gzip. */
export const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;

/** Source without its comments, so that a word in an explanation is not taken for a use. */
export const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
