import { isDecimal } from '../base/decimal.ts';
import { type Problem, shown } from '../base/problem.ts';
import type { Pack } from './schema.ts';
import { userSource } from './user-source.ts';

/**
 * The pack with limits that a user entered in place of those that nobody has found, or that the pack has, marked as the user's. Paths are
 * those of the needs: `criteria/CRITERIA/VERSION/LIMIT` and `penalties/PENALTY/VERSION/LIMIT`. A limit is a number; which end of
 * the range it is, the rule says. What fits nowhere is a problem and changes nothing; the pack given is never changed.
 *
 * @example withLimits(kuaishou, { 'criteria/abnormal-orders/2023-03/return-share': '50' }).pack
 * // returns and refusals from 50 % on count as a high share
 */
export function withLimits(
  pack: Pack,
  limits: Readonly<Record<string, string>>,
): { readonly pack: Pack; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let changed = pack;
  for (const [path, value] of Object.entries(limits)) {
    const problem = (code: string) => problems.push({ code, severity: 'error', path, found: shown(value) });
    const [list, rule, version, limit, ...rest] = path.split('/');
    if (!isDecimal(value) || value.startsWith('-')) {
      problem('amount.invalid');
      continue;
    }
    const rules =
      list === 'criteria' ? changed.criteria : list === 'penalties' ? changed.penalties : undefined;
    let found = false;
    const next = rules?.map((each: NonNullable<typeof rules>[number]) => {
      if (each.id !== rule || rest.length > 0) return each;
      const versions = each.versions.map((one: { readonly id: string }) => {
        if (one.id !== version) return one;
        const set = setLimit(one, limit ?? '', value);
        found ||= set !== one;
        return set;
      });
      return { ...each, versions };
    });
    if (!found) problem('value.no-such-path');
    else changed = { ...changed, [list as string]: next };
  }
  if (changed === pack) return { pack, problems };
  return { pack: { ...changed, sources: { ...pack.sources, user: userSource } }, problems };
}

/** A copy with the limit of that id set; the same node where it has none. */
function setLimit<T>(node: T, id: string, value: string): T {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) {
    const next = node.map((child) => setLimit(child, id, value));
    return (next.every((child, index) => child === node[index]) ? node : next) as T;
  }
  const test = node as Record<string, unknown>;
  if (test.id === id && 'range' in test && typeof test.enter === 'string') {
    const range = { value: { [test.enter]: value }, source: 'user', confidence: 'user' };
    return { ...test, range } as T;
  }
  const entries = Object.entries(test).map(([key, child]) => [key, setLimit(child, id, value)] as const);
  return entries.every(([key, child]) => child === test[key]) ? node : (Object.fromEntries(entries) as T);
}
