import { axesOf, testsOf } from '../../penalty/axes.ts';
import { holds } from '../../penalty/holds.ts';
import { readingsIn } from '../../penalty/readings-in.ts';
import type { Condition, RuleFact } from '../condition-schema.ts';
import type { CriteriaItem, CriteriaVersion } from '../criteria-schema.ts';
import type { Pack } from '../schema.ts';
import { caseAt } from './case-at.ts';
import { casesOf, type Probe } from './cases-of.ts';
import type { Example, Found } from './pack-finding.ts';

/** Items that no case meets or that add nothing to another one, and items that no case meets together where all must be met. */
export function criteriaFindings(pack: Pack): Found[] {
  return (pack.criteria ?? []).flatMap(({ id, facts, versions }) =>
    versions.flatMap((version) => ofVersion(version, facts, `criteria/${id}/${version.id}`)),
  );
}

function ofVersion(version: CriteriaVersion, facts: readonly RuleFact[], path: string): Found[] {
  const { items, join } = version;
  const at = ({ id }: CriteriaItem) => `${path}/items/${id}`;
  const found: Found[] = [];
  const reachable = items.filter((item) => {
    const isMet = casesWith([item.when]).some(({ truths: [met] }) => met !== 'no');
    if (!isMet) found.push({ code: 'verify.unreachable', path: at(item) });
    return isMet;
  });
  function casesWith(conditions: readonly Condition[]) {
    const axes = axesOf(conditions, facts);
    const readings = readingsIn(conditions);
    return casesOf(conditions, facts, version).flatMap((probe) => {
      const here = caseAt(probe, axes, facts);
      return readings.map(({ id: reading }) => ({
        probe,
        truths: conditions.map((condition) => holds(condition, { ...here, reading })),
      }));
    });
  }

  reachable.forEach((item, index) => {
    for (const other of reachable.slice(0, index)) {
      if (!shareFact(item.when, other.when)) continue;
      const cases = casesWith([other.when, item.when]);
      // Where any item is enough, one within another adds nothing; where all must be met, one that another brings along.
      const isIn = (inner: number, outer: number) =>
        cases.every(({ truths }) => truths[inner] === 'no' || truths[outer] === 'yes');
      const [addsNothing, says] = join === 'any' ? [1, 0] : [0, 1];
      const shadowed = isIn(addsNothing, says) ? item : isIn(says, addsNothing) ? other : undefined;
      const example = cases.find(({ truths }) => truths.every((truth) => truth === 'yes'));
      if (shadowed !== undefined && example !== undefined) {
        found.push({
          code: 'verify.shadowed',
          path: at(shadowed),
          clauses: [at(other), at(item)],
          example: exampleOf(example.probe),
        });
      }
    }
  });

  if (join === 'all' && reachable.length > 1 && reachable.length === items.length) {
    const cases = casesWith(items.map(({ when }) => when));
    if (cases.every(({ truths }) => truths.includes('no'))) {
      found.push({ code: 'verify.contradiction', path, clauses: items.map(at) });
    }
  }
  return found;
}

function shareFact(a: Condition, b: Condition): boolean {
  const names = (condition: Condition) =>
    testsOf(condition).flatMap((test) =>
      'part' in test ? [test.part, test.of] : 'fact' in test ? [test.fact] : ['on'],
    );
  const others = names(b);
  return names(a).some((name) => others.includes(name));
}

/** The facts of a case, and its day where the rule asks for one. */
export function exampleOf({ given, on }: Probe, day = false): Example {
  return { ...(given as Example), ...(day ? { day: on } : {}) };
}
