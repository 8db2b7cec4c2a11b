import { formatAmount, formatDay } from './format.ts';
import type { policyZhCN } from './policy.zh-CN.ts';
import type { Say } from './say.ts';

type Params = Readonly<Record<string, unknown>>;

/** Penalties, criteria and points in English. */
export const policyEn: Record<keyof typeof policyZhCN, (params: Params, say: Say) => string> = {
  'penalty.measure.warn': (p) => took('a warning', p),
  'penalty.measure.deduct-points': (p) => took(`${p.points} points deducted`, p),
  'penalty.measure.deduct-deposit': (p) => took(`deposit reduced${money(p)}`, p),
  'penalty.measure.forfeit-deposit': (p) => took('the whole deposit lost', p),
  'penalty.measure.compensate-buyer': (p) => took(`the buyer compensated${money(p)}`, p),
  'penalty.measure.delete-records': (p) => took('credit points and sales records deleted', p),
  'penalty.measure.remove-content': (p) => took('unlawful content removed', p),
  'penalty.measure.remove-listings': (p) => took('listings removed', p),
  'penalty.measure.refund-orders': (p) => took('the orders refunded', p),
  'penalty.measure.limit-promotion': (p) => took('no promotions', p),
  'penalty.measure.demote-listings': (p) => took('listings ranked lower', p),
  'penalty.measure.limit-publishing': (p) => took('no new or edited listings', p),
  'penalty.measure.restrict-rights': (p) => took('rights restricted', p),
  'penalty.measure.freeze-account': (p) => took('account frozen', p),
  'penalty.measure.delist-services': (p) => took('services delisted', p),
  'penalty.measure.refuse-new-orders': (p) => took('no new subscriptions', p),
  'penalty.measure.end-existing-use': (p) => took('existing subscriptions ended', p),
  'penalty.measure.refuse-entry': (p) => took('entry refused', p),
  'penalty.measure.prohibit-service': (p) => took('the service prohibited', p),
  'penalty.measure.terminate-service': (p) => took('service terminated', p),
  'penalty.measure.close-account': (p) => took('account closed', p),
  'penalty.measure.expel': (p) => took('expelled from the platform', p),
  'penalty.measure.cancel-order': (p) => took('the order cancelled', p),
  'penalty.measure.withhold-shipment': (p) => took('the goods not shipped', p),
  'penalty.measure.recall-shipment': (p) => took('shipped goods stopped or recalled', p),
  'penalty.measure.limit-buyer': (p) => took("the buyer's account limited", p),
  'penalty.measure.revoke-benefits': (p) => took('coupons, gifts and the like taken back', p),
  'penalty.measure.suspend-service': (p) => took('service suspended or ended', p),
  'penalty.measure.other-control': (p) => took('other controls that are needed', p),

  'penalty.rule': (p, say) => `${say(p.name)}, the version ${since(p.from)}`,
  'penalty.step': (p, say) => {
    const head =
      p.how === 'certain' ? 'Fits' : p.how === 'possible' ? 'May fit' : 'May fit under another reading';
    const listed = say.list(p.measures, ', ');
    const oneOf = say.list(p.oneOf, ', ');
    const parts = [
      listed,
      oneOf === '' ? '' : `${listed === '' ? '' : 'and '}one of: ${oneOf}`,
      p.unknown === null ? '' : say(p.unknown),
    ].filter((part) => part !== '');
    return `${head} “${say(p.step)}” of “${say(p.clause)}”: ${parts.join('; ') || 'no measures'}`;
  },
  'penalty.reading': (p, say) => {
    const steps = say.list(p.steps, '” or “');
    const why = say(p.why);
    return `${p.chosen === true ? 'Default reading' : 'Another reading'}: ${say(p.name)}${
      steps === '' ? '' : `, which gives “${steps}”`
    }.${why === '' ? '' : ` ${why}`}`;
  },
  'penalty.test': (p, say) => {
    const read = p.read === null ? 'not known' : typeof p.read === 'boolean' ? answer(p.read) : say(p.read);
    const verdict = p.holds === 'yes' ? 'holds' : p.holds === 'no' ? 'does not hold' : 'cannot be told';
    return `${say(p.name)}: ${read}; asked is ${say(p.asked)}; ${verdict}`;
  },
  'penalty.range': (p) => {
    const unit = p.percent === true ? ' %' : '';
    const parts = [
      p.above === null ? '' : `more than ${p.above}${unit}`,
      p.from === null ? '' : `at least ${p.from}${unit}`,
      p.below === null ? '' : `less than ${p.below}${unit}`,
      p.upTo === null ? '' : `at most ${p.upTo}${unit}`,
    ];
    return parts.filter((part) => part !== '').join(' and ');
  },
  'penalty.range-unknown': () => 'a limit that is not published',
  'penalty.answer': (p, say) => (typeof p.is === 'boolean' ? answer(p.is) : say(p.is)),
  'penalty.day': () => 'day',
  'penalty.days': (p) => {
    if (p.from !== null && p.upTo !== null) return `${p.from} to ${p.upTo}`;
    return p.from === null ? `${p.upTo} at the latest` : `${p.from} at the earliest`;
  },
  'penalty.share': (p, say) => `share of ${say(p.part)} in ${say(p.of)}`,
  'penalty.share-read': (p) => `${p.part} of ${p.of} (${percent(p)})`,
  'penalty.conflict-steps': (p, say) => {
    const why = say(p.why);
    const steps = say.list(p.steps, '”, “');
    return `Several steps of “${say(p.clause)}” match at once: “${steps}”.${why === '' ? '' : ` ${why}`}`;
  },
  'penalty.conflict-tables': (p, say) =>
    `The rules “${say(p.a)}” and “${say(p.b)}” contradict each other. ${say(p.why)}`.trim(),
  'penalty.need-fact': (p, say) =>
    Number(p.leaves) < Number(p.of)
      ? `Missing: ${say(p.name)}. Of ${p.of} outcomes it leaves at most ${p.leaves}`
      : `Missing: ${say(p.name)}. It narrows the outcomes together with what else is missing`,
  'penalty.need-offence': (p, say) => `Does the platform also hold it to be ${say(p.name)}`,
  'penalty.need-limit': (p, say) => `The limit for ${say(p.name)} is not published; you can enter your own`,
  'penalty.raise-number': (p, say) =>
    `${p.over === true ? 'over ' : ''}${points(p.more)} more (${say(p.name)})`,
  'penalty.raise-share': (p, say) =>
    p.more === '0.00'
      ? `more than ${p.at} % (${say(p.part)} in ${say(p.of)})`
      : `${points(p.more)} more points of share (${say(p.part)} in ${say(p.of)})`,
  'penalty.way': (p, say) =>
    `${say.list(p.raises, ' and ')}: ${say.list(p.measures, ', ') || 'measures not published'}`,

  'criteria.item.yes': (p, say) => `${say(p.name)}: yes`,
  'criteria.item.no': (p, say) => `${say(p.name)}: no`,
  'criteria.item.unknown': (p, say) => `${say(p.name)}: cannot be told`,
  'criteria.need': (p, say) => `Missing: ${say(p.name)}`,

  'points.status': (p, say) => {
    const low = points(p.low);
    const sum = p.high === p.low ? low : p.high === null ? `at least ${low}` : `${low} to ${points(p.high)}`;
    return `${say(p.name)}: ${sum} on ${formatDay(say.text(p.on), 'en')}${p.credit === null ? '' : ` (of ${p.credit})`}`;
  },
  'points.level': (p, say) =>
    `Has reached “${say(p.name)}”: ${say.list(p.measures, ', ') || 'measures not published'}`,
  'points.expiry.fixed-day': (p) => `Cleared at the end of ${p.day}/${p.month} each year`,
  'points.expiry.quarter': (p) =>
    p.on === 'first-day'
      ? 'Cleared on the first day of each quarter'
      : p.on === 'first-monday'
        ? 'Cleared on the first Monday of each quarter'
        : 'Cleared on the last Monday of each quarter',
  'points.expiry.rolling': (p) => `Each counts for ${p.days} days, its own included`,
  'points.expiry.never': () => 'Never cleared',
};

function took(what: string, { modality, days }: Params): string {
  const lasting = typeof days === 'number' ? `${what} for ${days === 1 ? '1 day' : `${days} days`}` : what;
  return modality === 'may'
    ? `allowed: ${lasting}`
    : modality === 'may-not'
      ? `not allowed: ${lasting}`
      : lasting;
}

function money({ amount }: Params): string {
  return typeof amount === 'string' ? ` by ${formatAmount(amount)}` : '';
}

function since(day: unknown): string {
  return day === '1900-01-01' ? 'whose first day is not known' : `since ${day}`;
}

function answer(is: boolean): string {
  return is ? 'yes' : 'no';
}

function points(amount: unknown): string {
  return String(amount).replace(/\.0+$|(\.\d*?)0+$/, '$1');
}

/** Rounded to two decimals, for reading: what decides is the comparison of the whole numbers. */
function percent({ part, of }: Params): string {
  if (of === 0) return '0 %';
  const hundredths = Math.round((Number(part) * 10_000) / Number(of));
  return `${hundredths / 100} %`;
}
