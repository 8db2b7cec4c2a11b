import type { Day } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import { isPercent } from '../base/percent.ts';
import type { AccountFacts } from '../facts/schema.ts';
import { type Cited, cited } from '../pack/cited.ts';
import type { Condition, Test } from '../pack/condition-schema.ts';
import type { Criteria, CriteriaVersion } from '../pack/criteria-schema.ts';
import { packOf } from '../pack/pack-of.ts';
import type { Pack } from '../pack/schema.ts';
import type { OrderCriteria } from './order-criteria.ts';
import { situations as ownSituations, type Situations } from './situations.ts';

/** What a pack says of abnormal orders. */
export interface OrderRule {
  readonly name: Criteria['name'];
  /** Where each situation that can be looked for in rows of orders stands in it. */
  readonly situations: Situations;
  /** The limits that it has, or that the user entered in it. */
  readonly criteria: Pick<OrderCriteria, 'returnsPercent'>;
}

/** By which fact of a rule each situation is told. */
const facts: Readonly<Record<string, string>> = {
  'unpaid-stock': 'unpaid-hold',
  brushing: 'brushing',
  'beyond-normal-use': 'beyond-normal-use',
  'wrong-details': 'wrong-details',
  'returns-refusals': 'returned-orders',
  'one-user-after-change': 'changed-to-same',
  advertising: 'advertising',
  'many-accounts': 'controls-accounts',
};

/**
 * What a pack has on abnormal orders on a day, for `checkOrders`, with the limit that the account's user entered in it; undefined where
 * it has nothing. The platform's own mark on an order is in no rule: it keeps the source that `checkOrders` has for it.
 *
 * @throws RangeError where an item names a source that the pack does not have; `parsePack` refuses such a pack.
 * @example
 * orderRule({}, kuaishou, '2026-11-22')?.situations['unpaid-stock'].clause // '一 1'
 * orderRule({}, taobao, '2026-11-22') // undefined
 */
export function orderRule(
  account: Pick<AccountFacts, 'values' | 'ladders'>,
  plain: Pack,
  on: Day,
): OrderRule | undefined {
  const { pack } = packOf(account, plain);
  for (const { subject, name, versions } of pack.criteria ?? []) {
    if (subject !== 'order') continue;
    const version = versions.find(
      ({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo),
    );
    const rule = version === undefined ? undefined : ruleOf(pack, name, version);
    // Another rule on orders, such as one on refunds, knows none of these situations.
    if (rule !== undefined && Object.keys(facts).some((situation) => situation in rule.situations))
      return rule;
  }
  return undefined;
}

function ruleOf(pack: Pack, name: Criteria['name'], { items }: CriteriaVersion): OrderRule {
  const situations: Record<string, Cited> = {};
  const mark = ownSituations['platform-risk'];
  if (mark !== undefined) situations['platform-risk'] = mark;
  for (const [situation, fact] of Object.entries(facts)) {
    const item = items.find(({ when }) => testsOf(when).some((test) => isOf(test, fact)));
    if (item !== undefined) situations[situation] = cited(pack, item);
  }
  const share = items
    .flatMap(({ when }) => testsOf(when))
    .find((test) => 'part' in test && isOf(test, facts['returns-refusals'] ?? ''));
  const percent = share !== undefined && 'range' in share ? percentFrom(share.range) : undefined;
  return { name, situations, criteria: percent === undefined ? {} : { returnsPercent: percent } };
}

function testsOf(condition: Condition): Test[] {
  if ('allOf' in condition) return condition.allOf.flatMap(testsOf);
  if ('anyOf' in condition) return condition.anyOf.flatMap(testsOf);
  return 'not' in condition ? testsOf(condition.not) : [condition];
}

function isOf(test: Test, fact: string): boolean {
  return ('fact' in test && test.fact === fact) || ('part' in test && test.part === fact);
}

/** The per cent from which on a range begins, as a number where it is whole; undefined where it says nothing of the kind. */
function percentFrom(range: object): number | Decimal | undefined {
  const { from } = 'value' in range ? (range.value as { readonly from?: string | number }) : {};
  const percent = String(from ?? '');
  if (!isPercent(percent)) return undefined;
  return /^\d+(\.0+)?$/.test(percent) ? Number(percent) : percent;
}
