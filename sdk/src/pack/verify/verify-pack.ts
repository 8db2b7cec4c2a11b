import type { LocalText, Message } from '../../base/text.ts';
import type { RuleFact } from '../condition-schema.ts';
import type { Pack } from '../schema.ts';
import { walkPack } from '../walk-pack.ts';
import { criteriaFindings } from './criteria-findings.ts';
import { ladderFindings } from './ladder-findings.ts';
import { obligationFindings } from './obligation-findings.ts';
import { type Example, type Found, type PackFinding, severities } from './pack-finding.ts';
import { penaltyFindings } from './penalty-findings.ts';
import { pointsFindings } from './points-findings.ts';
import { priceFindings } from './price-findings.ts';
import { rangeFindings } from './range-findings.ts';
import { sourceFindings } from './source-findings.ts';
import { unknownFindings } from './unknown-findings.ts';
import { validityFindings } from './validity-findings.ts';

/**
 * Everything in a pack that is open, or that it cannot mean: gaps and overlaps of ranges, numbers that belong to no step or to two,
 * steps that are never taken, steps at which more makes it milder, days without a version or with two, obligations that are due
 * before they take effect, rules that contradict each other, values without a source, sources without a date, and what nobody has found. Each finding has a concrete input that
 * shows it, and why it is there where the pack declares it. A declaration of what is not there is a finding too, so that a pack is
 * in order where every finding is declared. Errors first, then in the order of the pack.
 *
 * The pack's shape must be right (`parsePack`). Cases are looked at on both sides of and at every end of every range, at most
 * 100,000 of a table.
 *
 * @example
 * verifyPack(aliexpress).filter(({ declared }) => declared === null) // []: it declares what it leaves open
 * verifyPack({ ...aliexpress, declared: [] }).find(({ code }) => code === 'verify.milder')?.example
 * // { times: 2, 'fake-orders': 2, 'total-orders': 2 }: one in two is 15 days, two in two are 7, where the harshest match counts
 */
export function verifyPack(pack: Pack): PackFinding[] {
  const found: Found[] = [
    ...validityFindings(pack),
    ...rangeFindings(pack),
    ...priceFindings(pack),
    ...ladderFindings(pack),
    ...penaltyFindings(pack),
    ...criteriaFindings(pack),
    ...pointsFindings(pack),
    ...obligationFindings(pack),
    ...sourceFindings(pack),
    ...unknownFindings(pack),
  ];
  const { declared = [] } = pack;
  for (const { code, path } of declared) {
    if (!found.some((each) => each.code === code && each.path === path)) {
      found.push({ code: 'verify.not-found', path, what: code });
    }
  }
  const names = namesIn(pack);
  const rank = (finding: PackFinding) => ['error', 'warning', 'note'].indexOf(finding.severity);
  return found
    .map((each): PackFinding => {
      const { code, path, clauses = [path], example } = each;
      return {
        code,
        severity: severities[code],
        path,
        clauses,
        example: example ?? null,
        text: textOf(each, names, factsAt(pack, path)),
        declared: declared.find((one) => one.code === code && one.path === path)?.why ?? null,
      };
    })
    .sort((a, b) => rank(a) - rank(b));
}

/** The names on the way to each path: of a table, its version where it has several, a clause, a step. */
function namesIn(pack: Pack): (path: string) => readonly (LocalText | string)[] {
  const own = new Map<string, LocalText | string>();
  walkPack({ ...pack, name: undefined }, ({ name, versions }, path) => {
    if (name !== undefined) own.set(path, name as LocalText);
    if (!Array.isArray(versions) || versions.length < 2) return;
    for (const version of versions) own.set(`${path}/${version.id}`, version.id);
  });
  return (path) => {
    const parts = path.split('/');
    return parts.flatMap((_, index) => own.get(parts.slice(0, index + 1).join('/')) ?? []);
  };
}

function textOf(
  { code, path, clauses = [path], example = {}, what }: Found,
  names: ReturnType<typeof namesIn>,
  facts: readonly RuleFact[],
): Message {
  const nameOf = (place: string) => {
    const known = names(place);
    return known.length === 0 ? place : { code: 'verify.place', params: { names: known } };
  };
  return {
    code,
    params: {
      path,
      where: nameOf(path),
      clauses: clauses.map(nameOf),
      example: inputsOf(example, facts),
      what: typeof what === 'object' ? what : (what ?? null),
    },
  };
}

function inputsOf(example: Example, facts: readonly RuleFact[]): Message[] {
  return Object.entries(example).map(([id, value]) => {
    const fact = facts.find((candidate) => candidate.id === id);
    const option = fact?.options?.find((candidate) => candidate.id === value);
    return { code: 'verify.input', params: { id, name: fact?.name ?? null, value: option?.name ?? value } };
  });
}

/** The facts that a rule asks for. */
function factsAt({ penalties = [], criteria = [] }: Pack, path: string): readonly RuleFact[] {
  const [list, id] = path.split('/');
  if (list === 'criteria') return criteria.find((rule) => rule.id === id)?.facts ?? [];
  const own = penalties.find((rule) => rule.id === id)?.facts ?? [];
  return list === 'penalties' ? [...own, ...penalties.flatMap(({ facts }) => facts)] : [];
}
