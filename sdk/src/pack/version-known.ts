import { addDays, type Day } from '../base/day.ts';

interface Edition {
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly published?: Day | undefined;
}

/**
 * The version that held on `validAt`, as far as was known on `knownAt`: a version published later was not there yet, and the one that
 * it ended on its first day still had no end.
 *
 * @example
 * const versions = [
 *   { id: 'old', validFrom: '2021-01-01', validTo: '2024-07-15' },
 *   { id: 'new', validFrom: '2024-07-16', validTo: null, published: '2024-07-08' },
 * ];
 * versionKnown(versions, { validAt: '2024-08-01', knownAt: '2024-07-01' })?.id // 'old'
 */
export function versionKnown<T extends Edition>(
  versions: readonly T[],
  { validAt, knownAt }: { readonly validAt: Day; readonly knownAt?: Day | undefined },
): T | undefined {
  const isKnown = ({ published, validFrom }: T) =>
    knownAt === undefined || (published ?? validFrom) <= knownAt;
  return versions.filter(isKnown).find(({ validFrom, validTo }) => {
    if (validAt < validFrom) return false;
    if (validTo === null || validAt <= validTo) return true;
    const next = addDays(validTo, 1);
    return versions.some((other) => other.validFrom === next && !isKnown(other));
  });
}
