import { readFileSync } from 'node:fs';
import { type FileInput, type ReadOptions, readFile } from 'duewatch/import';

const encoder = new TextEncoder();

export function bytesOf(...parts: (string | readonly number[])[]): Uint8Array {
  return new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : [...part])),
  );
}

export function readText(text: string, options?: ReadOptions) {
  return readFile({ name: 'file', bytes: encoder.encode(text) }, options);
}

export function readLines(lines: readonly string[], options?: ReadOptions) {
  return readText(lines.join('\n'), options);
}

export function readValue(value: unknown, options?: ReadOptions) {
  return readText(JSON.stringify(value), options);
}

/** A sample file, such as `small/calls.csv`. */
export function sample(path: string): FileInput {
  const url = new URL(`../../samples/${path}`, import.meta.url);
  return { name: path.split('/').at(-1) ?? path, bytes: new Uint8Array(readFileSync(url)) };
}

/** The problems without the name of the file, which is the same everywhere. */
export function problemsOf(result: ReturnType<typeof readFile>) {
  return result.problems.map(({ file: _, ...problem }) => problem);
}
