import { formatAmount, formatCount, formatDay } from './format.ts';
import type { packsZhCN } from './packs.zh-CN.ts';
import type { Say } from './say.ts';

type Params = Readonly<Record<string, unknown>>;

/** What is found in packs and what changes between two of them, in English. */
export const packsEn: Record<keyof typeof packsZhCN, (params: Params, say: Say) => string> = {
  'verify.place': (p, say) => quoted(say.list(p.names, ' · ')),
  'verify.input': (p, say) => {
    const name = p.name === null ? (inputs[say.text(p.id)] ?? say.text(p.id)) : say(p.name);
    return `${name} ${p.value === true ? 'yes' : p.value === false ? 'no' : say(p.value)}`;
  },
  'verify.gap': (p, say) => `At ${say(p.where)} there is a gap in which no step holds${example(p, say)}`,
  'verify.overlap': (p, say) =>
    `${say.list(p.clauses, ' and ')} hold at once and come to different things${example(p, say)}`,
  'verify.end-never': (p, say) =>
    `The number between steps belongs to none: ${say.list(p.clauses, ', ')}${example(p, say)}`,
  'verify.end-twice': (p, say) =>
    `The number between steps belongs to both ${say.list(p.clauses, ' and ')}${example(p, say)}`,
  'verify.shadowed': (p, say) =>
    `${say(p.where)} is never taken, because another always is${example(p, say)}`,
  'verify.unreachable': (p, say) => `No case comes to ${say(p.where)}${example(p, say)}`,
  'verify.range-empty': (p, say) => `The range of ${say(p.where)} holds nothing${example(p, say)}`,
  'verify.milder': (p, say) =>
    `At ${say(p.where)} things get worse and what follows gets milder${
      p.what === null ? '' : ` (read as ${say(p.what)})`
    }${example(p, say)}`,
  'verify.validity-hole': (p, say) =>
    `Between ${say.list(p.clauses, ' and ')} there are days on which no version holds${example(p, say)}`,
  'verify.validity-overlap': (p, say) =>
    `${say.list(p.clauses, ' and ')} both hold on some days${example(p, say)}`,
  'verify.validity-reversed': (p, say) => `${say(p.where)} ends before it begins${example(p, say)}`,
  'verify.validity-unstated': (p, say) => `Since when ${say(p.where)} holds, no source states`,
  'verify.contradiction': (p, say) =>
    `${say.list(p.clauses, ' and ')} contradict each other${example(p, say)}`,
  'verify.source-missing': (p, say) =>
    `${say(p.where)} rests on a source that the pack does not have${example(p, say)}`,
  'verify.source-undated': (p, say) => `The source ${quoted(say(p.what))} has no date`,
  'verify.unknown': (p, say) => `Something of ${say(p.where)} was not found: ${say(p.what)}`,
  'verify.not-found': (p, say) => `${say(p.where)} declares ${say(p.what)}, which is not there`,

  'diff.rises': (p, say) => `${when(p)}${said(p, say)} rises from ${say(p.before)} to ${say(p.after)}`,
  'diff.falls': (p, say) => `${when(p)}${said(p, say)} falls from ${say(p.before)} to ${say(p.after)}`,
  'diff.becomes': (p, say) => `${when(p)}${said(p, say)}: ${say(p.before)} becomes ${say(p.after)}`,
  'diff.added': (p, say) => `${when(p)}new: ${said(p, say)}${colon(say(p.after))}`,
  'diff.removed': (p, say) => `${when(p)}no longer there: ${said(p, say)}${colon(say(p.before))}`,
  'diff.order': (p, say) =>
    `${when(p)}${said(p, say)} stand in another order: ${say(p.before)} is now ${say(p.after)}`,
  'diff.version': (p, say) =>
    `${say.list(p.where, ' · ')}: a version that holds from ${formatDay(say.text(p.from), 'en')}${
      p.to === null ? '' : ` to ${formatDay(say.text(p.to), 'en')}`
    }`,
  'diff.version-removed': (p, say) =>
    `${say.list(p.where, ' · ')}: the version from ${formatDay(say.text(p.since), 'en')} is no longer there`,

  'diff.what.price': (p, say) =>
    p.hosting === 'any' ? 'the price' : `the price ${say({ code: `hosting.${p.hosting}` })}`,
  'diff.what.flat': () => 'the flat fee',
  'diff.what.minimum': () => 'the minimum',
  'diff.what.maximum': () => 'the maximum',
  'diff.what.factor': () => 'the factor',
  'diff.what.quota': () => 'the number of free calls',
  'diff.what.relief': () => 'the daily relief',
  'diff.what.class': () => 'the price class',
  'diff.what.threshold': () => 'the threshold',
  'diff.what.measures': () => 'the measures',
  'diff.what.measure': () => 'a measure',
  'diff.what.release': () => 'what ends it',
  'diff.what.rung': () => 'the rung',
  'diff.what.clause': () => 'the clause',
  'diff.what.step': () => 'the step',
  'diff.what.item': () => 'the item',
  'diff.what.level': () => 'the level',
  'diff.what.range': () => 'the range',
  'diff.what.credit': () => 'the points one begins with',
  'diff.what.expiry': () => 'when points end',
  'diff.what.harshness': () => 'the order of harshness',
  'diff.what.appeal': () => 'the appeal',
  'diff.what.fact': () => 'the fact asked for',
  'diff.what.rule': () => 'the rule',
  'diff.what.source': () => 'the source',
  'diff.what.valid-from': () => 'its first day',
  'diff.what.valid-to': () => 'its last day',
  'diff.what.edition': () => 'the edition of the pack',
  'diff.what.declared': () => 'what the pack declares open',
  'diff.what.period': () => 'rating period',
  'diff.what.partial-unit': () => 'part of a unit',
  'diff.what.rounding': () => 'rounding',
  'diff.what.carry-over': () => 'when a version changes',
  'diff.what.settlement': () => 'when charges are drawn',
  'diff.what.due-after': () => 'days until it counts as arrears',
  'diff.what.draw-order': () => 'draw order',
  'diff.what.scope': () => 'whose calls add up',
  'diff.what.counter': () => 'what days are counted of',
  'diff.what.transition': () => 'which version governs',
  'diff.what.beyond': () => 'rungs above',
  'diff.what.month-day': () => 'month and day, without a year',
  'diff.what.over': () => 'over what time it is counted',
  'diff.what.published': () => 'published',
  'diff.what.effective': () => 'in effect',
  'diff.what.due': () => 'due',
  'diff.what.counted': () => 'span of the count',
  'diff.what.choose': () => 'how a step is chosen',
  'diff.what.begins': () => 'counted from',
  'diff.what.place': () => 'place',
  'diff.what.files': () => 'file types',
  'diff.what.stays': () => 'whether it waits for the answer',
  'diff.what.by': () => 'who may take it',
  'diff.what.evidence': () => 'evidence',
  'diff.what.exception': () => 'exception',
  'diff.what.api': (p) => `price class of ${p.api}`,
  'diff.what.contradiction': () => 'contradiction',
  'diff.what.version': () => 'the rest of this version',
  'diff.what.other': (p) => `“${p.field}”`,

  'diff.value.none': () => 'nothing',
  'diff.value.no-end': () => 'no end',
  'diff.value.unknown': (p, say) => `not known (${say(p.text)})`,
  'diff.value.plain': (p, say) => chosen(p.value, say),
  'diff.value.rounding': (p, say) => `each ${p.at}, ${chosen(p.mode, say)}, to ${p.places} decimals`,
  'diff.value.every': (p) =>
    p.every === 'day' ? 'each day' : `each month${p.on === null ? '' : ` on day ${p.on}`}`,
  'diff.value.choose': (p, say) =>
    `${chosen(p.pick, say)}${p.join === null ? '' : `, conditions read as ${chosen(p.join, say)}`}${
      p.ranges === null ? '' : ', limits under another reading'
    }`,
  'diff.value.window': (p) => {
    const end = `${formatDay(String(p.by), 'en')}${p.at === null ? '' : ` ${p.at}`}`;
    return p.from === null ? `${end} at the latest` : `${formatDay(String(p.from), 'en')} to ${end}`;
  },
  'diff.value.span': (p) => (p.workdays === null ? `${p.days} days` : `${p.workdays} working days`),
  'diff.value.price': (p) =>
    `¥${p.price} for ${p.per === 1 ? '1 call' : `${formatCount(Number(p.per))} calls`}`,
  'diff.value.tier': (p, say) =>
    p.upTo === null
      ? `${say(p.price)} without end`
      : `${say(p.price)} to ${formatCount(Number(p.upTo))} calls`,
  'diff.value.amount': (p, say) => formatAmount(say.text(p.amount)),
  'diff.value.calls': (p) => `${formatCount(Number(p.calls))} calls`,
  'diff.value.days': (p) =>
    `${p.comparison === 'more-than' ? 'more than ' : ''}${p.days === 1 ? '1 day' : `${p.days} days`}`,
  'diff.value.percent': (p) => `${p.percent} %`,
  'diff.value.list': (p, say) => say.list(p.items, ', ') || 'nothing',
  'diff.value.readings': (p, say) => `${say.list(p.items, ' or ')} (it can be read in ways)`,

  'impact.cost': (p, say) =>
    p.since === null ? say(p.headline) : `From ${formatDay(say.text(p.since), 'en')}: ${say(p.headline)}`,
  'impact.no-usage': (p, say) =>
    `${say(p.name)} changes; there is no usage from ${say.text(p.from)} to ${say.text(p.to)} to say by how much`,
  'impact.owed': (p, say) =>
    `Owed at most ${formatAmount(say.text(p.before))} → ${formatAmount(say.text(p.after))}`,
  'impact.next': (p, say) =>
    `Next step of the arrears: ${known(p.before, day, say, 'no known day')} → ${known(p.after, day, say, 'no known day')}`,
  'impact.deadline-new': (p, say) =>
    `One more deadline: ${say(p.what)}, ${known(p.after, day, say, 'day not known')}`,
  'impact.deadline-gone': (p, say) =>
    `One deadline less: ${say(p.what)}, it was ${known(p.before, day, say, 'of a day not known')}`,
  'impact.deadline-moved': (p, say) =>
    `${p.end === 'latest' ? 'The latest day of a deadline moves' : p.end === 'likely' ? 'The likely day of a deadline moves' : 'A deadline moves'}: ${say(p.what)}, ${known(p.before, day, say, 'day not known')} → ${known(p.after, day, say, 'day not known')}`,
  'impact.risk-days': (p, say) => `Expected days of restriction ${say.text(p.before)} → ${say.text(p.after)}`,
  'impact.risk-loss': (p, say) =>
    `Expected loss ${known(p.before, formatAmount, say, 'not known')} → ${known(p.after, formatAmount, say, 'not known')}`,
};

/** What an example of a finding is called where the rule has no name for it. */
const inputs: Readonly<Record<string, string>> = {
  day: 'day',
  calls: 'calls',
  class: 'price class',
  hosting: 'hosting',
  listed: 'in the service market',
  points: 'points',
  source: 'source',
  'days-in-arrears': 'days in arrears',
  'quota-used': 'share of the quota used',
  'balance-below': 'balance below',
  from: 'from',
  upTo: 'to',
  above: 'above',
  below: 'below',
};

function example(p: Params, say: Say): string {
  const said = say.list(p.example, ', ');
  return said === '' ? '' : ` (for example: ${said})`;
}

function quoted(name: string): string {
  return `“${name}”`;
}

/** From which day it holds, or that it corrects what was there. */
function when({ from, correction }: Params): string {
  if (typeof from === 'string') return `from ${formatDay(from, 'en')}: `;
  return correction === true ? 'correction: ' : '';
}

function said({ where, what }: Params, say: Say): string {
  const names = say.list(where, ' · ');
  return names === '' ? say(what) : `${names}, ${say(what)}`;
}

function colon(value: string): string {
  return value === '' ? '' : `: ${value}`;
}

/** Choices of a pack, as words. */
const choices: Readonly<Record<string, string>> = {
  day: 'day',
  month: 'month',
  none: 'no period',
  exact: 'in proportion',
  up: 'a whole unit',
  restart: 'starts anew',
  carry: 'goes on',
  prepaid: 'prepaid balance',
  'direct-debit': 'direct debit',
  account: 'the account',
  'app-key': 'each app key',
  'account-episode': 'consecutive days of the account in arrears',
  'oldest-debt': 'days since the oldest unpaid debt',
  'app-key-episode': 'consecutive days of each app key in arrears',
  'version-of-day': 'the version of the day',
  'version-at-start': 'the version at the start',
  'on-payment': 'ends on payment',
  'lift-in-console': 'lifted in the console',
  'next-settlement-cycle': 'ends with the next settlement cycle',
  platform: 'the platform',
  merchant: 'the merchant',
  free: 'free',
  basic: 'basic',
  'value-added': 'value-added',
  logistics: 'logistics',
  first: 'the first that fits from the top',
  strictest: 'the harshest',
  any: 'any of them',
  all: 'all of them',
  line: 'each line',
  'half-up': 'half up',
  'half-even': 'half to even',
  down: 'down',
  true: 'yes',
  false: 'no',
};

/** A plain value: a choice in words, anything else as it is. */
function chosen(value: unknown, say: Say): string {
  if (typeof value !== 'string') return say(value);
  return Object.hasOwn(choices, value) ? (choices[value] ?? value) : value;
}

const day = (text: string) => formatDay(text, 'en');

function known(value: unknown, format: (text: string) => string, say: Say, none: string): string {
  return value === null ? none : format(say.text(value));
}
