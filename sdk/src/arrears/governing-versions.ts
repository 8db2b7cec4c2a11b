import { addDays, type Day } from '../base/day.ts';
import { known } from '../pack/known.ts';
import type { LadderVersion } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';

/** A version of a ladder and the days on which it governs one account's arrears. */
export interface Governing {
  readonly version: LadderVersion;
  readonly from: Day;
  /** Its last day, or null. */
  readonly to: Day | null;
}

/**
 * Which version governs arrears that began on a day, then and later, in order. Each new version takes over on its first
 * day, unless it says that arrears end under the version that they began under.
 */
export function governingVersions(versions: readonly LadderVersion[], since: Day): Governing[] {
  const changes = versions.flatMap(({ validFrom, validTo }) => [
    validFrom,
    validTo === null ? validFrom : addDays(validTo, 1),
  ]);
  const governing: Governing[] = [];
  let current: LadderVersion | undefined;
  for (const day of [since, ...changes.filter((change) => change > since).sort()]) {
    const next = versionOn(versions, day);
    if (next === current) continue;
    if (current !== undefined && next?.transition && known(next.transition)?.value === 'version-at-start')
      continue;
    const last = governing.at(-1);
    if (current !== undefined && last) governing.splice(-1, 1, { ...last, to: addDays(day, -1) });
    if (next) governing.push({ version: next, from: day === since ? next.validFrom : day, to: null });
    current = next;
  }
  return governing;
}
