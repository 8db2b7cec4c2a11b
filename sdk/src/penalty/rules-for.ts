import type { Day } from '../base/day.ts';
import type { Truth } from '../base/truth.ts';
import type { RuleFact } from '../pack/condition-schema.ts';
import type { Penalty, PenaltyVersion } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { versionKnown } from '../pack/version-known.ts';
import { checkGiven } from './given.ts';
import { type NamedReading, readingsIn } from './readings-in.ts';
import type { Finding } from './verdict.ts';

export interface PenaltyOptions {
  /** The day of the offence: the rule that held then governs. */
  readonly validAt: Day;
  /** Only what was published by that day; everything known today without. */
  readonly knownAt?: Day | undefined;
  /** One table of the pack; those of the offences found without. */
  readonly penalty?: string | undefined;
  /** One reading, by its id; all of them without. A table that has none of that name is read as its default. */
  readonly reading?: string | undefined;
}

/** A table that may govern a case, in the version of the day. */
export interface Rule {
  readonly penalty: Penalty;
  readonly version: PenaltyVersion | undefined;
  /** `unknown` where only a contradiction with another table brings it in. */
  readonly applies: Truth;
  /** The default, or the one asked for, first. */
  readonly readings: readonly NamedReading[];
}

/** The tables of a pack that may govern a finding. */
export function rulesFor(finding: Finding, pack: Pack, options: PenaltyOptions): Rule[] {
  const { penalties = [] } = pack;
  const named = Object.keys(finding.offences).find(
    (offence) => !penalties.some((penalty) => penalty.offence === offence),
  );
  if (named !== undefined) throw new RangeError(`pack ${pack.id} has no penalty for ${named}`);
  if (options.penalty !== undefined && !penalties.some(({ id }) => id === options.penalty)) {
    throw new RangeError(`pack ${pack.id} has no penalty ${options.penalty}`);
  }
  checkGiven(
    finding.facts,
    penalties.flatMap(({ facts }) => facts),
  );
  return penalties.flatMap((penalty) => {
    const applies = options.penalty === undefined ? appliesTo(penalty, penalties, finding) : 'yes';
    if (applies === 'no' || (options.penalty ?? penalty.id) !== penalty.id) return [];
    const version = versionKnown(penalty.versions, options);
    const readings = readingsIn(version?.clauses);
    const asked = readings.filter(({ id }) => id === options.reading);
    const [first] = readings;
    return { penalty, version, applies, readings: pick(options.reading, asked, readings, first) };
  });
}

function pick(
  reading: string | undefined,
  asked: readonly NamedReading[],
  all: readonly NamedReading[],
  first: NamedReading | undefined,
): readonly NamedReading[] {
  if (reading === undefined) return all;
  return asked.length > 0 || first === undefined ? asked : [first];
}

function appliesTo(penalty: Penalty, penalties: readonly Penalty[], { offences }: Finding): Truth {
  const found = offences[penalty.offence];
  if (found !== undefined) return found ? 'yes' : 'no';
  const other = penalties.some(
    (candidate) => offences[candidate.offence] === true && contradict(penalty, candidate),
  );
  return other ? 'unknown' : 'no';
}

export function contradict(a: Penalty, b: Penalty): boolean {
  const names = (one: Penalty, other: Penalty) =>
    (one.contradicts ?? []).some(({ penalty }) => penalty === other.id);
  return names(a, b) || names(b, a);
}

/** The facts of some tables, each once. */
export function factsOf(rules: readonly { readonly penalty: Penalty }[]): RuleFact[] {
  const facts = rules.flatMap(({ penalty }) => penalty.facts);
  return facts.filter((fact, index) => facts.findIndex(({ id }) => id === fact.id) === index);
}
