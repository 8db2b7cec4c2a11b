import type { LocalText } from '../base/text.ts';
import { cited } from '../pack/cited.ts';
import type { PenaltyClause } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import type { Case } from './holds.ts';
import { outcomeKey } from './measure-key.ts';
import { matchingSteps } from './outcomes.ts';
import { contradict, type Rule } from './rules-for.ts';
import type { Conflict, Outcome } from './verdict.ts';

type World = Omit<Case, 'reading'>;
/** The outcomes of each rule, each of its readings and each world. */
export type OutcomeTable = readonly (readonly (readonly (readonly Outcome[])[])[])[];

/** The clauses that come to different things on a case: steps of one clause that match at once, and tables that contradict. */
export function conflictsOf(
  rules: readonly Rule[],
  worlds: readonly World[],
  table: OutcomeTable,
  pack: Pack,
): Conflict[] {
  return [
    ...rules.flatMap((rule) => withinTable(rule, worlds)),
    ...betweenTables(rules, worlds, table, pack),
  ];
}

function withinTable({ penalty, version, readings }: Rule, worlds: readonly World[]): Conflict[] {
  if (version === undefined) return [];
  const found = new Map<
    string,
    { clauses: string[]; in: Set<World>; clause: PenaltyClause; names: LocalText[] }
  >();
  for (const { id, isDefault } of readings) {
    for (const world of worlds) {
      for (const { clause, steps } of matchingSteps(version, world, id)) {
        const differ = new Set(steps.map((step) => outcomeKey({ measures: step.measures, unknown: false })));
        if (differ.size < 2) continue;
        const clauses = steps.map((step) => `${penalty.id}/${clause.id}/${step.id}`);
        const key = clauses.join(' ');
        const same = found.get(key) ?? {
          clauses,
          in: new Set(),
          clause,
          names: steps.map(({ name }) => name),
        };
        if (isDefault || readings.length === 1) same.in.add(world);
        found.set(key, same);
      }
    }
  }
  return [...found.values()].map(({ clauses, in: where, clause, names }) => ({
    clauses,
    certain: where.size === worlds.length,
    text: {
      code: 'penalty.conflict-steps',
      params: {
        clause: clause.name,
        steps: names,
        why: clause.choose !== undefined && 'why' in clause.choose ? clause.choose.why : null,
      },
    },
  }));
}

function betweenTables(
  rules: readonly Rule[],
  worlds: readonly World[],
  table: OutcomeTable,
  pack: Pack,
): Conflict[] {
  return rules.flatMap((a, i) =>
    rules.slice(i + 1).flatMap((b, offset): Conflict[] => {
      if (!contradict(a.penalty, b.penalty)) return [];
      const sides = [table[i] ?? [], table[i + 1 + offset] ?? []];
      const differing = worlds.flatMap((_, world) => {
        const [left = [], right = []] = sides.map((readings) =>
          readings.flatMap((each) => each[world] ?? []),
        );
        return keysOf(left) === keysOf(right) ? [] : [[...left, ...right]];
      });
      if (differing.length === 0) return [];
      const stated = [a, b].flatMap(({ penalty }) =>
        (penalty.contradicts ?? []).filter((each) => [a.penalty.id, b.penalty.id].includes(each.penalty)),
      );
      const [first] = stated;
      return [
        {
          clauses: [...new Set(differing.flat().flatMap(({ clauses }) => clauses))],
          certain: differing.length === worlds.length && a.applies === 'yes' && b.applies === 'yes',
          text: {
            code: 'penalty.conflict-tables',
            params: { a: a.penalty.name, b: b.penalty.name, why: first?.why ?? null },
          },
          ...(first === undefined ? {} : { cite: cited(pack, first) }),
        },
      ];
    }),
  );
}

function keysOf(outcomes: readonly Outcome[]): string {
  return [...new Set(outcomes.map(outcomeKey))].sort().join('|');
}
