import { isDecimal } from '../base/decimal.ts';
import { type Problem, shown } from '../base/problem.ts';
import type { Pack, Stated, Tariff, TariffVersion } from './schema.ts';
import { userSource } from './user-source.ts';

/**
 * The pack with the values that a user entered in place of those it has, marked as the user's. Paths are
 * `tariffs/TARIFF/VERSION/dailyRelief` (CNY a day for the account) and
 * `tariffs/TARIFF/VERSION/classes/CLASS/HOSTING` (CNY for as many calls as that price's unit). A value that fits nowhere is a
 * problem and changes nothing; the pack given is never changed.
 *
 * @example applyValues(pack, { 'tariffs/api/2017-01/dailyRelief': '20.00' }).pack
 */
export function applyValues(
  pack: Pack,
  values: Readonly<Record<string, string>>,
): { readonly pack: Pack; readonly problems: readonly Problem[] } {
  const entries = Object.entries(values);
  if (entries.length === 0) return { pack, problems: [] };
  const problems: Problem[] = [];
  let tariffs = pack.tariffs;
  for (const [path, value] of entries) {
    if (!isDecimal(value) || value.startsWith('-')) {
      problems.push({ code: 'amount.invalid', severity: 'error', path, found: shown(value) });
      continue;
    }
    const changed = setAmount(tariffs, path, { value, source: 'user', confidence: 'user' });
    if (changed === undefined) {
      problems.push({ code: 'value.no-such-path', severity: 'error', path, found: shown(value) });
    } else tariffs = changed;
  }
  return { pack: { ...pack, sources: { ...pack.sources, user: userSource }, tariffs }, problems };
}

function setAmount(tariffs: Tariff[], path: string, value: Stated<string>): Tariff[] | undefined {
  const [list, tariffId, versionId, ...rest] = path.split('/');
  if (list !== 'tariffs') return undefined;
  let applied = false;
  const changed = tariffs.map((tariff) => {
    if (tariff.id !== tariffId) return tariff;
    const versions = tariff.versions.map((version) => {
      if (version.id !== versionId) return version;
      const next = setInVersion(version, rest, value);
      applied = next !== undefined;
      return next ?? version;
    });
    return { ...tariff, versions };
  });
  return applied ? changed : undefined;
}

function setInVersion(
  version: TariffVersion,
  [field, classId, hosting, ...rest]: readonly string[],
  value: Stated<string>,
): TariffVersion | undefined {
  if (field === 'dailyRelief' && classId === undefined) return { ...version, dailyRelief: value };
  if (field !== 'classes' || rest.length > 0) return undefined;
  const priceClass = version.classes.find((candidate) => candidate.id === classId);
  if (priceClass?.prices.some((price) => price.hosting === hosting) !== true) return undefined;
  const prices = priceClass.prices.map((price) =>
    price.hosting === hosting ? { ...price, price: value } : price,
  );
  return {
    ...version,
    classes: version.classes.map((other) => (other === priceClass ? { ...priceClass, prices } : other)),
  };
}
