import type { Pack } from '../schema.ts';
import { walkPack } from '../walk-pack.ts';
import type { Found } from './pack-finding.ts';

/** Values that rest on a source which the pack does not have, and sources without a date. */
export function sourceFindings(pack: Pack): Found[] {
  const found: Found[] = [];
  const uses = new Map<string, string[]>();
  walkPack(pack, ({ source }, path) => {
    if (typeof source !== 'string') return;
    if (!Object.hasOwn(pack.sources, source)) {
      found.push({ code: 'verify.source-missing', path, example: { source } });
    }
    uses.set(source, [...(uses.get(source) ?? []), path]);
  });
  for (const [id, { date, title }] of Object.entries(pack.sources)) {
    if (date !== null) continue;
    const path = `sources/${id}`;
    found.push({
      code: 'verify.source-undated',
      path,
      clauses: [path, ...(uses.get(id) ?? [])],
      example: { source: id },
      what: title,
    });
  }
  return found;
}
