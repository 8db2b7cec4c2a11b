import { type Checked, check } from '../base/check.ts';
import type { Problem } from '../base/problem.ts';
import { ladderProblems } from './ladder-problems.ts';
import { policyProblems } from './policy-problems.ts';
import { type Pack, packSchema, type Tier, type Value } from './schema.ts';

/**
 * A pack from a JSON value, checked strictly: shape, unknown keys, days, amounts, and that everything it names is there
 * (sources, default readings, price classes, replaced measures, the facts that rules ask for), and that the rungs of every ladder rise.
 * Every problem names file, path and what was found; warnings alone do not refuse the pack.
 *
 * @example parsePack({ format: 'duewatch/pack@1', … , colour: 'red' }, 'mine.json').problems
 * // [{ code: 'key.unknown', severity: 'error', file: 'mine.json', path: 'colour', found: 'colour' }]
 */
export function parsePack(input: unknown, file?: string): Checked<Pack> {
  const checked = check(packSchema, input, file);
  if (checked.value === undefined) return checked;
  const problems = findProblems(checked.value).map(
    (problem): Problem => ({ severity: 'error', ...(file === undefined ? {} : { file }), ...problem }),
  );
  return problems.some(({ severity }) => severity === 'error') ? { problems } : { ...checked, problems };
}

type Found = Pick<Problem, 'code' | 'path' | 'found'> & Partial<Pick<Problem, 'severity'>>;

function findProblems(pack: Pack): Found[] {
  const found: Found[] = [];
  findUnnamed(pack, pack, '', found);
  found.push(...policyProblems(pack));
  const lists: [string, readonly { id: string; versions: readonly DatedVersion[] }[]][] = [
    ['tariffs', pack.tariffs],
    ['ladders', pack.ladders],
    ['penalties', pack.penalties ?? []],
    ['criteria', pack.criteria ?? []],
    ['thresholds', pack.thresholds ?? []],
    ['points', pack.points ?? []],
  ];
  for (const [list, rules] of lists) {
    findRepeated(rules, list, found);
    rules.forEach((rule, index) => {
      findRepeated(rule.versions, `${list}[${index}].versions`, found);
      findOverlaps(rule.versions, `${list}[${index}].versions`, found);
    });
  }
  findRepeated(pack.obligations ?? [], 'obligations', found);
  findRepeated(pack.notices ?? [], 'notices', found);
  (pack.obligations ?? []).forEach(({ due }, o) => {
    for (const { from, by } of valuesOf(due)) {
      if (from === undefined || from <= by) continue;
      found.push({ code: 'pack.ends-before-start', path: `obligations[${o}].due`, found: by });
    }
  });
  pack.tariffs.forEach((tariff, t) => {
    tariff.versions.forEach((version, n) => {
      const path = `tariffs[${t}].versions[${n}]`;
      findRepeated(version.classes, `${path}.classes`, found);
      version.classes.forEach((priceClass, c) => {
        priceClass.prices.forEach((entry, e) => {
          for (const model of valuesOf(entry.price)) {
            if (typeof model === 'string' || !('tiers' in model) || tiersRise(model.tiers)) continue;
            found.push({
              code: 'pack.tiers-fall',
              path: `${path}.classes[${c}].prices[${e}].price`,
              found: ends(model.tiers),
            });
          }
        });
      });
      const classes = new Set(version.classes.map((priceClass) => priceClass.id));
      for (const [api, value] of Object.entries(version.apis)) {
        for (const id of valuesOf(value)) {
          if (!classes.has(id)) found.push({ code: 'pack.no-class', path: `${path}.apis.${api}`, found: id });
        }
      }
    });
  });
  pack.ladders.forEach((ladder, l) => {
    const ids = new Set(ladder.versions.map((version) => version.id));
    ladder.versions.forEach((version, n) => {
      const path = `ladders[${l}].versions[${n}]`;
      found.push(...ladderProblems(version.rungs, `${path}.rungs`));
      const lastKnown = 'beyond' in version ? version.beyond?.lastKnown : undefined;
      if (lastKnown !== undefined && !ids.has(lastKnown)) {
        found.push({ code: 'pack.no-version', path: `${path}.beyond.lastKnown`, found: lastKnown });
      }
    });
  });
  return found;
}

/** Every tier ends after the one before it, and only the last has no end. */
function tiersRise(tiers: readonly Tier[]): boolean {
  return tiers.every((tier, index) => {
    const before = tiers[index - 1];
    if (before === undefined) return tier.upTo === null || tier.upTo > 0;
    return before.upTo !== null && (tier.upTo === null || tier.upTo > before.upTo);
  });
}

function ends(tiers: readonly Tier[]): string {
  return tiers.map((tier) => tier.upTo ?? '∞').join(', ');
}

interface DatedVersion {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

function valuesOf<T>(value: Value<T>): T[] {
  if ('value' in value) return [value.value];
  return 'readings' in value ? value.readings.map((reading) => reading.value) : [];
}

/** Sources and default readings that are named somewhere in the pack and exist nowhere. */
function findUnnamed(pack: Pack, value: unknown, path: string, found: Found[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      findUnnamed(pack, item, `${path}[${index}]`, found);
    });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Record<string, unknown>;
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (typeof node.source === 'string' && !Object.hasOwn(pack.sources, node.source)) {
    found.push({ code: 'pack.no-source', path: at('source'), found: node.source });
  }
  if (Array.isArray(node.readings) && !node.readings.some((reading) => reading.id === node.default)) {
    found.push({ code: 'pack.no-reading', path: at('default'), found: String(node.default) });
  }
  for (const [key, child] of Object.entries(node)) findUnnamed(pack, child, at(key), found);
}

function findRepeated(items: readonly { readonly id: string }[], path: string, found: Found[]): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    if (seen.has(item.id))
      found.push({ code: 'pack.repeated-id', path: `${path}[${index}].id`, found: item.id });
    seen.add(item.id);
  });
}

function findOverlaps(versions: readonly DatedVersion[], path: string, found: Found[]): void {
  versions.forEach((version, index) => {
    if (version.validTo !== null && version.validTo < version.validFrom) {
      found.push({
        code: 'pack.ends-before-start',
        path: `${path}[${index}].validTo`,
        found: version.validTo,
      });
    }
    const clash = versions.slice(0, index).find((other) => {
      const startsInTime = other.validTo === null || version.validFrom <= other.validTo;
      return startsInTime && (version.validTo === null || other.validFrom <= version.validTo);
    });
    if (clash !== undefined) {
      found.push({
        code: 'pack.versions-overlap',
        path: `${path}[${index}]`,
        found: `${clash.id}, ${version.id}`,
      });
    }
  });
}
