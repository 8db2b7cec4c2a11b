import { alibaba1688, aliexpress, doudian, kuaishou } from 'duewatch/packs';

const packs = { aliexpress, alibaba1688, doudian, kuaishou };
const table = 'penalties.0.versions.0';
const second = `${table}.clauses.1`;
const gate = 'penalties.0.versions.0.clauses.0';

/** A copy of a pack with one thing changed, at a path such as `penalties.0.id`; undefined takes it out. */
export function changed(pack: keyof typeof packs, path: string, value: unknown): unknown {
  const copy = structuredClone(packs[pack]) as unknown;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let node = copy as Record<string, unknown>;
  for (const step of steps) node = node[step] as Record<string, unknown>;
  if (value === undefined) delete node[last];
  else node[last] = value;
  return copy;
}

/** What is wrong, in which pack, where, what stands there instead, and the code of the problem. */
export type WrongRule = readonly [string, keyof typeof packs, string, unknown, string];

export const wrongRules: readonly WrongRule[] = [
  ['an unknown key in a table', 'aliexpress', 'penalties.0.colour', 1, 'key.unknown'],
  ['an unknown key in a range', 'aliexpress', `${second}.when.range.value.over`, 1, 'key.unknown'],
  ['an expression in place of a condition', 'aliexpress', `${second}.when`, 'times == 2', 'type.other'],
  [
    'a pattern in a condition',
    'aliexpress',
    `${second}.when`,
    { fact: 'times', matches: '2' },
    'key.missing',
  ],
  ['a range without an end', 'aliexpress', `${second}.when.range.value`, {}, 'range.ends'],
  ['two lower ends', 'aliexpress', `${second}.when.range.value`, { above: 1, from: 2 }, 'range.ends'],
  [
    'two upper ends, one of them 0',
    'aliexpress',
    `${second}.when.range.value`,
    { below: 0, upTo: 2 },
    'range.ends',
  ],
  ['a negative end', 'aliexpress', `${second}.when.range.value`, { from: -1 }, 'count.negative'],
  [
    'an end with a fraction that is no decimal',
    'aliexpress',
    `${second}.when.range.value`,
    { from: 0.2 },
    'count.not-whole',
  ],
  ['a range without source', 'aliexpress', `${second}.when.range.source`, undefined, 'key.missing'],
  [
    'a range with a source that is not there',
    'aliexpress',
    `${second}.when.range.source`,
    'nowhere',
    'pack.no-source',
  ],
  ['a step without confidence', 'aliexpress', `${second}.steps.0.confidence`, undefined, 'key.missing'],
  ['a clause without steps', 'aliexpress', `${second}.steps`, [], 'list.empty'],
  ['a default reading that is none', 'aliexpress', `${second}.choose.default`, 'mildest', 'pack.no-reading'],
  [
    'a reading of ranges that is none',
    'aliexpress',
    `${second}.choose.readings.2.value.ranges`,
    'below',
    'pack.no-reading',
  ],
  ['a test of a fact that is not declared', 'aliexpress', `${second}.when.fact`, 'time', 'rule.no-fact'],
  [
    'a range of a yes-no fact',
    'alibaba1688',
    'criteria.0.versions.0.items.0.when.fact',
    'serious-ip',
    'rule.fact-kind',
  ],
  ['a choice that does not exist', 'alibaba1688', `${gate}.when.anyOf.0.is`, 'company', 'rule.fact-kind'],
  [
    'a share of points',
    'alibaba1688',
    'criteria.0.versions.0.items.2.when.anyOf.1.part',
    'violation-points',
    'rule.fact-kind',
  ],
  ['a part of what is no count', 'alibaba1688', 'criteria.0.facts.2.partOf', 'serious-ip', 'rule.no-fact'],
  ['a choice without options', 'alibaba1688', 'penalties.0.facts.0.options', undefined, 'rule.fact-kind'],
  [
    'an unknown limit that nobody can enter',
    'kuaishou',
    'criteria.0.versions.0.items.6.when.anyOf.2.enter',
    undefined,
    'rule.no-limit',
  ],
  ['an unknown kind of measure', 'aliexpress', `${second}.steps.0.measures.0.kind`, 'fine', 'choice.unknown'],
  ['an unknown modality', 'aliexpress', `${second}.steps.0.measures.0.modality`, 'should', 'choice.unknown'],
  ['a measure for 0 days', 'aliexpress', `${second}.steps.0.measures.0.days`, 0, 'count.not-positive'],
  ['a measure that has no rank', 'aliexpress', `${table}.harshness.value`, ['warn'], 'rule.not-ranked'],
  [
    'a contradiction with itself',
    'aliexpress',
    'penalties.0.contradicts.0.penalty',
    'fake-transactions',
    'rule.no-penalty',
  ],
  ['two steps of one id', 'aliexpress', `${second}.steps.1.id`, '2.1', 'pack.repeated-id'],
  ['two tables of one id', 'aliexpress', 'penalties.1.id', 'serious-ip-infringement', 'pack.repeated-id'],
  [
    'a version that ends before it starts',
    'aliexpress',
    `${table}.validTo`,
    '2022-06-15',
    'pack.ends-before-start',
  ],
  ['a day of notice that is none', 'aliexpress', `${table}.published`, '2022-02-30', 'day.invalid'],
  [
    'a way to expire that does not exist',
    'doudian',
    'points.0.versions.0.expiry.value.kind',
    'weekly',
    'choice.unknown',
  ],
  [
    'a fixed day without its month',
    'doudian',
    'points.0.versions.0.expiry.value.month',
    undefined,
    'key.missing',
  ],
  ['a criteria of an unknown subject', 'kuaishou', 'criteria.0.subject', 'buyer', 'choice.unknown'],
];
