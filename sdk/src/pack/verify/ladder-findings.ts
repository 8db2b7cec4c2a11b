import { known } from '../known.ts';
import { ladderProblems } from '../ladder-problems.ts';
import type { AnyLadder, BalanceThreshold, Pack, QuotaThreshold, Threshold, Value } from '../schema.ts';
import type { Example, Found } from './pack-finding.ts';

type AnyRung = AnyLadder['versions'][number]['rungs'][number];

/** Rungs that are reached no later than the one before them, and rungs that are milder. */
export function ladderFindings(pack: Pack): Found[] {
  return pack.ladders.flatMap(({ id, versions }) =>
    versions.flatMap((version) => {
      const rungs: readonly AnyRung[] = version.rungs;
      const path = `ladders/${id}/${version.id}/rungs`;
      return ladderProblems(rungs, '').flatMap((problem): Found[] => {
        const code = codes[problem.code];
        const index = Number(/^\[(\d+)\]/.exec(problem.path ?? '')?.[1]);
        const rung = rungs[index];
        if (code === undefined || rung === undefined) return [];
        const before = rungs.slice(0, index).findLast(({ threshold }) => reachedAt(threshold) !== undefined);
        const example = reachedAt(rung.threshold);
        return [
          {
            code,
            path: `${path}/${rung.id}`,
            clauses: [...(before === undefined ? [] : [`${path}/${before.id}`]), `${path}/${rung.id}`],
            ...(example === undefined ? {} : { example }),
          },
        ];
      });
    }),
  );
}

const codes: Readonly<Record<string, Found['code']>> = {
  'ladder.not-rising': 'verify.shadowed',
  'ladder.milder': 'verify.milder',
};

/** Where a rung is reached. */
function reachedAt(threshold: AnyRung['threshold']): Example | undefined {
  const value = known(threshold as Value<Threshold | QuotaThreshold | BalanceThreshold>)?.value;
  if (value === undefined) return undefined;
  if ('share' in value) return { 'quota-used': value.share };
  if ('amount' in value) return { 'balance-below': value.amount };
  return { 'days-in-arrears': value.comparison === 'full-days' ? value.days : value.days + 1 };
}
