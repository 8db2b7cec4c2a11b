import { compareText } from '../base/compare-text.ts';
import { addDays, type Day, isDay } from '../base/day.ts';
import { type Problem, shown } from '../base/problem.ts';
import type { OwnValue } from '../facts/schema.ts';
import { changePlaces, ownValueFault } from './own-field.ts';
import type { Pack } from './schema.ts';
import { userSource } from './user-source.ts';

/** A version's part from that day on bears its id with the day. */
const part = '.from-';

/**
 * The pack with the values that a user entered in place of those that nobody has found, or that the pack has, marked as the user's and
 * with their note. What holds from a day splits its version there: before that day the pack's own value holds. Paths are those of the
 * needs and of `ownField`. What fits nowhere is a problem and changes nothing; the pack given is never changed.
 *
 * @example
 * withOwnValues(taobaoOpenPlatform, {
 *   'tariffs/api/2017-01/dailyRelief': { value: '20.00', from: '2026-10-01', note: 'on the bill of October' },
 * }).pack // with a second version `2017-01.from-2026-10-01`, whose relief is 20.00
 */
export function withOwnValues(
  pack: Pack,
  values: Readonly<Record<string, OwnValue>>,
): { readonly pack: Pack; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let changed = pack;
  // The earlier first, so that of two for one place the later holds from its day on.
  const entries = Object.entries(values)
    .map(([path, entered]) => ({ path, ...(typeof entered === 'string' ? { value: entered } : entered) }))
    .sort((a, b) => compareText(a.from ?? '', b.from ?? ''));
  for (const { path, value, from, note } of entries) {
    const problem = (code: string, found: string) =>
      problems.push({ code, severity: 'error', path, found: shown(found) });
    if (from !== undefined && !isDay(from)) {
      problem('day.invalid', from);
      continue;
    }
    const { pack: split, versions } = splitAt(changed, path, from);
    if (versions.length === 0) {
      problem(
        from === undefined || !hasVersion(changed, path) ? 'value.no-such-path' : 'value.ended',
        from ?? value,
      );
      continue;
    }
    let code: string | undefined = 'value.no-such-path';
    let next = split;
    for (const version of versions) {
      next = changePlaces(next, versionPath(path, version), ({ node, field, make }) => {
        code = field === undefined ? 'value.no-such-path' : ownValueFault(field, value);
        if (code !== undefined) return node;
        const said = note === undefined ? {} : { note: { 'zh-CN': note, en: note } };
        return { value: make(value), source: 'user', confidence: 'user', ...said };
      });
      if (code !== undefined) break;
    }
    if (code !== undefined) problem(code, value);
    else changed = next;
  }
  if (changed === pack) return { pack, problems };
  return { pack: { ...changed, sources: { ...changed.sources, user: userSource } }, problems };
}

/**
 * Which version of a pack the id of a version names, and from which day on where a user's value split it.
 *
 * @example versionPart('2017-01.from-2026-10-01') // { version: '2017-01', from: '2026-10-01' }
 */
export function versionPart(id: string): { readonly version: string; readonly from: Day | null } {
  const [version = id, from = null] = id.split(part);
  return { version, from };
}

interface Version {
  readonly id: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The pack with the version of a path split at a day, and which of its parts hold from then on; of a rule without versions, `''`. */
function splitAt(
  pack: Pack,
  path: string,
  from: Day | undefined,
): { pack: Pack; versions: readonly string[] } {
  const [list = '', rule, named = ''] = path.split('/');
  const rules = (pack as unknown as Record<string, unknown>)[list];
  if (!Array.isArray(rules)) return { pack, versions: [] };
  const at = rules.findIndex(({ id }: { id: string }) => id === rule);
  const found = rules[at] as { readonly versions?: readonly Version[] } | undefined;
  if (found === undefined) return { pack, versions: [] };
  if (found.versions === undefined) return { pack, versions: from === undefined ? [''] : [] };
  const { version: base } = versionPart(named);
  const isPart = ({ id }: Version) => id === base || id.startsWith(`${base}${part}`);
  const versions = found.versions.flatMap((version): readonly Version[] => {
    const { validFrom, validTo } = version;
    const within = from !== undefined && from > validFrom && (validTo === null || from <= validTo);
    if (!isPart(version) || !within) return [version];
    const later = {
      ...version,
      id: `${base}${part}${from}`,
      validFrom: from,
      validity: { source: 'user', confidence: 'user' },
      // The same rule goes on, so what was counted does, too.
      ...(list === 'tariffs' && { carryOver: { value: 'carry', source: 'user', confidence: 'user' } }),
    };
    return [{ ...version, validTo: addDays(from, -1) }, later];
  });
  // From before its first day on is from its first day on.
  const holding = versions.filter(
    (version) => isPart(version) && (from === undefined || version.validFrom >= from),
  );
  const next = rules.map((each, index) => (index === at ? { ...each, versions } : each));
  const isSame = versions.length === found.versions.length;
  return { pack: isSame ? pack : { ...pack, [list]: next }, versions: holding.map(({ id }) => id) };
}

/** Whether there is such a version, which then has only ended too early. */
function hasVersion(pack: Pack, path: string): boolean {
  const { versions } = splitAt(pack, path, undefined);
  return versions.length > 0 && !versions.includes('');
}

function versionPath(path: string, version: string): string {
  if (version === '') return path;
  const [list, rule, , ...rest] = path.split('/');
  return [list, rule, version, ...rest].join('/');
}
