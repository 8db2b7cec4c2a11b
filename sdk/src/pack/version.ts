import type { Day } from '../base/day.ts';

interface Dated {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The version that holds on a day, or undefined where none does. */
export function versionOn<T extends Dated>(versions: readonly T[], day: Day): T | undefined {
  return versions.find(
    (version) => version.validFrom <= day && (version.validTo === null || day <= version.validTo),
  );
}
