import type { Pack } from '../schema.ts';
import { clauseFindings } from './clause-findings.ts';
import { contradictionFindings } from './contradiction-findings.ts';
import { milderFindings } from './milder-findings.ts';
import type { Found } from './pack-finding.ts';

/** What is open or wrong in the penalty tables of a pack. */
export function penaltyFindings(pack: Pack): Found[] {
  const { penalties = [] } = pack;
  return [
    ...penalties.flatMap(({ id, facts, versions }) =>
      versions.flatMap((version) => {
        const path = `penalties/${id}/${version.id}`;
        return [...clauseFindings(version, facts, path), ...milderFindings(version, facts, path)];
      }),
    ),
    ...contradictionFindings(penalties),
  ];
}
