import { addDays, type Day } from '../../base/day.ts';
import type { Pack } from '../schema.ts';
import type { Found } from './pack-finding.ts';

/** The first day there is: a version that holds from then on is one whose beginning no source states. */
const sinceEver: Day = '1900-01-01';

interface Dated {
  readonly id: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** Versions of a rule that leave days out, share days, end before they begin, or begin nobody knows when. */
export function validityFindings(pack: Pack): Found[] {
  const lists: Record<string, readonly { readonly id: string; readonly versions: readonly Dated[] }[]> = {
    tariffs: pack.tariffs,
    ladders: pack.ladders,
    penalties: pack.penalties ?? [],
    criteria: pack.criteria ?? [],
    thresholds: pack.thresholds ?? [],
    points: pack.points ?? [],
  };
  return Object.entries(lists).flatMap(([list, rules]) =>
    rules.flatMap(({ id, versions }) => ofVersions(versions, `${list}/${id}`)),
  );
}

function ofVersions(versions: readonly Dated[], path: string): Found[] {
  const at = ({ id }: Dated) => `${path}/${id}`;
  const reversed = versions.filter(({ validFrom, validTo }) => validTo !== null && validTo < validFrom);
  const inOrder = versions
    .filter((version) => !reversed.includes(version))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  const found: Found[] = reversed.map((version) => ({
    code: 'verify.validity-reversed',
    path: at(version),
    example: { day: version.validFrom },
  }));
  let before: Dated | undefined;
  for (const version of inOrder) {
    if (version.validFrom === sinceEver) {
      found.push({ code: 'verify.validity-unstated', path: at(version), example: { day: sinceEver } });
    }
    if (before !== undefined) {
      const clauses = [at(before), at(version)];
      const next = before.validTo === null ? null : addDays(before.validTo, 1);
      if (next === null || next > version.validFrom) {
        const example = { day: version.validFrom };
        found.push({ code: 'verify.validity-overlap', path: at(version), clauses, example });
      } else if (next < version.validFrom) {
        found.push({ code: 'verify.validity-hole', path: at(version), clauses, example: { day: next } });
      }
    }
    if (before === undefined || endOf(version) > endOf(before)) before = version;
  }
  return found;
}

function endOf({ validTo }: Dated): Day {
  return validTo ?? '9999-12-31';
}
