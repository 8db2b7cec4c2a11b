import { multiply } from '../base/decimal.ts';
import type { Locale, Message } from '../base/text.ts';
import { formatAmount, formatCount, formatDay, formatMoment } from './format.ts';

/** One figure of a reason: what was read, or what that was held against. */
export interface Figure {
  readonly label: string;
  /** Null where it is not known. */
  readonly value?: string | null;
  readonly threshold?: string | null;
}

const zh = {
  countedFrom: '起算',
  countedWhat: '从何起算',
  counted: '数到',
  limit: '界限',
  due: '日期',
  opens: '开始',
  median: '本店中位数',
  sample: '依据',
  balance: '余额',
  usageThrough: '用量截至',
  shared: '共同之处',
  marks: '平台标记',
  window: '范围',
  fewest: '不足则不判断',
  days: (n: string) => `${n} 天`,
  fullDays: (n: string) => `满 ${n} 天`,
  workdays: (n: string) => `${n} 个工作日`,
  hours: (n: string) => `${n} 小时`,
  orders: (n: string) => `${n} 笔`,
  pieces: (n: string) => `${n} 件`,
  accounts: (n: string) => `${n} 个账号`,
  items: (n: string) => `${n} 种商品`,
  values: (n: string) => `${n} 个数值`,
  calls: (n: string) => `${n} 次调用`,
  percent: (n: string) => `${n}%`,
  of: (part: string, whole: string) => `${whole}中的 ${part}`,
  from: (n: string) => `从 ${n} 起`,
  moreThan: (n: string) => `超过 ${n}`,
  below: (n: string) => `低于 ${n}`,
  upTo: (n: string) => `至 ${n}`,
  monthly: (n: string) => `每月 ${n} 日`,
  and: '、',
};

const counted = (n: string, one: string, many: string) => `${n} ${n === '1' ? one : many}`;

const en: typeof zh = {
  countedFrom: 'Counted from',
  countedWhat: 'What it is counted from',
  counted: 'Counted',
  limit: 'Limit',
  due: 'The day',
  opens: 'From',
  median: 'Median of the shop',
  sample: 'Resting on',
  balance: 'Balance',
  usageThrough: 'Usage up to',
  shared: 'In common',
  marks: 'Marks of the platform',
  window: 'Over',
  fewest: 'Not judged below',
  days: (n) => counted(n, 'day', 'days'),
  fullDays: (n) => counted(n, 'full day', 'full days'),
  workdays: (n) => counted(n, 'working day', 'working days'),
  hours: (n) => counted(n, 'hour', 'hours'),
  orders: (n) => counted(n, 'order', 'orders'),
  pieces: (n) => counted(n, 'piece', 'pieces'),
  accounts: (n) => counted(n, 'account', 'accounts'),
  items: (n) => counted(n, 'item', 'items'),
  values: (n) => counted(n, 'value', 'values'),
  calls: (n) => counted(n, 'call', 'calls'),
  percent: (n) => `${n} %`,
  of: (part, whole) => `${part} of ${whole}`,
  from: (n) => `from ${n} on`,
  moreThan: (n) => `more than ${n}`,
  below: (n) => `below ${n}`,
  upTo: (n) => `up to ${n}`,
  monthly: (n) => `day ${n} of each month`,
  and: ', ',
};

const words = { 'zh-CN': zh, en };

type Params = Readonly<Record<string, unknown>>;

interface Write {
  readonly w: typeof zh;
  readonly locale: Locale;
  /** Any parameter in words. */
  readonly say: (param: unknown) => string;
  readonly day: (param: unknown) => string | null;
  readonly moment: (param: unknown) => string | null;
}

const missing = (param: unknown) => param === null || param === undefined;
const count = (param: unknown) => (typeof param === 'number' ? formatCount(param) : String(param));
const money = (param: unknown) => formatAmount(String(param));
const list = (param: unknown, { w, say }: Write) =>
  Array.isArray(param) ? param.map(say).join(w.and) : say(param);

/** A row for what the message has; none for what it leaves out. */
const value = (label: string, text: string | null): Figure => ({ label, value: text });
const limit = (label: string, text: string | null): Figure => ({ label, threshold: text });

/** What each reason reads and holds against each other, by its code. */
const figures: Readonly<Record<string, (p: Params, write: Write) => readonly (Figure | null)[]>> = {
  'reason.arrears-since': (p, { w, day }) => [
    value(w.countedFrom, day(p.since)),
    value(w.counted, w.fullDays(count(p.days))),
  ],
  'reason.rung': (p, { w, day, say }) => [
    value(w.countedFrom, day(p.since)),
    limit(w.limit, say(p.rung)),
    value(w.due, day(p.day)),
  ],
  'reason.rung-reading': (p, { w }) => {
    const days = w.days(count(p.days));
    return [limit(w.limit, p.comparison === 'more-than' ? w.moreThan(days) : days)];
  },
  'reason.counter': (p, { w }) => [value(w.counted, w.fullDays(count(p.days)))],
  'reason.historical': (p, { w, day }) => [
    limit(w.limit, w.fullDays(count(p.days))),
    value(w.due, day(p.day)),
  ],
  'reason.unposted': (p, { w, day }) => [value(w.counted, money(p.amount)), value(w.due, day(p.day))],
  'resumes.on-payment': resumes,
  'resumes.lift-in-console': resumes,
  'resumes.next-settlement-cycle': resumes,

  'level.balance.what': (p, { w }) => [
    value(w.counted, money(p.amount)),
    limit(w.limit, w.below(money(p.at))),
  ],
  'level.quota.what': (p, { w }) => [
    value(w.counted, w.of(count(p.used), w.calls(count(p.limit)))),
    limit(w.limit, w.from(w.percent(multiply(String(p.at), '100').replace(/\.?0+$/, '')))),
  ],

  'deadline.appeal.why': (p, { w, day, say }) => [
    value(w.countedFrom, day(p.noticed)),
    missing(p.begins) ? null : value(w.countedWhat, say(p.begins)),
    limit(w.limit, spanOf(p, w)),
    value(w.due, rangeOf(p, day)),
  ],
  'deadline.obligation.why': (p, { w, day }) => [
    missing(p.from) ? null : value(w.opens, day(p.from)),
    limit(w.limit, day(p.by)),
  ],
  'deadline.obligation.undated': (_, { w }) => [limit(w.limit, null)],
  'deadline.shipping.why': (p, { w, day, moment }) => [
    value(w.countedFrom, moment(p.paid)),
    limit(w.limit, w.hours(count(p.hours))),
    value(w.due, rangeOf(p, day)),
  ],
  'deadline.first-scan.why': (p, { w, day, moment }) => [
    value(w.countedFrom, moment(p.shipped)),
    limit(w.limit, w.hours(count(p.hours))),
    value(w.due, rangeOf(p, day)),
  ],
  'deadline.given': (p, { w, moment }) => [limit(w.limit, moment(p.moment))],
  'deadline.subscription.why': (p, { w, day }) => [limit(w.limit, day(p.to))],
  'deadline.refund.why': (p, { w, moment }) => [
    value(w.countedFrom, moment(p.asked)),
    limit(w.limit, moment(p.answerBy)),
  ],
  'deadline.restriction.why': (p, { w, day }) => [
    value(w.countedFrom, day(p.from)),
    limit(w.limit, missing(p.to) ? null : w.upTo(String(day(p.to)))),
  ],
  'deadline.settlement.why': (p, { w }) => [limit(w.limit, w.monthly(count(p.day)))],
  'deadline.direct-debit.why': (p, { w }) => [limit(w.limit, w.monthly(count(p.day)))],
  'deadline.balance-ends.forecast': usedUp,
  'deadline.balance-ends.range': usedUp,
  'deadline.grant-ends.why': (p, { w, day }) => [
    value(w.counted, money(p.amount)),
    limit(w.limit, w.upTo(String(day(p.expires)))),
  ],

  'orders.reason.risk': (p, write) => [
    value(write.w.counted, write.w.orders(count(p.count))),
    value(write.w.marks, list(p.codes, write)),
  ],
  'orders.reason.found': (p, { w }) => [value(w.counted, w.orders(count(p.count)))],
  'orders.reason.unpaid': (p, { w }) => [
    value(w.counted, w.of(count(p.count), w.orders(count(p.of)))),
    value(w.window, w.days(count(p.days))),
  ],
  'orders.reason.returns': (p, { w }) => [
    value(w.counted, w.of(count(p.back), w.orders(count(p.of)))),
    value(w.window, w.days(count(p.days))),
  ],
  'orders.reason.units-order': (p, { w }) => [
    value(w.counted, w.pieces(count(p.most))),
    limit(w.limit, w.moreThan(w.pieces(count(p.limit)))),
  ],
  'orders.reason.units-person': (p, { w }) => [
    value(w.counted, w.pieces(count(p.units))),
    value(w.window, w.days(count(p.days))),
    limit(w.limit, w.moreThan(w.pieces(count(p.limit)))),
  ],
  'orders.reason.own-from': (p, { w }) => [limit(w.limit, w.from(w.orders(count(p.from))))],
  'orders.reason.own-limit': (p, { w }) => [limit(w.limit, w.moreThan(w.pieces(count(p.limit))))],
  'orders.reason.own-percent': (p, { w }) => [
    limit(w.limit, w.from(w.percent(String(p.percent)))),
    limit(w.fewest, w.orders(count(p.least))),
  ],
  'orders.reason.stands-out': (p, { w }) => [
    value(w.median, String(p.median)),
    limit(w.limit, w.moreThan(String(p.fence))),
    value(w.sample, w.values(count(p.count))),
  ],
  'orders.reason.one': together,
  'orders.reason.one-after-change': together,
  'orders.reason.together': together,
  'orders.reason.similar': (p, { w }) => [
    value(w.counted, w.percent(String(p.percent))),
    limit(w.limit, w.from(w.percent(String(p.from)))),
  ],
  'orders.reason.quick': (p, { w }) => [limit(w.limit, w.hours(count(p.hours)))],
  'orders.reason.same-item': (p, { w }) => [
    value(w.counted, w.items(count(p.items))),
    value(w.sample, w.accounts(count(p.accounts))),
  ],
};

function resumes(p: Params, { w, day }: Write): Figure[] {
  return [value(w.due, day(p.day))];
}

function usedUp(p: Params, { w, day }: Write): Figure[] {
  return [
    value(w.balance, money(p.balance)),
    value(w.sample, w.days(count(p.days))),
    value(w.usageThrough, day(p.to)),
  ];
}

function together(p: Params, write: Write): Figure[] {
  return [value(write.w.counted, write.w.accounts(count(p.count))), value(write.w.shared, list(p.by, write))];
}

function spanOf({ workdays, days }: Params, w: typeof zh): string | null {
  if (!missing(workdays)) return w.workdays(count(workdays));
  return missing(days) ? null : w.days(count(days));
}

/** One day, or the first and the last of those it may be. */
function rangeOf({ first, last }: Params, day: Write['day']): string | null {
  const [from, to] = [day(first), day(last)];
  return from === null || to === null || from === to ? from : `${from} – ${to}`;
}

/**
 * The figures of a reason, apart from its sentence: what it was counted from, what was counted, the limit, and the day that follows.
 * Empty for a reason that has none.
 */
export function figuresOf(
  { code, params = {} }: Message,
  locale: Locale,
  say: (param: unknown) => string,
): readonly Figure[] {
  const write: Write = {
    w: words[locale],
    locale,
    say,
    day: (param) => (missing(param) ? null : formatDay(String(param), locale)),
    moment: (param) => (missing(param) ? null : formatMoment(String(param), locale)),
  };
  const rows = Object.hasOwn(figures, code) ? (figures[code]?.(params, write) ?? []) : [];
  return rows.filter((row) => row !== null);
}
