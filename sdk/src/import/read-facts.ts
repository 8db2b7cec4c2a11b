import type { Problem } from '../base/problem.ts';
import { parseFacts } from '../facts/parse.ts';
import type { AccountPart } from '../facts/part.ts';
import type { AccountFacts, Facts } from '../facts/schema.ts';
import { isObject, type JsonObject } from './json-object.ts';
import type { ProblemList } from './problem-list.ts';
import { firstOf, Register, type Registered } from './register.ts';
import { nothing, type Reading } from './result.ts';
import { UsageRegister } from './usage-register.ts';

/**
 * Facts in Duewatch's own format. A record of a list that is wrong is left out and listed, the others are kept. The
 * position and the direct debit are kept whole or not at all: a position short of one debt would show too small an
 * arrears. Nothing is kept of a file without the right format, nor of an account without platform or id.
 */
export function readFacts(
  pages: readonly { readonly value: unknown; readonly path: string }[],
  file: string,
  problems: ProblemList,
): Reading {
  const accounts: AccountPart[] = [];
  let rows = 0;
  let kept = 0;
  let repeated = 0;
  for (const { value } of pages) {
    rows += recordsIn(value);
    const facts = parseWhatIsRight(value, file, problems);
    facts?.accounts.forEach((account, index) => {
      const single = withoutRepeats(account, `accounts[${index}]`, problems);
      repeated += single.repeated;
      kept += recordsOf(single.account);
      accounts.push(single.account);
    });
  }
  return {
    ...nothing,
    facts: { accounts },
    problems: problems.list(),
    counts: { rows, kept, bad: rows - kept - repeated, repeated },
  };
}

function parseWhatIsRight(value: unknown, file: string, problems: ProblemList): Facts | undefined {
  let checked = parseFacts(value, file);
  problems.add(checked.problems);
  // Usually once is enough; what a wrong outer shape hid may come to light in the next round.
  for (let round = 0; checked.value === undefined && round < 3; round += 1) {
    const pruned = withoutWrong(value, checked.problems, problems);
    if (pruned === undefined) return undefined;
    checked = parseFacts(pruned, file);
    if (round === 2) problems.add(checked.problems);
  }
  return checked.value;
}

const accountPath = /^accounts\[(\d+)\](?:\.(.+))?$/s;
const whole = new Set(['position', 'directDebit']);

/** What is wrong in one account: fields as a whole, records of a list by index, and values by key. */
interface Wrong {
  readonly fields: Set<string>;
  readonly records: Map<string, Set<number>>;
  readonly values: Set<string>;
}

/** A copy without the records and fields that the problems name, or undefined where no part can be right. */
function withoutWrong(
  value: unknown,
  found: readonly Problem[],
  problems: ProblemList,
): Record<string, unknown> | undefined {
  if (!isObject(value) || !Array.isArray(value.accounts)) return undefined;
  const result: Record<string, unknown> = { ...value };
  const dropped = new Set<number>();
  const wrong = new Map<number, Wrong>();
  for (const problem of found) {
    const match = accountPath.exec(problem.path ?? '');
    if (match === null) {
      if (problem.code !== 'key.unknown') return undefined;
      delete result[problem.path ?? ''];
      continue;
    }
    const account = Number(match[1]);
    const rest = match[2] ?? '';
    if (rest === '' || rest === 'platform' || rest === 'id') {
      dropped.add(account);
      continue;
    }
    const known = wrong.get(account) ?? { fields: new Set(), records: new Map(), values: new Set() };
    wrong.set(account, known);
    note(known, rest, problem);
  }
  result.accounts = value.accounts.flatMap((account: unknown, index) => {
    if (dropped.has(index) || !isObject(account)) return [];
    const marked = wrong.get(index);
    if (marked?.fields.has('position') && 'position' in account) {
      problems.warn('position.left-out', { path: `accounts[${index}].position` });
    }
    return [marked === undefined ? account : without(account, marked)];
  });
  return result;
}

function note(wrong: Wrong, rest: string, problem: Problem): void {
  const field = /^(\w+)(?:\[(\d+)\])?/.exec(rest);
  const name = field?.[1] ?? rest;
  if (problem.code === 'key.unknown' && problem.found === rest) {
    wrong.fields.add(rest);
  } else if (name === 'values' && rest.startsWith('values.')) {
    wrong.values.add(rest.slice('values.'.length));
  } else if (field?.[2] === undefined || whole.has(name)) {
    wrong.fields.add(name);
  } else {
    const records = wrong.records.get(name) ?? new Set();
    wrong.records.set(name, records.add(Number(field[2])));
  }
}

function without(account: JsonObject, wrong: Wrong): JsonObject {
  const entries = Object.entries(account)
    .filter(([name]) => !wrong.fields.has(name))
    .map(([name, field]): [string, unknown] => {
      const records = wrong.records.get(name);
      if (records && Array.isArray(field)) return [name, field.filter((_, at) => !records.has(at))];
      if (name !== 'values' || !isObject(field)) return [name, field];
      return [name, Object.fromEntries(Object.entries(field).filter(([key]) => !wrong.values.has(key)))];
    });
  return Object.fromEntries(entries);
}

interface Distinct<T> {
  readonly records: T[];
  add(record: T, place: { path: string }): Registered;
}

function keyed<T extends object>(identity: (record: T) => string): Distinct<T> {
  const register = new Register<T>();
  return {
    records: register.records,
    add: (record, place) => register.add(identity(record), record, place),
  };
}

function withoutRepeats(
  account: AccountFacts,
  path: string,
  problems: ProblemList,
): { account: AccountFacts; repeated: number } {
  let repeated = 0;
  let conflicts = 0;
  const single = <T extends object>(name: string, records: readonly T[], distinct: Distinct<T>): T[] => {
    records.forEach((record, index) => {
      const place = `${path}.${name}[${index}]`;
      const outcome = distinct.add(record, { path: place });
      if (outcome.outcome === 'repeated') {
        repeated += 1;
        problems.warn('row.repeated', { path: place });
      } else if (outcome.outcome === 'conflict') {
        conflicts += 1;
        problems.error('row.conflict', { path: place, params: firstOf(outcome.first) });
      }
    });
    return distinct.records;
  };
  const { apps, usage, payments, adjustments, serviceOrders, shopOrders, position, ...rest } = account;
  const { violations, points, restrictions, duties, subscriptions, refunds, ownDeadlines, marks } = rest;
  const byId = <T extends { readonly id: string }>(list: string, records: readonly T[]) =>
    single(
      list,
      records,
      keyed<T>(({ id }) => id),
    );
  const result: AccountFacts = {
    ...rest,
    ...(apps && {
      apps: single(
        'apps',
        apps,
        keyed((app) => app.appKey),
      ),
    }),
    ...(usage && { usage: single('usage', usage, new UsageRegister()) }),
    ...(payments && { payments: byId('payments', payments) }),
    ...(adjustments && { adjustments: byId('adjustments', adjustments) }),
    ...(serviceOrders && { serviceOrders: byId('serviceOrders', serviceOrders) }),
    ...(shopOrders && { shopOrders: byId('shopOrders', shopOrders) }),
    ...(violations && { violations: byId('violations', violations) }),
    ...(points && { points: byId('points', points) }),
    ...(restrictions && { restrictions: byId('restrictions', restrictions) }),
    ...(subscriptions && { subscriptions: byId('subscriptions', subscriptions) }),
    ...(refunds && { refunds: byId('refunds', refunds) }),
    ...(ownDeadlines && { ownDeadlines: byId('ownDeadlines', ownDeadlines) }),
    ...(duties && {
      duties: single(
        'duties',
        duties,
        keyed((duty) => duty.obligation),
      ),
    }),
    ...(marks && {
      marks: single(
        'marks',
        marks,
        keyed((mark) => mark.deadline),
      ),
    }),
  };
  if (position) {
    conflicts = 0;
    const debts = single(
      'position.debts',
      position.debts,
      keyed((debt) => debt.id),
    );
    if (conflicts > 0) problems.warn('position.left-out', { path: `${path}.position` });
    else result.position = { ...position, debts };
  }
  return { account: result, repeated };
}

const lists = [
  'apps',
  'usage',
  'payments',
  'adjustments',
  'limits',
  'readings',
  'serviceOrders',
  'shopOrders',
  'violations',
  'points',
  'restrictions',
  'duties',
  'subscriptions',
  'refunds',
  'ownDeadlines',
  'marks',
];

function recordsIn(value: unknown): number {
  if (!isObject(value) || !Array.isArray(value.accounts)) return 0;
  return value.accounts.reduce((sum: number, account: unknown) => sum + recordsOf(account), 0);
}

function recordsOf(account: unknown): number {
  if (!isObject(account)) return 0;
  const debts = isObject(account.position) ? account.position.debts : undefined;
  return [...lists.map((name) => account[name]), debts].reduce(
    (sum: number, list) => sum + (Array.isArray(list) ? list.length : 0),
    0,
  );
}
