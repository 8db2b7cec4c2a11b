import { deadlinesEn } from './deadlines.en.ts';
import { fitting } from './fitting.ts';
import { formatAmount, formatApps, formatChange, formatCount, formatDay, formatInDays } from './format.ts';
import { packsEn } from './packs.en.ts';
import { policyEn } from './policy.en.ts';
import type { Say } from './say.ts';
import type { zhCN } from './zh-CN.ts';

const calls = (count: unknown) => (count === 1 ? '1 call' : `${formatCount(Number(count))} calls`);
const fullDays = (days: unknown) => (days === 1 ? '1 full day' : `${days} full days`);

/** Every message in English. */
export const en: Record<keyof typeof zhCN, (params: Readonly<Record<string, unknown>>, say: Say) => string> =
  {
    'state.in-force': () => 'in force',
    'state.overdue': () => 'overdue',
    'state.due-today': () => 'due today',
    'state.due-soon': () => 'due soon',
    'state.coming': () => 'coming',
    'state.fine': () => 'fine',
    'state.unknown': () => 'unknown',
    'state.done': () => 'done',
    'state.waived': () => 'waived',

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

    'waiting.lift-in-console': () => 'paid; to be lifted in the console',
    'waiting.next-settlement-cycle': (p, say) =>
      p.until === null
        ? 'paid; ends with the first settlement cycle after the processing period, on a day not known'
        : `paid; ends with the settlement cycle of ${formatDay(say.text(p.until), 'en')}`,
    'waiting.period': (p, say) => `paid; the processing period ends on ${formatDay(say.text(p.until), 'en')}`,
    'waiting.unknown': () => 'paid; what ends it is not published',

    'resumes.on-payment': (p, say) =>
      p.day === null
        ? 'settlement resumes on the day all is paid'
        : `settlement resumed with the payment on ${formatDay(say.text(p.day), 'en')}`,
    'resumes.lift-in-console': (p, say) =>
      p.day === null
        ? 'settlement resumes once all is paid and it is lifted in the console'
        : `settlement resumed when lifted on ${formatDay(say.text(p.day), 'en')}`,
    'resumes.next-settlement-cycle': (p, say) =>
      p.day === null
        ? 'settlement resumes with the first cycle after the processing period, on a day not known (you can enter the day of settlement)'
        : `settlement resumes with the cycle of ${formatDay(say.text(p.day), 'en')}`,
    'resumes.unknown': () => 'when settlement resumes is not published',

    'counter.account-episode': () => 'consecutive days of the account in arrears',
    'counter.oldest-debt': () => 'days since the oldest unpaid debt',
    'counter.app-key-episode': () => 'consecutive days of each app key in arrears',

    'arrears.what': (p, say) => {
      const days = p.days === 0 ? 'In arrears since today' : `${fullDays(p.days)} in arrears`;
      const head = p.certain === true ? days : `At the highest cost, ${days.toLowerCase()}`;
      const measures = say.list(p.measures, ', ');
      return measures === '' ? head : `${head} · ${measures}`;
    },
    'arrears.brief': (p, say) => fitting(briefs(p, say)),
    'arrears.brief-next': (p, say) => {
      const next = `${say(p.measure)} ${formatDay(say.text(p.day), 'en', say.text(p.on))}`;
      return fitting(briefs(p, say).map((brief) => `${brief} · ${next}`));
    },
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
      const income =
        p.income === null
          ? 'income frozen: not known (no service-market orders imported)'
          : `at least ${formatAmount(say.text(p.income))} of service-market income frozen`;
      return [debt, income, say.list(p.possible, ' · ')].filter((part) => part !== '').join(' · ');
    },
    'arrears.action': (p, say) =>
      p.certain === true
        ? `Pay all ${formatAmount(say.text(p.amount))} for every app key, then lift it in the console`
        : `Check the arrears in the fee centre; at the highest cost they are ${formatAmount(say.text(p.amount))}`,
    'arrears.possible.historical': (p, say) =>
      `possible from ${formatDay(say.text(p.day), 'en', say.text(p.on))} (former rule): ${say.list(p.measures, ', ')}`,
    'arrears.possible.reading': (p, say) =>
      `possible from ${formatDay(say.text(p.day), 'en', say.text(p.on))} (another reading): ${say.list(p.measures, ', ')}`,
    'pending.brief': (p, say) =>
      fitting([`${formatAmount(say.text(p.amount))} paid, not booked yet`, 'Paid, not booked yet']),
    'pending.action': (p, say) =>
      `The payment of ${formatAmount(say.text(p.amount))} of ${formatDay(say.text(p.day), 'en', say.text(p.on))} covers all that is due; once the platform has booked it, note the day here`,

    'level.balance.brief': (p, say) =>
      fitting([
        `Balance ${formatAmount(say.text(p.amount))}, below ${formatAmount(say.text(p.at))}`,
        'Balance is low',
      ]),
    'level.balance.what': (p, say) =>
      `Balance ${formatAmount(say.text(p.amount))}, below the ${formatAmount(say.text(p.at))} of ${quoted(say(p.ladder))}`,
    'level.balance.next': (p, say) =>
      `Next step below ${formatAmount(say.text(p.next))}, ${formatAmount(say.text(p.left))} from here`,
    'level.balance.action': (p, say) => `Top up at least ${formatAmount(say.text(p.missing))}`,
    'level.quota.brief': (p) => `${p.percent} % of the free calls used`,
    'level.quota.what': (p, say) =>
      `${formatCount(Number(p.used))} of ${formatCount(Number(p.limit))} free calls used (${say(p.class)}${
        p.appKey === null ? '' : `, ${say.text(p.appKey)}`
      }), ${p.percent} %: a step of ${quoted(say(p.ladder))}`,
    'level.quota.next': (p, say) => `Next step after ${formatCount(Number(say.text(p.left)))} more calls`,
    'level.quota.action': () => 'See in Cost which app keys and APIs use them',
    'level.no-next': () => 'No further step',
    'level.cost': (p, say) => `Your own rule: ${say.list(p.measures, ', ')}`,
    'level.cost-unknown': () => 'What follows is not entered',

    'paid.brief': () => 'Paid · penalty to lift in the console',
    'paid.what': (p, say) => `All is paid; perhaps not lifted yet: ${say.list(p.measures, ', ')}`,
    'paid.when': () => 'In force until lifted',
    'paid.cost': () => 'No further fee',
    'paid.action': () => 'Lift the penalty in the console, then note the day here',

    'deadline.rung.then': (p, say) => say.list(p.measures, ', '),
    'deadline.rung': (p, say) => `${capital(say(p.rung))} in arrears: ${say.list(p.measures, ', ')}`,
    'deadline.rung-unknown': (p, say) => `${capital(say(p.rung))} in arrears: measures not published`,

    'signal.in-arrears': (p, say) =>
      `The console showed ${p.shown === true ? 'arrears' : 'no arrears'} on ${formatDay(say.text(p.day), 'en')}; computed: ${
        p.computed === true ? 'in arrears' : 'not in arrears'
      }${verdict(p.agrees)}`,
    'signal.days-in-arrears': (p, say) =>
      `The console showed ${fullDays(p.shown)} in arrears on ${formatDay(say.text(p.day), 'en')}; computed: ${fullDays(p.computed)}${verdict(p.agrees)}`,
    'signal.owed': (p, say) =>
      `The console showed ${formatAmount(say.text(p.shown))} owed on ${formatDay(say.text(p.day), 'en')}; computed: ${formatAmount(
        say.text(p.computed),
      )}${verdict(p.agrees)}`,
    'signal.prepaid': (p, say) =>
      `The console showed a balance of ${formatAmount(say.text(p.shown))} on ${formatDay(say.text(p.day), 'en')}; computed: ${formatAmount(
        say.text(p.computed),
      )}${verdict(p.agrees)}`,
    'signal.limited': (p, say) =>
      `The platform limits the calls of ${say.text(p.appKey)}${
        p.until === null
          ? ''
          : ` until ${formatDay(say.text(p.until), 'en', say.text(p.on))}, ${say.text(p.time)}`
      }; it does not say why${p.throttled === true ? ' (the arrears computed throttle this app key too)' : ''}`,

    'signature.format': () => 'It is no signature, or one of the keys is no key',
    'signature.key-unknown': () => 'Signed with a key that is not among the trusted ones',
    'signature.key-weak': () => 'The key is one under which a signature fits any file; it proves nothing',
    'signature.id-differs': () => 'A key has another id than its bytes give',
    'signature.wrong': () => 'The file is not what was signed',

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
    'reason.ladder-changed': (p, say) =>
      p.taken === true
        ? `The rule changed on ${say.text(p.from)} while the arrears lasted; the new version governs from that day`
        : `The rule changed on ${say.text(p.from)} while the arrears lasted; those that began before stay under the former version`,
    'reason.counter': (p, say) =>
      `Read the other way, by ${say(p.counter)}: ${fullDays(p.days)}, ${p.rung === null ? 'no rung reached' : `at "${say(p.rung)}"`}`,
    'reason.possible-rung': (p, say) =>
      `${capital(say(p.name))}: its days were not found; it may have been reached`,
    'reason.unposted': (p, say) =>
      `The payment of ${formatAmount(say.text(p.amount))} on ${formatDay(say.text(p.day), 'en')} is not booked yet; ${
        p.covers === true ? 'until it is, days and measures stand' : 'it does not cover all that is due'
      }`,
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

    'payoff.by': (p, say) =>
      `Pay by ${formatDay(say.text(p.by), 'en', say.text(p.on))}; on ${formatDay(
        say.text(p.day),
        'en',
        say.text(p.on),
      )} (${say(p.rung)}) the platform may have acted already`,
    'payoff.why-all-keys': (p) =>
      `The days count for the account and stop only when all ${p.keys} app keys are paid in full; a part payment does not stop them`,
    'payoff.why-in-full': () => 'The days stop only when all is paid; a part payment does not stop them',
    'payoff.why-each-key': (p) =>
      p.keys === 1
        ? 'It spares the app key only when that key is paid in full; one paid in part is still in arrears'
        : `It falls on each app key in arrears, and each of the ${p.keys} has to be paid in full; one paid in part is still in arrears`,
    'payoff.why-unknown': () =>
      'The measures of this rung are not published; only full payment is sure to avert them',
    'payoff.why-covered': () => 'Payments already entered clear the arrears before; nothing more is needed',
    'payoff.now': (p, say) =>
      p.keys === 1
        ? `Full payment now takes ${formatAmount(say.text(p.amount))}`
        : `Full payment of ${p.keys} app keys now takes ${formatAmount(say.text(p.amount))}`,
    'payoff.now-at-once': (p, say) => `Ends with full payment: ${say.list(p.measures, ', ')}`,
    'payoff.now-to-lift': (p, say) =>
      `Still to be lifted in the console after it: ${say.list(p.measures, ', ')}`,
    'payoff.now-cycle': (p, say) =>
      `Ends with the first settlement cycle after the processing period: ${say.list(p.measures, ', ')}`,
    'payoff.now-unknown': (p, say) => `What ends it is not published: ${say.list(p.measures, ', ')}`,
    'payoff.note-later-charges': (p, say) =>
      `The amounts cover what is owed on ${formatDay(say.text(p.on), 'en')} and the usage known; new charges of the days after come on top`,
    'payoff.note-bounds': (p, say) =>
      `${formatAmount(say.text(p.amount))} is for the highest cost; at the lowest, ${formatAmount(say.text(p.atLeast))} is enough`,
    'payoff.note-unrated': () => 'Some calls have no known price and are left out, so more may be owed',
    'payoff.note-possible': (p, say) =>
      `Rungs that may be reached and whose days are not published: ${say.list(p.rungs, ', ')}`,
    'payoff.note-historical': () =>
      'Rungs of a former rule or of another reading are for orientation only and need not come',
    'payoff.note-position': (p, say) =>
      `Balance and arrears are of the end of ${formatDay(say.text(p.day), 'en')} and hold that day's payments; after paying on that day, enter them anew`,
    'payoff.allocation-all': (p, say) => `The cash pays all ${formatAmount(say.text(p.amount))}`,
    'payoff.allocation-worth': (p, say) => {
      const keys = formatApps((p.apps ?? []) as string[], 'en');
      if (p.loss === null) return `Pay ${keys} in full: that loses least`;
      return `Pay ${keys} in full: the others then lose ${formatAmount(say.text(p.loss))} to ${formatDay(
        say.text(p.horizon),
        'en',
      )}, the least there is`;
    },
    'payoff.allocation-measures': (p) =>
      `Pay ${formatApps((p.apps ?? []) as string[], 'en')} in full: that averts ${p.averts} of ${p.of} measures`,
    'payoff.allocation-no-worth': () =>
      'What some app key earns in a day is not entered, so measures are counted; with it, the loss is',
    'payoff.allocation-nothing': () =>
      'No coming measure is known that falls on single apps; paying a part averts nothing',
    'payoff.allocation-too-little': () =>
      'The cash does not pay any app key in full for which that averts a measure',
    'payoff.allocation-bound-loss': (p, say) =>
      `With this many app keys not every choice was compared; none loses less than ${formatAmount(say.text(p.loss))}`,
    'payoff.allocation-bound-measures': (p) =>
      `With this many app keys not every choice was compared; none averts more than ${p.averts}`,

    'stake.frozen': (p, say) => `At least ${formatAmount(say.text(p.low))} of service-market income frozen`,
    'stake.frozen-unknown': () => 'Income frozen: not known (no service-market orders imported)',
    'stake.at-pace': (p, say) =>
      `${formatAmount(say.text(p.low))} to ${formatAmount(say.text(p.high))} frozen by ${formatDay(
        say.text(p.day),
        'en',
        say.text(p.on),
      )}, as income went in the last days`,
    'stake.lapses': (p, say) => {
      const until = p.until === null ? '' : ` by ${formatDay(say.text(p.until), 'en', say.text(p.on))}`;
      const value = p.value === null ? '' : `; renewals at most ${formatAmount(say.text(p.value))}`;
      return `Subscriptions that end${until} and cannot be renewed: ${between(p.low, p.high)}${value}`;
    },
    'stake.renewable': (p, say) => {
      const until = p.until === null ? '' : ` by ${formatDay(say.text(p.until), 'en', say.text(p.on))}`;
      return `Subscriptions that end${until} and can still be renewed: ${between(p.low, p.high)}; a hidden service gets no new ones`;
    },
    'stake.qualification.in-force': (p, say) =>
      `${capital(say(p.measure))} from ${formatDay(say.text(p.since), 'en', say.text(p.on))}`,
    'stake.qualification.reading': (p, say) =>
      `Under another reading, unverified: ${say(p.measure)} from ${formatDay(say.text(p.since), 'en', say.text(p.on))}`,
    'stake.qualification.historical': (p, say) =>
      `Under the former rule (no longer in force, for orientation only): ${say(p.measure)} from ${formatDay(
        say.text(p.since),
        'en',
        say.text(p.on),
      )}`,
    'stake.need-ends': (p) =>
      `Service-market orders without an end: ${p.orders}; with it, it is known how many subscriptions lapse`,
    'stake.need-services': () =>
      'Which service belongs to which app is not known; with it, it is certain which subscriptions cannot be renewed',

    'what-if.owed': (p, say) =>
      `Owed: ${formatAmount(say.text(p.before))} becomes ${formatAmount(say.text(p.after))} (${formatChange(say.text(p.change))})`,
    'what-if.balance': (p, say) =>
      `Prepaid balance: ${formatAmount(say.text(p.before))} becomes ${formatAmount(say.text(p.after))} (${formatChange(say.text(p.change))})`,
    'what-if.days': (p) => `Days in arrears: ${p.before} becomes ${p.after}`,
    'what-if.begun': (p, say) => `New: ${say.list(p.measures, ', ')}`,
    'what-if.ended': (p, say) => `No longer: ${say.list(p.measures, ', ')}`,
    'what-if.apps-begun': (p) => `Apps newly affected: ${formatApps((p.apps ?? []) as string[], 'en')}`,
    'what-if.apps-ended': (p) => `Apps no longer affected: ${formatApps((p.apps ?? []) as string[], 'en')}`,
    'what-if.next': (p, say) => {
      if (p.after === null) return 'No next rung';
      const day = formatDay(say.text(p.after), 'en', say.text(p.on));
      if (p.days === null) return `Next rung on ${day}`;
      const days = Math.abs(Number(p.days));
      return `Next rung on ${day}, ${days === 1 ? '1 day' : `${days} days`} ${Number(p.days) > 0 ? 'later' : 'earlier'}`;
    },
    'what-if.cost': (p, say) => `The month's cost ${formatChange(say.text(p.change))}`,
    'what-if.cost-between': (p, say) =>
      p.high === null
        ? `The month's cost at least ${formatChange(say.text(p.low))}, at most not known`
        : `The month's cost at least ${formatChange(say.text(p.low))}, at most ${formatChange(say.text(p.high))}`,
    'what-if.same': () => 'Nothing changes',
    'what-if.other': () => 'Something changes, no amount and no day',
    'what-if.note-position': (p, say) =>
      `Balance and arrears are of the end of ${formatDay(say.text(p.day), 'en')}; payments up to that day are in them and do not count again`,
    'what-if.note-no-usage': (p, say) =>
      `No calls are assumed for ${say.text(p.from)}${p.from === p.to ? '' : ` to ${say.text(p.to)}`}; choose how much usage to count them`,

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

    ...deadlinesEn,
    ...policyEn,

    'risk.loss': (p, say) => `Expected loss ${formatAmount(say.text(p.point))} (${span(p, say)})`,
    'risk.loss-unknown': (p, say) => `Expected loss not known (${span(p, say)}): a restriction has no price`,
    'risk.days': (p) =>
      `Expected days of restriction ${p.point} (${p.high === null ? `at least ${p.low}, no upper end` : `${p.low} to ${p.high}`})`,
    'risk.score': (p, say) =>
      `Risk score ${p.point} of 100 (${p.low} to ${p.high}; K is ${formatAmount(say.text(p.k))})`,
    'risk.no-score': () =>
      'No risk score: it takes the margin of a day (or K) and a price for every restriction',
    'risk.confidence.certain': () => 'The rules leave no choice, no probability was used',
    'risk.confidence.recorded': () => 'The probabilities rest on recorded outcomes',
    'risk.confidence.prior-only': () =>
      'Probabilities are conventions or your own, not checked against outcomes',
    'risk.note-facts': () =>
      'Missing facts are taken as adverse, at the lower end as if nothing came of them',
    'risk.note-priors': (p) =>
      `Priors that are Duewatch conventions: ${p.count}; they can be changed, and until outcomes are recorded each one's interval is 0 to 1`,
    'risk.note-open-end': (p) =>
      `Restrictions without a stated end count for ${p.days === 1 ? '1 day' : `${p.days} days`} from the day of the score (Duewatch convention), 1 day at the lower end and no limit at the upper`,
    'risk.note-unpriced': (p, say) =>
      `Without a price: ${say.list(p.resources, ', ')}; the loss has no upper end`,
    'risk.note-at-margin': (p, say) =>
      `Without a price of their own: ${say.list(p.resources, ', ')}; counted at the margin of a day, each day once, at the lower end 0 and no limit at the upper`,
    'risk.note-k': (p, say) =>
      `K is ${p.days === 1 ? '1 day' : `${p.days} days`} of margin, ${formatAmount(say.text(p.k))} (Duewatch convention): a loss of K scores 63`,
    'risk.need-fact': (p, say) => `Whether this applies: ${say(p.clause)}`,
    'risk.need-end': (p, say) => `When it ends: ${say(p.clause)}`,
    'risk.need-payday': () =>
      'The day on which all will be paid: restrictions count up to it, and without it they have no end',
    'risk.need-amount': (p, say) => `How much it is: ${say(p.clause)}`,
    'risk.need-price': (p, say) => `What a day is worth: ${say(p.resource)}`,
    'risk.need-outcomes': (p, say) =>
      `Record what the platform did (${say({ code: 'risk.prior', params: { key: p.prior as string } })})`,
    'risk.prior': (p, say) => {
      const key = say.text(p.key);
      return key.startsWith('order.')
        ? `Orders: ${say({ code: `orders.situation.${key.slice('order.'.length)}` })}`
        : (priorNames[key] ?? key);
    },
    'risk.resource': (p, say) => resourceNames[say.text(p.resource)] ?? say.text(p.resource),
    'risk.unfound': (p, say) =>
      p.text === null ? 'Part of what follows is not known' : `There may be more: ${say(p.text)}`,
    'risk.penalty': (p, say) => `Penalty: ${say(p.measure)}`,
    'risk.penalty-choice': (p, say) => `Penalty, one of several: ${say(p.measure)}`,
    'risk.penalty-least': (p, say) => `Penalty, at least, however the text is read: ${say(p.measure)}`,
    'risk.penalty-reading': (p, say) => `Penalty by another reading only: ${say(p.measure)}`,
    'risk.arrears.in-force': (p, say) =>
      `While nothing is paid: ${say(p.measure)} from ${formatDay(say.text(p.since), 'en', say.text(p.on))}`,
    'risk.arrears.reading': (p, say) =>
      `Under another reading, unverified: ${say(p.measure)} from ${formatDay(say.text(p.since), 'en', say.text(p.on))}`,
    'risk.arrears.historical': (p, say) =>
      `Under the former rule (no longer in force, for orientation only): ${say(p.measure)} from ${formatDay(
        say.text(p.since),
        'en',
        say.text(p.on),
      )}`,
    'risk.arrears.unknown': (p, say) =>
      `A rung whose days are not known: ${say(p.measure)} from ${formatDay(say.text(p.since), 'en', say.text(p.on))} at the earliest`,

    'orders.situation.platform-risk': () => 'Marked as a risk by the platform',
    'orders.situation.unpaid-stock': () => 'Ordered and not paid, holding stock',
    'orders.situation.brushing': () => 'Suspicion of orders made for show',
    'orders.situation.beyond-normal-use': () => 'More pieces than normal use needs',
    'orders.situation.wrong-details': () => 'Address, name or contact plainly wrong',
    'orders.situation.returns-refusals': () => 'A high share returned or refused in a month',
    'orders.situation.one-user-after-change': () => 'Several accounts, one user after changes of recipient',
    'orders.situation.advertising': () => 'Advertising in recipient or message',
    'orders.situation.many-accounts': () => 'One user with many accounts',
    'orders.measure.cancel': () => 'Cancel the order',
    'orders.measure.withhold': () => 'Do not ship',
    'orders.measure.recall': () => 'Intercept and recall what was shipped',
    'orders.measure.limit-buyer': () => 'Limit the account (by the platform)',
    'orders.measure.revoke': () => 'Withdraw coupons, gifts and the like (by the platform)',
    'orders.measure.remove': () => 'Remove or hide unlawful content (by the platform)',
    'orders.measure.suspend': () => 'Suspend or end the service (by the platform)',
    'orders.measure.other': () => 'Other measures that the platform or the merchant finds necessary',
    'orders.before-acting': () =>
      'Check first and keep evidence: a merchant who refuses a normal order may himself break the rule on late dispatch',
    'orders.other-platform': () =>
      'This is a rule of Kuaishou shops: whether another platform lets a merchant do the same was not found',
    'orders.field.buyer': () => 'buyer account',
    'orders.field.name': () => 'recipient name',
    'orders.field.phone': () => 'recipient phone',
    'orders.field.address': () => 'recipient address',
    'orders.field.stage': () => 'order status',
    'orders.field.units': () => 'quantity',
    'orders.field.outcome': () => 'after-sales status',
    'orders.field.remark': () => 'buyer message',
    'orders.field.note': () => 'seller note',
    'orders.field.riskCode': () => 'risk mark of the platform',
    'orders.need.field': (p, say) =>
      `No usable “${say(p.field)}”: the file does not have the column, or all of it is masked`,
    'orders.need.unpaid': () =>
      'Enter from how many unpaid orders a month on it is too many (the rule has no number)',
    'orders.need.persons': (p) =>
      `Only ${p.count === 1 ? '1 buyer' : `${p.count} buyers`}, fewer than ${p.fewest}: not compared with the shop’s own`,
    'orders.need.returns': () =>
      'Enter from which share of returns and refusals on it is high (the rule has no number)',
    'orders.need.units-per-order': () =>
      'Enter more than how many pieces in one order is beyond normal use (the rule has no number)',
    'orders.need.units-per-person': () =>
      'Enter more than how many pieces of one person in a month is beyond normal use (the rule has no number)',
    'orders.need.received-within': () =>
      'You may enter within how many hours of dispatch a confirmation is odd; without it, this is not looked at',
    'orders.reason.risk': (p, say) =>
      `The platform has marked ${orders(p.count)}${say.list(p.codes, ', ') === '' ? '' : ` (${say.list(p.codes, ', ')})`}`,
    'orders.reason.found': (p, say) => `${capital(orders(p.count))}: ${say.list(p.what, ', ')}`,
    'orders.reason.unpaid': (p) => `${p.count} of ${orders(p.of)} in ${p.days} days not paid`,
    'orders.reason.returns': (p) =>
      `${p.back} of ${orders(p.of)} made in ${p.days} days, with the outcome known, returned or refused`,
    'orders.reason.units-order': (p) =>
      `${capital(orders(p.count))} of more than ${p.limit} pieces, the largest of ${formatCount(Number(p.most))}`,
    'orders.reason.units-person': (p) =>
      `${formatCount(Number(p.units))} pieces in ${orders(p.orders)} of ${p.days} days, more than ${p.limit}`,
    'orders.reason.own-from': (p) => `Your limit: from ${p.from} on`,
    'orders.reason.own-limit': (p) => `Your limit: more than ${p.limit} pieces`,
    'orders.reason.own-percent': (p) =>
      `Your limit: from ${p.percent} % on; with fewer than ${p.least} orders not judged`,
    'orders.reason.stands-out': (p) =>
      `Stands out from the shop’s own: median ${p.median}, more than ${p.fence} stands out (of ${formatCount(Number(p.count))} counts; a convention, editable)`,
    'orders.reason.one-after-change': (p, say) =>
      `${p.count} accounts changed the recipient after ordering, then with ${say.list(p.by, ', ')}`,
    'orders.reason.one': (p, say) => `${p.count} accounts with ${say.list(p.by, ', ')}`,
    'orders.reason.similar': (p) =>
      `The similar addresses share at least ${p.percent} % of their letter pairs (similar from ${p.from} % on; a convention, editable)`,
    'orders.reason.together': (p, say) =>
      `Counted together: ${p.count} accounts that look like one user’s (${say.list(p.by, ', ')})`,
    'orders.reason.quick': (p) =>
      `Confirmed within ${p.hours === 1 ? '1 hour' : `${p.hours} hours`} of dispatch`,
    'orders.reason.same-item': (p) =>
      `${p.accounts} related accounts bought ${p.items === 1 ? 'the same item' : `the same ${p.items} items`}`,
    'orders.by.phone': () => 'the same phone',
    'orders.by.address': () => 'the same address',
    'orders.by.address-and-name': () => 'the same address and name',
    'orders.by.near-address': () => 'a similar address',
    'orders.by.near-address-and-name': () => 'a similar address and the same name',
    'orders.found.wrong.phone': () => 'a phone number that cannot exist (digits or prefix)',
    'orders.found.wrong.name-no-letter': () => 'a name without a letter',
    'orders.found.wrong.name-placeholder': () => 'a placeholder for a name',
    'orders.found.wrong.address-no-letter': () => 'an address without a letter',
    'orders.found.wrong.address-one-letter': () => 'an address of one letter repeated',
    'orders.found.wrong.address-other-province': () => 'another province in the address than in its column',
    'orders.found.ad.contact': () => 'a chat account',
    'orders.found.ad.link': () => 'a link',
    'orders.found.ad.pass-on': () => 'a product code to pass on',
    'orders.found.ad.word': () => 'words of advertising',
    'orders.found.brushing.word': () => 'a remark that speaks of orders made for show',
    'orders.not.risk': () =>
      'This is the platform’s own mark; see there why. Orders that have it are said not to be shipped',
    'orders.not.unpaid': () =>
      'No number is published from which on it is a breach; whether stock is taken when an order is made is not known here',
    'orders.not.units': () =>
      'No number is published for “beyond normal use”; buying for a group or for resale may be normal',
    'orders.not.returns': (p) => `No number is published for “high”; the ${p.percent} % are yours`,
    'orders.not.wrong': () => 'Only what cannot be is listed; it may be a slip, which the buyer can correct',
    'orders.not.advertising': () =>
      'Which words advertise is a convention, editable; the text is not kept, see the order itself',
    'orders.not.one-after-change': () =>
      'No measure of “similar” is published; families, colleagues and pick-up points share a recipient too',
    'orders.not.one': () =>
      'Sharing a recipient is not being one user: families, colleagues and pick-up points do',
    'orders.not.brushing': () => 'A lead, not a finding: the rule names no criterion',

    ...packsEn,
  };

/** How the marker's line can begin, the fullest first. */
function briefs(p: Readonly<Record<string, unknown>>, say: Say): string[] {
  const days = p.days === 1 ? '1 day' : `${p.days} days`;
  const perhaps = p.certain === true ? '' : 'Perhaps ';
  const owed = `${formatAmount(say.text(p.amount))} owed`;
  if (p.days === 0)
    return [`${perhaps}${owed}`, p.certain === true ? 'In arrears today' : 'Perhaps in arrears'];
  return [
    `${perhaps}${days}, ${owed}`,
    p.certain === true ? `In arrears ${days}` : `Perhaps in arrears ${days}`,
  ];
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

function orders(count: unknown): string {
  return count === 1 ? '1 order' : `${formatCount(Number(count))} orders`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a reading is what was computed. */
function verdict(agrees: unknown): string {
  return agrees === true ? ' (the same)' : ' (they contradict each other)';
}

function between(low: unknown, high: unknown): string {
  if (high === null) return Number(low) === 0 ? 'not known' : `at least ${low}`;
  if (low === high) return `${low}`;
  return Number(low) === 0 ? `at most ${high}` : `${low} to ${high}`;
}

function quoted(name: string): string {
  return `“${name}”`;
}

const resourceNames: Readonly<Record<string, string>> = {
  sales: 'sales',
  'search-exposure': 'search exposure',
  activities: 'promotions',
  'frozen-income': 'frozen income',
  listings: 'listings',
  publishing: 'publishing',
  'shop-rights': 'rights of the shop',
  membership: 'membership',
  compensation: 'compensation of buyers',
  unfound: 'measures that nobody has found',
  'new-subscriptions': 'new subscriptions',
  renewals: 'renewals',
  'new-authorisations': 'new authorisations',
  'api-calls': 'API calls',
  qualification: 'partner qualification',
  deposit: 'deposit',
};

const priorNames: Readonly<Record<string, string>> = {
  may: 'clauses that the platform may use',
  'open-deadline': 'clauses without a term',
  'arrears.historical': 'rungs of the former rule',
  'arrears.reading': 'rungs of another reading',
  'arrears.unknown': 'rungs whose days are not known',
  'penalty.choice': 'penalties that are one of several',
};

function span(p: Readonly<Record<string, unknown>>, say: Say): string {
  const low = formatAmount(say.text(p.low));
  return p.high === null ? `at least ${low}, no upper end` : `${low} to ${formatAmount(say.text(p.high))}`;
}
