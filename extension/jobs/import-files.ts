import type { Problem } from 'duewatch';
import {
  type Counts,
  type ImportNeed,
  joinResults,
  type NamedResult,
  type ReadKind,
  type ReadOptions,
  readFile,
} from 'duewatch/import';
import { mergeIntoStore, readAccountHeads } from '../store/facts.ts';
import { orderKey } from '../store/order-key.ts';

/** What to import. */
export interface ImportOrder {
  readonly files: readonly File[];
  readonly options: ReadOptions;
  /** When, in milliseconds. */
  readonly at: number;
}

/** How far it is. */
export interface ImportProgress {
  readonly stage: 'reading' | 'writing';
  /** The file being read; empty while writing. */
  readonly file: string;
  /** Bytes read, of all bytes. */
  readonly done: number;
  readonly of: number;
  /** Rows read so far. */
  readonly rows: number;
}

/** What one file was, what of it could not be kept, and what is still missing. */
export interface FileResult {
  readonly name: string;
  readonly kind: ReadKind;
  readonly counts: Counts;
  readonly problems: readonly Problem[];
  readonly needs: readonly ImportNeed[];
}

export interface ImportResult {
  /** In the order given. */
  readonly files: readonly FileResult[];
  readonly counts: Counts;
  /** Those of all files, and of joining them to what was known. */
  readonly problems: readonly Problem[];
  readonly needs: readonly ImportNeed[];
  /** The revision of the facts that they led to, or null where there was nothing to keep and nothing changed. */
  readonly revision: number | null;
}

/** Reads files and merges what they tell into the store. */
export async function importFiles(
  { files, options, at }: ImportOrder,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  const of = files.reduce((sum, { size }) => sum + size, 0);
  const results: NamedResult[] = [];
  let [done, rows] = [0, 0];
  const key = await orderKey();
  for (const file of files) {
    onProgress({ stage: 'reading', file: file.name, done, of, rows });
    const bytes = new Uint8Array(await file.arrayBuffer());
    results.push({ name: file.name, ...readFile({ name: file.name, bytes }, { ...options, orderKey: key }) });
    done += file.size;
    rows += results.at(-1)?.counts.rows ?? 0;
  }
  const joined = joinResults(results);
  const { facts, counts } = joined;
  if (facts.accounts.length === 0) return report(results, joined, null, []);
  onProgress({ stage: 'writing', file: '', done, of, rows });
  const record = {
    at,
    files: files.map(({ name, size }) => ({ name, bytes: size })),
    counts: { ...counts },
    problems: [...joined.problems],
  };
  const orders = { key, files: joined.orders };
  const { revision, problems } = await mergeIntoStore(facts, record, { account: options.account, orders });
  return report(results, joined, revision, problems);
}

/** What is told of each file is what still holds of it once all are joined with each other and with what was stored. */
async function report(
  results: readonly NamedResult[],
  joined: Pick<ImportResult, 'counts' | 'problems' | 'needs'>,
  revision: number | null,
  merging: readonly Problem[],
): Promise<ImportResult> {
  const heads = revision === null ? [] : await readAccountHeads();
  const needs = joined.needs.filter((need) => {
    const known = heads.filter(({ platform, id }) => platform === need.platform && id !== 'default');
    return need.what !== 'account' || known.length !== 1;
  });
  return {
    files: results.map((result) => ({
      name: result.name,
      kind: result.kind,
      counts: result.counts,
      problems: result.problems.filter((problem) => joined.problems.includes(problem)),
      needs: result.needs.filter((need) => needs.includes(need)),
    })),
    counts: joined.counts,
    problems: [...joined.problems, ...merging],
    needs,
    revision,
  };
}
