import { formatAmount, formatApps, formatChange, formatCount, formatDay, formatInDays } from './format.ts';
import type { Say } from './say.ts';
import type { zhCN } from './zh-CN.ts';

const calls = (count: unknown) => (count === 1 ? '1 call' : `${formatCount(Number(count))} calls`);
const fullDays = (days: unknown) => (days === 1 ? '1 full day' : `${days} full days`);

/** Every message in English. */
export const en: Record<keyof typeof zhCN, (params: Readonly<Record<string, unknown>>, say: Say) => string> =
  {
    'state.in-force': () => 'in force',
    'state.overdue': () => 'overdue',
    'state.due-soon': () => 'due soon',
    'state.coming': () => 'coming',
    'state.fine': () => 'fine',
    'state.unknown': () => 'unknown',
    'state.done': () => 'done',

    'confidence.official': () => 'official',
    'confidence.press': () => 'press',
    'confidence.secondary': () => 'third party',
    'confidence.code': () => 'public code',
    'confidence.seed': () => 'single source',
    'confidence.inferred': () => 'inferred',
    'confidence.convention': () => 'Duewatch convention',
    'confidence.user': () => 'entered by you',

    'measure.freeze-settlement.done': () => 'income frozen, settlement suspended',
    'measure.freeze-settlement.next': () => 'income frozen, settlement suspended',
    'measure.freeze-settlement.short': () => 'income frozen',
    'measure.warn.done': () => 'warned',
    'measure.warn.next': () => 'warning',
    'measure.warn.short': () => 'warning',
    'measure.hide-service.done': () => 'service hidden',
    'measure.hide-service.next': () => 'service hidden',
    'measure.hide-service.short': () => 'hidden',
    'measure.freeze-service.done': () => 'service frozen',
    'measure.freeze-service.next': () => 'service frozen',
    'measure.freeze-service.short': () => 'frozen',
    'measure.throttle.done': () => 'API and data push throttled',
    'measure.throttle.next': () => 'API and data push throttled',
    'measure.throttle.short': () => 'throttled',
    'measure.suspend-authorisation.done': () => 'new authorisations suspended',
    'measure.suspend-authorisation.next': () => 'new authorisations suspended',
    'measure.suspend-authorisation.short': () => 'no new users',
    'measure.suspend-calls.done': () => 'all API calls suspended',
    'measure.suspend-calls.next': () => 'all API calls suspended',
    'measure.suspend-calls.short': () => 'suspended',
    'measure.freeze-identity.done': () => 'provider identity frozen',
    'measure.freeze-identity.next': () => 'provider identity frozen',
    'measure.freeze-identity.short': () => 'identity frozen',
    'measure.cancel-qualification.done': () => 'partner qualification of this term cancelled',
    'measure.cancel-qualification.next': () => 'partner qualification of this term cancelled',
    'measure.cancel-qualification.short': () => 'cancelled',
    'measure.cancel-next-qualification.done': () => 'partner qualification of next term cancelled',
    'measure.cancel-next-qualification.next': () => 'partner qualification of next term cancelled',
    'measure.cancel-next-qualification.short': () => 'cancelled',
    'measure.possible': (p, say) => `${say(p.measure)} (if the app is in the service market)`,

    'release.on-payment': () => 'ends when all app keys are paid',
    'release.lift-in-console': () => 'lifted in the console after full payment',
    'release.next-settlement-cycle': () => 'ends with the first settlement cycle after the processing period',
    'release.unknown': () => 'what ends it is not published',

    'arrears.what': (p, say) => {
      const days = p.days === 0 ? 'In arrears since today' : `${fullDays(p.days)} in arrears`;
      const head = p.certain === true ? days : `At the highest cost, ${days.toLowerCase()}`;
      const measures = say.list(p.measures, ', ');
      return measures === '' ? head : `${head} · ${measures}`;
    },
    'arrears.brief': (p) => brief(p),
    'arrears.brief-next': (p, say) =>
      `${brief(p)} · ${say(p.measure)} ${formatDay(say.text(p.day), 'en', say.text(p.on))}`,
    'arrears.next': (p, say) =>
      `${capital(say.list(p.measures, ', '))} from ${formatDay(say.text(p.day), 'en', say.text(p.on))} (${formatInDays(
        Number(p.inDays),
        'en',
      )})`,
    'arrears.next-unknown': (p, say) =>
      `${capital(say(p.rung))} on ${formatDay(say.text(p.day), 'en', say.text(p.on))} (${formatInDays(
        Number(p.inDays),
        'en',
      )}), measures not published`,
    'arrears.no-next': (p, say) => (p.unknown === null ? 'No higher rung' : say(p.unknown)),
    'arrears.cost': (p, say) => {
      const owed = formatAmount(say.text(p.owed));
      const debt = p.exact === true ? `${owed} owed` : `at most ${owed} owed`;
      if (p.income === null) return `${debt} · income frozen: not known (no service-market orders imported)`;
      return `${debt} · at least ${formatAmount(say.text(p.income))} of service-market income frozen`;
    },
    'arrears.action': (p, say) =>
      p.certain === true
        ? `Pay all ${formatAmount(say.text(p.amount))} for every app key, then lift it in the console`
        : `Check the arrears in the fee centre; at the highest cost they are ${formatAmount(say.text(p.amount))}`,
    'paid.brief': () => 'Paid · penalty to lift in the console',
    'paid.what': (p, say) => `All is paid; perhaps not lifted yet: ${say.list(p.measures, ', ')}`,
    'paid.when': () => 'In force until lifted',
    'paid.cost': () => 'No further fee',
    'paid.action': () => 'Lift the penalty in the console, then note the day here',

    'deadline.rung': (p, say) => `${capital(say(p.rung))} in arrears: ${say.list(p.measures, ', ')}`,
    'deadline.rung-unknown': (p, say) => `${capital(say(p.rung))} in arrears: measures not published`,

    'reason.arrears-since': (p, say) =>
      `Unpaid fees since ${formatDay(say.text(p.since), 'en')}, ${fullDays(p.days)} to this day (the first day is day 0)`,
    'reason.paid-on': (p, say) =>
      `The arrears that began on ${formatDay(say.text(p.since), 'en')} were paid on ${formatDay(say.text(p.day), 'en')}`,
    'reason.ladder': (p, say) => `${capital(say(p.name))}, the version in force since ${say.text(p.from)}`,
    'reason.rung': (p, say) =>
      `${capital(say(p.rung))}: ${formatDay(say.text(p.day), 'en')} (counted from ${say.text(p.since)})`,
    'reason.rung-reading': (p, say) =>
      `${capital(say(p.name))}: ${p.comparison === 'more-than' ? 'more than ' : ''}${p.days} days (${
        p.chosen === true ? 'default reading' : 'other reading, unverified'
      })`,
    'reason.measure': (p, say) => {
      const apps = formatApps((p.apps ?? []) as string[], 'en');
      const whom = apps === '' ? '' : ` (${p.certain === true ? '' : 'if in the service market: '}${apps})`;
      return `${capital(say(p.measure))}${whom} since ${say.text(p.since)}; ${say({
        code: `release.${p.release ?? 'unknown'}`,
      })}`;
    },
    'reason.historical': (p, say) =>
      `The former rule (no longer in force, for orientation only): ${fullDays(p.days)}, ${formatDay(
        say.text(p.day),
        'en',
      )}: ${say.list(p.measures, ', ')}`,
    'reason.unknown': (p, say) => say(p.text),
    'reason.tariff': (p, say) =>
      `${capital(say(p.name))}, prices from ${say.text(p.from)}${p.to === null ? '' : ` to ${say.text(p.to)}`}`,
    'reason.price': (p, say) => {
      if (Number(p.price) === 0) return `${capital(say(p.name))}: no charge`;
      const hosting = p.hosting === 'any' ? '' : `, ${say({ code: `hosting.${p.hosting}` })}`;
      return `${capital(say(p.name))}${hosting}: ¥${p.price} for ${calls(p.per)}`;
    },
    'reason.price-model': (p, say) => {
      const hosting = p.hosting === 'any' ? '' : `, ${say({ code: `hosting.${p.hosting}` })}`;
      return `${capital(say(p.name))}${hosting}: priced by tiers or packages`;
    },
    'reason.quota': (p, say) =>
      `${capital(say(p.name))}: the first ${calls(p.calls)} ${p.period === 'none' ? '' : `of each ${p.period} `}are free, by ${
        p.scope === 'account' ? 'account' : 'app key'
      }`,
    'reason.reading': (p, say) =>
      `${p.chosen === true ? 'Default reading' : 'Other reading'}: ${say({ code: `reading.${p.reading}` })}. ${say(p.why)}`,
    'reason.relief': (p, say) => `Daily relief ${formatAmount(say.text(p.amount))}`,
    'reading.month': () => 'free quota by month',
    'reading.day': () => 'free quota by day',
    'reading.account': () => 'quota by account',
    'reading.app-key': () => 'quota by app key',
    'hosting.inside': () => 'inside the cloud',
    'hosting.outside': () => 'outside the cloud',
    'hosting.any': () => '',

    'line.per-unit': (p, say) => lineOf(p, say),
    'line.graduated': (p, say) => lineOf(p, say),
    'line.volume': (p, say) => lineOf(p, say),
    'line.package': (p, say) => lineOf(p, say),
    'line.percentage': (p, say) => `turnover × ${p.share}${say.list(p.extras, '')}`,
    'line.step': (p) => step(p),
    'line.tier-step': (p) => `tier ${p.tier}: ${step(p)}`,
    'line.flat': (p, say) => `, flat fee ${formatAmount(say.text(p.amount))}`,
    'line.factor': (p) => `, × ${p.factor}`,
    'line.minimum': (p, say) => `, at least ${formatAmount(say.text(p.amount))}`,
    'line.maximum': (p, say) => `, at most ${formatAmount(say.text(p.amount))}`,
    'line.correction': (p, say) => `correction of ${say.text(p.day)}: ${calls(p.was)} became ${calls(p.now)}`,

    'cause.price': () => 'price',
    'cause.quota': () => 'free quota',
    'cause.tier': () => 'tiers and packages',
    'cause.rounding': () => 'rounding',
    'cause.relief': () => 'daily relief',
    'cause.calls-not-seen': () => 'calls we did not see',
    'cause.calls-not-billed': () => 'calls they did not bill',
    'cause.unknown': () => 'not known',
    'compare.cause': (p, say) => `${say(p.cause)} ${formatChange(say.text(p.amount))}`,
    'compare.more': (p, say) => compared(p, say, 'more'),
    'compare.less': (p, say) => compared(p, say, 'less'),
    'compare.same': (p, say) => {
      const causes = say.list(p.causes, ', ');
      const head = `Usage from ${say.text(p.from)} to ${say.text(p.to)} costs the same (${formatAmount(say.text(p.a))})`;
      return causes === '' ? head : `${head}: ${causes}`;
    },
    'compare.open': (p, say) => {
      const causes = say.list(p.causes, ', ');
      const known = `Usage from ${say.text(p.from)} to ${say.text(p.to)}, where both have a price: ${formatChange(say.text(p.amount))}`;
      return `${known}${causes === '' ? '' : ` (${causes})`}; the rest is not known, and all of it makes ${say(
        {
          code: 'compare.between',
          params: { low: p.low, high: p.high } as Record<string, string | null>,
        },
      )}`;
    },
    'compare.between': (p, say) => {
      if (p.low === null && p.high === null) return 'a difference that nothing bounds';
      if (p.low === null) return `at most ${formatChange(say.text(p.high))}`;
      if (p.high === null) return `at least ${formatChange(say.text(p.low))}`;
      return `between ${formatChange(say.text(p.low))} and ${formatChange(say.text(p.high))}`;
    },

    'need.position': () =>
      'Prepaid balance and arrears are not known: enter what the fee centre shows, and for which day',
    'need.position-later': (p, say) =>
      `Balance and arrears are of ${say.text(p.day)}, later than ${say.text(p.on)}: enter those of that day or before`,
    'need.usage': (p, say) =>
      p.from === null
        ? 'There is no usage: import a call log to see what it costs'
        : `No usage for ${say.text(p.from)}${p.from === p.to ? '' : ` to ${say.text(p.to)}`}: the cost is complete once it is imported`,
    'need.no-tariff': (p, say) =>
      `${say.text(p.api)} (${p.appKey}): ${calls(p.calls)} on days for which no tariff is known, not priced`,
    'need.class-unknown': (p, say) =>
      p.class === null
        ? `${say.text(p.api)} (${p.appKey}): price class not known, ${calls(p.calls)} not priced; add a column 计费类型 or "class" to the call log`
        : `${say.text(p.api)} (${p.appKey}): the rules have no price class "${p.class}", ${calls(p.calls)} not priced`,
    'need.hosting-unknown': (p, say) =>
      `${say.text(p.api)} (${p.appKey}): inside or outside the cloud is not known, ${calls(p.calls)} not priced`,
    'need.listing-unknown': (p, say) =>
      `${say.text(p.api)} (${p.appKey}): whether the app is in the service market is not known, ${calls(p.calls)} not priced`,
    'need.past-last-tier': (p) =>
      `${p.appKey}: ${calls(p.calls)} past the last tier have no known price, not priced`,
    'need.price-unknown': (p, say) =>
      `${say.text(p.api)} (${p.appKey}): the price is not published, ${calls(p.calls)} not priced; you can enter the price on your bill`,
    'need.relief': (p, say) => say(p.text),
    'need.listed': (p) =>
      `Whether ${p.appKey} is in the service market is not known: either treatment is possible`,
    'need.orders': () =>
      'No service-market orders: import a response of taobao.vas.order.search to see how much income is frozen',
    'need.pack': (p, say) =>
      `There are no rules for ${say.text(p.platform)}: ${calls(p.calls)} and ${formatCount(
        Number(p.orders),
      )} orders were read, and nothing is priced or judged`,

    'runway.no-position': () =>
      'The balance is not known: enter the prepaid balance, the debts and the day as the fee centre shows them',
    'runway.position-later': (p, say) =>
      `The balance is of ${say.text(p.day)}, which is after ${say.text(p.on)}: that of the day itself cannot be told`,
    'runway.no-usage': () => 'No usage is known: import it to see how long the balance lasts',
    'runway.usage-old': (p, say) =>
      `${formatCount(Number(p.days))} days have no usage (the last one that has is ${say.text(p.to)}): too many to tell the balance`,
    'runway.in-arrears': (p, say) => `In arrears since ${say.text(p.since)}`,
    'runway.unrated': (p, say) =>
      `${p.count === 1 ? '1 API has' : `${formatCount(Number(p.count))} APIs have`} no known price (${say.list(p.names, ', ')}): the cost is incomplete, so there is no forecast`,
    'runway.turnover': () => 'What is charged by turnover is not forecast',
    'runway.tariff-ends': (p, say) =>
      `The tariff from ${say.text(p.day)} on is not known; told up to the day before`,
    'runway.days-missing': (p, say) =>
      p.from === p.to
        ? `${say.text(p.from)} has no usage: its cost is simulated and taken off the balance`
        : `${formatCount(Number(p.days))} days from ${say.text(p.from)} to ${say.text(p.to)} have no usage: their cost is simulated and taken off the balance`,
    'runway.silent': (p, say) =>
      `${say.text(p.appKey)} has no usage since ${say.text(p.day)}: taken as going on`,
    'runway.ended': (p, say) => `${say.text(p.appKey)} has no usage since ${say.text(p.day)}: taken as ended`,
    'runway.at-most': () =>
      'A relief or free quota is not published: the cost is taken at its most, so the balance may last longer',
    'runway.payments': (p, say) =>
      `Counts ${p.count === 1 ? '1 payment' : `${formatCount(Number(p.count))} payments`} of later days, ${formatAmount(say.text(p.amount))}`,
    'runway.debit-covers': () =>
      'Direct debit is signed without a limit: it pays what the balance does not, as long as no debit fails',
    'runway.debit-failed': (p, say) =>
      `The debit failed on ${p.count === 1 ? '1 day' : `${formatCount(Number(p.count))} days`} of the last 28 (last on ${say.text(p.day)})`,
    'runway.promotion': (p, say) =>
      `${say.text(p.name)} from ${say.text(p.from)}: calls as in ${p.times === 1 ? 'the one before' : `the ${formatCount(Number(p.times))} before`}`,
    'runway.promotion-guessed': (p, say) =>
      `${say.text(p.name)} has no past: from ${say.text(p.from)}, anything from no more calls to ${formatCount(Number(p.percent))} % more, the most a promotion had`,
    'runway.promotion-unknown': (p, say) =>
      `What ${say.text(p.name)} does is not known: from ${say.text(p.from)} the figures leave it out, and arrears may begin earlier`,
    'runway.short': (p) =>
      `Only ${p.days === 1 ? '1 day has' : `${formatCount(Number(p.days))} days have`} usage, and a forecast needs ${formatCount(Number(p.fewest))}: given is the range if every day cost the highest or the lowest day seen`,
    'runway.learnt': (p, say) =>
      `From ${formatCount(Number(p.days))} days with usage, ${say.text(p.from)} to ${say.text(p.to)}, in ${formatCount(Number(p.paths))} simulated paths`,
    'runway.young': (p) =>
      `${formatCount(Number(p.days))} days with usage are fewer than ${formatCount(Number(p.enough))}: the quantiles lie a little too close together`,
    'runway.past-last-tier': (p, say) =>
      `From ${say.text(p.day)} on, ${formatCount(Number(p.percent))} % of the paths go past the last tier, whose price is not known: the cost is at least this, and arrears may begin earlier`,
  };

function brief(p: Readonly<Record<string, unknown>>): string {
  const days = p.days === 1 ? '1 day' : `${p.days} days`;
  if (p.days === 0) return p.certain === true ? 'In arrears today' : 'Perhaps in arrears';
  return p.certain === true ? `In arrears ${days}` : `Perhaps in arrears ${days}`;
}

function step(p: Readonly<Record<string, unknown>>): string {
  return `${calls(p.calls)} × ¥${p.price}/${formatCount(Number(p.per))}`;
}

function lineOf(p: Readonly<Record<string, unknown>>, say: Say): string {
  const free = p.free === 0 ? '' : `${formatCount(Number(p.free))} of ${calls(p.calls)} free`;
  const steps = say.list(p.steps, ' + ');
  return `${[free, steps].filter((part) => part !== '').join(', ')}${say.list(p.extras, '')}`;
}

function compared(p: Readonly<Record<string, unknown>>, say: Say, how: string): string {
  const [a, b, amount] = [p.a, p.b, p.amount].map((value) => formatAmount(say.text(value)));
  return `Usage from ${say.text(p.from)} to ${say.text(p.to)} costs ${amount} ${how} (${a} → ${b}): ${say.list(p.causes, ', ')}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
