import type { Day } from '../base/day.ts';
import type { Truth } from '../base/truth.ts';
import type { RuleFact } from '../pack/condition-schema.ts';
import type { Penalty, PenaltyVersion } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { versionKnown } from '../pack/version-known.ts';
import { givenCheck } from './given.ts';
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
  const { check, rulesOf } = rulesOn(pack, options);
  check(finding);
  return rulesOf(finding.offences);
}

type Offences = Finding['offences'];

/** What the tables of a pack are on a day. */
export interface Rules {
  /** Refuses what cannot be. */
  readonly check: (finding: Finding) => void;
  /** The same for offences that the same tables may govern. */
  readonly keyOf: (offences: Offences) => string;
  readonly rulesOf: (offences: Offences) => Rule[];
}

/** The tables of a pack in their versions of a day, for any finding. */
export function rulesOn(pack: Pack, options: PenaltyOptions): Rules {
  const { penalties = [] } = pack;
  if (options.penalty !== undefined && !penalties.some(({ id }) => id === options.penalty)) {
    throw new RangeError(`pack ${pack.id} has no penalty ${options.penalty}`);
  }
  const asked = penalties.filter(({ id }) => (options.penalty ?? id) === id);
  const known = new Set(penalties.map(({ offence }) => offence));
  const checkFacts = givenCheck(penalties.flatMap(({ facts }) => facts));
  return {
    check({ offences, facts }) {
      for (const offence of Object.keys(offences)) {
        if (!known.has(offence)) throw new RangeError(`pack ${pack.id} has no penalty for ${offence}`);
      }
      checkFacts(facts);
    },
    keyOf(offences) {
      let key = '';
      for (const offence of known) {
        const found = offences[offence];
        key += found === undefined ? '?' : found ? '+' : '-';
      }
      return key;
    },
    rulesOf: (offences) =>
      asked.flatMap((penalty): Rule[] => {
        const applies = options.penalty === undefined ? appliesTo(penalty, penalties, offences) : 'yes';
        if (applies === 'no') return [];
        const version = versionKnown(penalty.versions, options);
        return [{ penalty, version, applies, readings: pick(readingsIn(version?.clauses), options.reading) }];
      }),
  };
}

function pick(all: readonly NamedReading[], reading: string | undefined): readonly NamedReading[] {
  if (reading === undefined) return all;
  const asked = all.filter(({ id }) => id === reading);
  return asked.length > 0 ? asked : all.slice(0, 1);
}

function appliesTo(penalty: Penalty, penalties: readonly Penalty[], offences: Offences): Truth {
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
