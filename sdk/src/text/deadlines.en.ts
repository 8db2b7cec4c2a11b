import type { deadlinesZhCN } from './deadlines.zh-CN.ts';
import { formatAmount, formatDay, formatMoment } from './format.ts';
import type { Say } from './say.ts';

type Params = Readonly<Record<string, unknown>>;

const day = (value: unknown) => formatDay(String(value), 'en');
const moment = (value: unknown) => formatMoment(String(value), 'en');
const money = (value: unknown) => formatAmount(String(value));
const counted = (count: unknown, one: string, many: string) => (count === 1 ? one : `${count} ${many}`);

/** For how many days, where they have a last one: null where they have none, or none is known. */
function daysOf({ low, high }: Params, what: string): string {
  const days = (count: unknown) => counted(count, '1 day', 'days');
  if (low === null) return `${what}, no end stated`;
  if (high === null) return low === 0 ? `possibly ${what}, days not known` : `at least ${days(low)} ${what}`;
  return low === high ? `${days(low)} ${what}` : `${low} to ${days(high)} ${what}`;
}

/** Deadlines of every kind in English. */
export const deadlinesEn: Record<keyof typeof deadlinesZhCN, (params: Params, say: Say) => string> = {
  'deadline.kind.arrears-rung': () => 'Arrears',
  'deadline.kind.settlement-resumes': () => 'Settlement resumes',
  'deadline.kind.balance-ends': () => 'Balance ends',
  'deadline.kind.settlement': () => 'Settlement',
  'deadline.kind.direct-debit': () => 'Direct debit',
  'deadline.kind.obligation': () => 'Obligation',
  'deadline.kind.appeal': () => 'Appeal',
  'deadline.kind.subscription-ends': () => 'Subscription ends',
  'deadline.kind.service-ends': () => 'Service ends',
  'deadline.kind.refund': () => 'Refund',
  'deadline.kind.shipping': () => 'Shipping',
  'deadline.kind.first-scan': () => 'First scan',
  'deadline.kind.points-expire': () => 'Points expire',
  'deadline.kind.restriction-lifts': () => 'Restriction lifts',
  'deadline.kind.notice': () => 'New rule',
  'deadline.kind.own': () => 'Entered by hand',
  'deadline.own': (p, say) => say.text(p.text),
  'deadline.own.action': (p, say) => (p.where === null ? 'A deadline you entered' : say.text(p.where)),
  'deadline.own.why': (p, say) =>
    p.note === null ? 'Entered by you' : `Entered by you: ${say.text(p.note)}`,
  'deadline.given': (p) => `The time on the platform's page, or entered by you: ${moment(p.moment)}`,
  'deadline.nothing': () => 'Nothing to do',
  'deadline.subscription-ends': (p) => `“${p.name}” ends`,
  'deadline.subscription-renews': (p) => `“${p.name}” renews`,
  'deadline.subscription-ends.then': () => 'it cannot be used after that',
  'deadline.subscription.why': (p) => `Its last day is ${day(p.to)}`,
  'deadline.renew': () => 'Renew it if it is needed',
  'deadline.refundable': (p) => `Last chance to give “${p.name}” back for money`,
  'deadline.refundable.action': () => 'Ask for the refund before then if it is not needed',
  'deadline.service-ends': (p, say) =>
    `${counted(p.count, 'A subscription', 'subscriptions')} to your services ${p.count === 1 ? 'ends' : 'end'}: ${say.list(p.articles, ', ')}`,
  'deadline.service-ends.action': () => 'Remind the subscribers to renew',
  'deadline.service-ends.why': (p) => `From ${counted(p.count, 'one service order', 'service orders')}`,
  'deadline.refund': (p) =>
    `Refund to answer: order ${p.order}${p.amount === null ? '' : `, ${money(p.amount)}`}`,
  'deadline.refund.then': () => 'without an answer in time the platform decides',
  'deadline.refund.action': () => 'Answer it on the after-sales page',
  'deadline.refund.ask': () => 'The time to answer is not known: enter what the after-sales page says',
  'deadline.refund.why': (p) =>
    `Asked for on ${moment(p.asked)}${p.answerBy === null ? '' : `, to be answered by ${moment(p.answerBy)}`}`,
  'deadline.shipping': (p) => `Ship order ${p.order}, ${money(p.amount)}`,
  'deadline.shipping.then': () => 'it counts as late; the platform’s rule says what that costs',
  'deadline.shipping.action': () => 'Ship it and enter the tracking number',
  'deadline.shipping.why': (p) => `Paid ${moment(p.paid)}, to be shipped within ${p.hours} hours`,
  'deadline.first-scan': (p) => `First scan of order ${p.order}, ${money(p.amount)}`,
  'deadline.first-scan.then': () =>
    'without a scan it counts as a false shipment; the platform’s rule says what that costs',
  'deadline.first-scan.action': () => 'Have the carrier collect it, and see that the scan shows',
  'deadline.first-scan.check': () =>
    'Whether the carrier has scanned it is not known: see the tracking of the order',
  'deadline.first-scan.ask': () =>
    'When the tracking number was entered is not known: enter what the order’s page says',
  'deadline.first-scan.why': (p) =>
    p.shipped === null
      ? `To be scanned within ${p.hours} hours of the tracking number, whose time is not known`
      : `Tracking number entered ${moment(p.shipped)}, to be scanned within ${p.hours} hours`,
  'deadline.points-expire': (p, say) =>
    `${say(p.ledger)}: ${p.points === null ? 'points no longer count, how many is not known' : `${p.points} points no longer count`}`,
  'deadline.restriction-lifts': (p, say) => `Ends: ${say(p.measure)}`,
  'deadline.restriction.ask': () => 'Its end is not known: enter it once the platform says',
  'deadline.restriction.why': (p) =>
    p.to === null ? `From ${day(p.from)}, its end not known` : `From ${day(p.from)} to ${day(p.to)}`,
  'deadline.settlement-resumes': () => 'Settlement resumes',
  'deadline.settlement': () => 'Income is settled',
  'deadline.settlement.why': (p) => `The settlement day you entered: day ${p.day} of each month`,
  'deadline.direct-debit': () => 'Fees are debited',
  'deadline.direct-debit.action': () => 'See that the account has enough for it',
  'deadline.direct-debit.why': (p) => `By the tariff on day ${p.day} of each month`,
  'deadline.balance-ends': () => 'The prepaid balance runs out and arrears begin',
  'deadline.balance-ends.then': () => 'what is called after that is owed',
  'deadline.balance-ends.action': () => 'Recharge before then',
  'deadline.balance-ends.compute': () =>
    'Have it computed how long the balance lasts: the section Arrears tells',
  'deadline.balance-ends.complete': () => 'Add what is missing',
  'deadline.balance-ends.not-computed': (p) =>
    `How long the balance lasts has not been computed for these facts on ${day(p.on)}`,
  'deadline.balance-ends.forecast': (p) =>
    `${money(p.balance)} left at the end of ${day(p.on)}. Forecast from ${counted(p.days, '1 day', 'days')} of usage up to ${day(p.to)}: that it runs out before the first day, or after the last, is each less likely than 1 in 40`,
  'deadline.balance-ends.range': (p) =>
    `${money(p.balance)} left at the end of ${day(p.on)}. From ${counted(p.days, '1 day', 'days')} of usage up to ${day(p.to)}: the first day if every day costs the highest seen, the last if the lowest`,
  'deadline.grant-ends': (p) => `${money(p.amount)} of the prepaid balance ends`,
  'deadline.grant-ends.then': () => 'it can no longer be drawn',
  'deadline.grant-ends.action': () => 'Check the balance, and recharge if it is short',
  'deadline.grant-ends.why': (p) => `${money(p.amount)} can be drawn up to ${day(p.expires)}`,
  'deadline.obligation': (p, say) => say(p.name),
  'deadline.obligation.action': (p, say) => say(p.what),
  'deadline.obligation.submitted': () => 'Handed in, waiting for the platform to confirm it',
  'deadline.obligation.ask': (p, say) =>
    `Whether it concerns you is not known: enter ${say.list(p.facts, ', ')} on the Data page`,
  'deadline.obligation.then': (p, say) => {
    const not = say.list(p.not, ', ');
    return `once it has passed: ${say.list(p.measures, ', ')}${not === '' ? '' : `; ${not}`}`;
  },
  'deadline.obligation.why': (p, say) => {
    const end = `${day(p.by)}${p.at === null ? '' : ` ${p.at}`}`;
    const window = p.from === null ? `${end} at the latest` : `${day(p.from)} to ${end}`;
    return `${say(p.who)}: ${window}${p.why === null ? '' : ` (${say(p.why)})`}`;
  },
  'deadline.obligation.undated': (p, say) => `${say(p.who)}: ${say(p.why)}`,
  'deadline.obligation.except': (p, say) => `Except: ${say(p.text)}`,
  'deadline.notice': (p, say) => `Takes effect: ${say(p.name)}`,
  'deadline.notice.action': (p, say) => `See what changes: ${say(p.what)}`,
  'deadline.notice.why': (p, say) => `${say(p.who)}: from ${day(p.on)}`,
  'deadline.step': (p, say) => say(p.text),
  'deadline.step.done': (p, say) => `${say(p.text)} (done)`,
  'deadline.appeal': (p, say) => `Appeal: ${say(p.penalty)} (${p.violation})`,
  'deadline.appeal.then': () => 'after that there is no appeal and the penalty stands',
  'deadline.appeal.action': () => 'Collect the evidence and hand the appeal in online',
  'deadline.appeal.ask': () => 'Enter the day of the notice: the last day follows from it',
  'deadline.appeal.why': (p, say) => {
    const span = p.workdays === null ? `${p.days} days` : `${p.workdays} working days`;
    const noticed = p.noticed === null ? 'Day of the notice not known' : `Notice of ${day(p.noticed)}`;
    return `${noticed}, appeal within ${span}.${p.begins === null ? '' : ` ${say(p.begins)}`}`;
  },
  'due.appeal.brief': (p) => counted(p.count, 'appeal due', 'appeals due'),
  'due.refund.brief': (p) => counted(p.count, 'refund to answer', 'refunds to answer'),
  'due.shipping.brief': (p) => counted(p.count, 'order to ship', 'orders to ship'),
  'due.first-scan.brief': (p) => counted(p.count, 'order to be scanned', 'orders to be scanned'),
  'due.obligation.brief': (p) => counted(p.count, 'requirement due', 'requirements due'),
  'due.own.brief': (p) => counted(p.count, 'own deadline due', 'own deadlines due'),
  'due.what': (p, say) => `${say(p.what)}${Number(p.count) > 1 ? `, and ${Number(p.count) - 1} more` : ''}`,
  'due.when': (p) =>
    `${day(p.day)}${p.latest === null || p.latest === p.day ? '' : ` (${day(p.latest)} at the latest)`}`,
  'due.no-cost': () => 'cost not known',
  'due.loss': (p, say) => {
    const parts = [p.sales, p.other, p.amount, p.more].filter((part) => part !== null);
    return parts.length === 0
      ? 'no day without sales, no restriction and no deduction'
      : say.list(parts, ', ');
  },
  'due.loss-sales': (p) => daysOf(p, 'without sales'),
  'due.loss-other': (p) => daysOf(p, 'restricted'),
  'due.loss-more': () => 'possibly more',
  'due.loss-amount': (p) => {
    const [low, high] = [p.low, p.high].map((each) => (each === null ? null : money(each)));
    if (low === null) return 'amount not known';
    if (high === null) return `at least ${low}`;
    return low === high ? `${low} in all` : `${low} to ${high}`;
  },
};
