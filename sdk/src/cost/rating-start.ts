import { addDays, type Day, firstOfMonth } from '../base/day.ts';
import { known } from '../pack/known.ts';
import type { Tariff, TariffVersion } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';

/** The first day whose usage can bear on a charge from `from` on. */
export function ratingStart(tariff: Tariff | undefined, from: Day): Day {
  const month = firstOfMonth(from);
  const version = tariff === undefined ? undefined : versionOn(tariff.versions, from);
  if (tariff === undefined || version === undefined) return month;
  const quotas = version.classes.flatMap(({ freeQuotas }) => freeQuotas ?? []);
  const endless = [version, ...quotas].some(({ period }) => known<string>(period)?.value === 'none');
  const { validFrom } = originOf(tariff, version);
  return endless && validFrom < month ? validFrom : month;
}

/** The version with which the periods of a version begin: itself, or the one whose quota and tiers it carries on. */
export function originOf(tariff: Tariff, version: TariffVersion): TariffVersion {
  if (version.carryOver === undefined || known(version.carryOver)?.value !== 'carry') return version;
  const before = versionOn(tariff.versions, addDays(version.validFrom, -1));
  return before === undefined ? version : originOf(tariff, before);
}
