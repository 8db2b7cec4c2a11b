import { deadlinesZhCN } from './deadlines.zh-CN.ts';
import { fitting } from './fitting.ts';
import { formatAmount, formatApps, formatChange, formatCount, formatDay, formatInDays } from './format.ts';
import { packsZhCN } from './packs.zh-CN.ts';
import { policyZhCN } from './policy.zh-CN.ts';
import type { Say } from './say.ts';

const zh = 'zh-CN';

/** Every message in Simplified Chinese. */
export const zhCN = {
  'state.in-force': () => '已生效',
  'state.overdue': () => '已逾期',
  'state.due-today': () => '今天到期',
  'state.due-soon': () => '即将到期',
  'state.coming': () => '将到期',
  'state.fine': () => '正常',
  'state.unknown': () => '未知',
  'state.done': () => '已完成',
  'state.waived': () => '已免除',

  'confidence.official': () => '官方',
  'confidence.press': () => '媒体报道',
  'confidence.secondary': () => '第三方转述',
  'confidence.code': () => '公开代码',
  'confidence.seed': () => '单一来源',
  'confidence.inferred': () => '推定',
  'confidence.convention': () => 'Duewatch 约定',
  'confidence.user': () => '自行填入',

  'measure.freeze-settlement.done': () => '收入已冻结、结算已暂停',
  'measure.freeze-settlement.next': () => '收入冻结、结算暂停',
  'measure.freeze-settlement.short': () => '冻结收入',
  'measure.warn.done': () => '已警告',
  'measure.warn.next': () => '警告',
  'measure.warn.short': () => '警告',
  'measure.hide-service.done': () => '服务已隐藏',
  'measure.hide-service.next': () => '服务隐藏',
  'measure.hide-service.short': () => '隐藏服务',
  'measure.freeze-service.done': () => '服务已冻结',
  'measure.freeze-service.next': () => '服务冻结',
  'measure.freeze-service.short': () => '冻结服务',
  'measure.throttle.done': () => 'API 与数据推送已限流',
  'measure.throttle.next': () => 'API 与数据推送限流',
  'measure.throttle.short': () => '限流',
  'measure.suspend-authorisation.done': () => '新增用户授权已暂停',
  'measure.suspend-authorisation.next': () => '暂停新增用户授权',
  'measure.suspend-authorisation.short': () => '暂停授权',
  'measure.suspend-calls.done': () => 'API 调用已全部暂停',
  'measure.suspend-calls.next': () => '暂停全部 API 调用',
  'measure.suspend-calls.short': () => '暂停调用',
  'measure.freeze-identity.done': () => '服务商身份已冻结',
  'measure.freeze-identity.next': () => '冻结服务商身份',
  'measure.freeze-identity.short': () => '冻结身份',
  'measure.cancel-qualification.done': () => '当期淘拍档资格已取消',
  'measure.cancel-qualification.next': () => '取消当期淘拍档资格',
  'measure.cancel-qualification.short': () => '取消资格',
  'measure.cancel-next-qualification.done': () => '下一期淘拍档评选资格已取消',
  'measure.cancel-next-qualification.next': () => '取消下一期淘拍档评选资格',
  'measure.cancel-next-qualification.short': () => '取消资格',
  'measure.possible': (p, say) => `${say(p.measure)}（视应用是否在服务市场）`,

  'release.on-payment': () => '所有 AppKey 的欠费缴清后解除',
  'release.lift-in-console': () => '缴清后在控制台解除',
  'release.next-settlement-cycle': () => '处理周期届满后的下个结算周期恢复',
  'release.unknown': () => '如何解除未公布',

  'waiting.lift-in-console': () => '已缴清，需在控制台解除',
  'waiting.next-settlement-cycle': (p, say) =>
    p.until === null
      ? '已缴清，处理周期届满后的下个结算周期恢复，日期未知'
      : `已缴清，${formatDay(say.text(p.until), zh)}的结算周期恢复`,
  'waiting.period': (p, say) => `已缴清，处理周期到 ${formatDay(say.text(p.until), zh)}届满`,
  'waiting.unknown': () => '已缴清，如何解除未公布',

  'resumes.on-payment': (p, say) =>
    p.day === null ? '全部缴清当天恢复结算' : `${formatDay(say.text(p.day), zh)}缴清，恢复结算`,
  'resumes.lift-in-console': (p, say) =>
    p.day === null ? '缴清并在控制台解除后恢复结算' : `${formatDay(say.text(p.day), zh)}解除，恢复结算`,
  'resumes.next-settlement-cycle': (p, say) =>
    p.day === null
      ? '处理周期届满后的下个结算周期恢复结算，日期未知（可填写结算日）'
      : `${formatDay(say.text(p.day), zh)}的结算周期恢复结算`,
  'resumes.unknown': () => '何时恢复结算未公布',

  'counter.account-episode': () => '按账号连续欠费天数',
  'counter.oldest-debt': () => '按最早一笔未缴欠费的天数',
  'counter.app-key-episode': () => '按每个 AppKey 各自的连续欠费天数',

  'arrears.what': (p, say) => {
    const days = p.days === 0 ? '今天起欠费' : `欠费满 ${p.days} 天`;
    const head = p.certain === true ? days : `按最高费用计，${days}`;
    const measures = say.list(p.measures, '，');
    return measures === '' ? head : `${head} · ${measures}`;
  },
  'arrears.brief': (p, say) => fitting(briefs(p, say)),
  'arrears.brief-next': (p, say) => {
    const next = `${formatDay(say.text(p.day), zh, say.text(p.on))}${say(p.measure)}`;
    return fitting(briefs(p, say).map((brief) => `${brief} · ${next}`));
  },
  'arrears.next': (p, say) =>
    `${formatDay(say.text(p.day), zh, say.text(p.on))}（${formatInDays(Number(p.inDays), zh)}）${say.list(
      p.measures,
      '、',
    )}`,
  'arrears.next-unknown': (p, say) =>
    `${formatDay(say.text(p.day), zh, say.text(p.on))}（${formatInDays(Number(p.inDays), zh)}）${say(
      p.rung,
    )}，措施未公布`,
  'arrears.no-next': (p, say) => (p.unknown === null ? '没有更高的档' : say(p.unknown)),
  'arrears.cost': (p, say) => {
    const owed = formatAmount(say.text(p.owed));
    const debt = p.exact === true ? `欠费 ${owed}` : `欠费至多 ${owed}`;
    const income =
      p.income === null
        ? '冻结的收入未知（未导入服务市场订单）'
        : `冻结的服务市场收入至少 ${formatAmount(say.text(p.income))}`;
    return [debt, income, say.list(p.possible, ' · ')].filter((part) => part !== '').join(' · ');
  },
  'arrears.action': (p, say) =>
    p.certain === true
      ? `补缴所有 AppKey 的欠费 ${formatAmount(say.text(p.amount))}，再到控制台解除`
      : `核对费用中心的欠费；按最高费用计为 ${formatAmount(say.text(p.amount))}`,
  'arrears.possible.historical': (p, say) =>
    `${formatDay(say.text(p.day), zh, say.text(p.on))}起可能（旧版规则）：${say.list(p.measures, '、')}`,
  'arrears.possible.reading': (p, say) =>
    `${formatDay(say.text(p.day), zh, say.text(p.on))}起可能（另一读法）：${say.list(p.measures, '、')}`,
  'pending.brief': (p, say) => `已付 ${formatAmount(say.text(p.amount))}，尚未入账`,
  'pending.action': (p, say) =>
    `${formatDay(say.text(p.day), zh, say.text(p.on))}付的 ${formatAmount(say.text(p.amount))} 足够付清到期欠费；平台入账后，在这里记下日期`,

  'level.balance.brief': (p, say) =>
    `余额 ${formatAmount(say.text(p.amount))}，低于 ${formatAmount(say.text(p.at))}`,
  'level.balance.what': (p, say) =>
    `余额 ${formatAmount(say.text(p.amount))}，低于“${say(p.ladder)}”的 ${formatAmount(say.text(p.at))}`,
  'level.balance.next': (p, say) =>
    `下一档：低于 ${formatAmount(say.text(p.next))}，还差 ${formatAmount(say.text(p.left))}`,
  'level.balance.action': (p, say) => `至少充值 ${formatAmount(say.text(p.missing))}`,
  'level.quota.brief': (p) => `免费额度已用 ${p.percent}%`,
  'level.quota.what': (p, say) =>
    `免费额度 ${formatCount(Number(p.limit))} 次已用 ${formatCount(Number(p.used))} 次（${say(p.class)}${
      p.appKey === null ? '' : `，${say.text(p.appKey)}`
    }），${p.percent}%：到了“${say(p.ladder)}”的一档`,
  'level.quota.next': (p, say) => `再调用 ${formatCount(Number(say.text(p.left)))} 次到下一档`,
  'level.quota.action': () => '在费用页查看是哪些 AppKey 和 API 在用',
  'level.no-next': () => '没有下一档',
  'level.cost': (p, say) => `自己的规则：${say.list(p.measures, '、')}`,
  'level.cost-unknown': () => '没有填写后果',

  'paid.brief': () => '欠费已缴清 · 处罚待在控制台解除',
  'paid.what': (p, say) => `欠费已缴清，可能仍未解除：${say.list(p.measures, '，')}`,
  'paid.when': () => '解除之前一直有效',
  'paid.cost': () => '不再产生费用',
  'paid.action': () => '到控制台解除处罚，再在这里记下解除日期',

  'deadline.rung.then': (p, say) => say.list(p.measures, '、'),
  'deadline.rung': (p, say) => `欠费${say(p.rung)}：${say.list(p.measures, '、')}`,
  'deadline.rung-unknown': (p, say) => `欠费${say(p.rung)}：措施未公布`,

  'signal.in-arrears': (p, say) =>
    `控制台在${formatDay(say.text(p.day), zh)}显示${p.shown === true ? '有' : '无'}欠费；推算为${p.computed === true ? '有' : '无'}欠费${verdict(p.agrees)}`,
  'signal.days-in-arrears': (p, say) =>
    `控制台在${formatDay(say.text(p.day), zh)}显示欠费满 ${p.shown} 天；推算为满 ${p.computed} 天${verdict(p.agrees)}`,
  'signal.owed': (p, say) =>
    `控制台在${formatDay(say.text(p.day), zh)}显示欠费 ${formatAmount(say.text(p.shown))}；推算为 ${formatAmount(
      say.text(p.computed),
    )}${verdict(p.agrees)}`,
  'signal.prepaid': (p, say) =>
    `控制台在${formatDay(say.text(p.day), zh)}显示余额 ${formatAmount(say.text(p.shown))}；推算为 ${formatAmount(
      say.text(p.computed),
    )}${verdict(p.agrees)}`,
  'signal.limited': (p, say) =>
    `平台限制了 ${say.text(p.appKey)} 的调用${
      p.until === null ? '' : `，到${formatDay(say.text(p.until), zh, say.text(p.on))} ${say.text(p.time)}`
    }；没有说明原因${p.throttled === true ? '（按推算，欠费也会使它限流）' : ''}`,

  'signature.format': () => '不是签名，或某个密钥不是密钥',
  'signature.key-unknown': () => '签名用的密钥不在信任的密钥之中',
  'signature.key-weak': () => '用这种密钥，一个签名能对上任何文件，证明不了什么',
  'signature.id-differs': () => '密钥的编号与其内容不符',
  'signature.wrong': () => '文件与签名时的不同',

  'reason.arrears-since': (p, say) =>
    `${formatDay(say.text(p.since), zh)}起有欠费未缴清，到今天满 ${p.days} 天（当天为第 0 天）`,
  'reason.paid-on': (p, say) =>
    `${formatDay(say.text(p.since), zh)}起的欠费在${formatDay(say.text(p.day), zh)}缴清`,
  'reason.ladder': (p, say) => `${say(p.name)}，自 ${say.text(p.from)} 施行的版本`,
  'reason.rung': (p, say) =>
    `${say(p.rung)}即 ${formatDay(say.text(p.day), zh)}（自 ${say.text(p.since)} 起算）`,
  'reason.rung-reading': (p, say) =>
    `${say(p.name)}：${p.comparison === 'more-than' ? '超过' : '满'} ${p.days} 天${
      p.chosen === true ? '（默认读法）' : '（另一读法，未核实）'
    }`,
  'reason.ladder-changed': (p, say) =>
    p.taken === true
      ? `欠费期间规则在 ${say.text(p.from)} 换版，自当日起按新版处理`
      : `欠费期间规则在 ${say.text(p.from)} 换版，此前开始的欠费仍按旧版处理`,
  'reason.counter': (p, say) =>
    `另一读法${say(p.counter)}计：满 ${p.days} 天，${p.rung === null ? '未到任何一档' : `在“${say(p.rung)}”一档`}`,
  'reason.possible-rung': (p, say) => `${say(p.name)}：天数没有找到，可能已经达到`,
  'reason.unposted': (p, say) =>
    `${formatDay(say.text(p.day), zh)}付款 ${formatAmount(say.text(p.amount))} 尚未入账，${
      p.covers === true ? '入账前天数与措施照旧' : '且不足以缴清到期欠费'
    }`,
  'reason.measure': (p, say) => {
    const apps = formatApps((p.apps ?? []) as string[], zh);
    const whom = apps === '' ? '' : `（${p.certain === true ? '' : '视是否在服务市场：'}${apps}）`;
    return `${say(p.measure)}${whom}，自 ${say.text(p.since)}；${say({ code: `release.${p.release ?? 'unknown'}` })}`;
  },
  'reason.historical': (p, say) =>
    `旧版规则（不再有效，仅供参考）：满 ${p.days} 天即 ${formatDay(say.text(p.day), zh)}，${say.list(
      p.measures,
      '、',
    )}`,
  'reason.unknown': (p, say) => say(p.text),
  'reason.tariff': (p, say) =>
    `${say(p.name)}，${say.text(p.from)} 起${p.to === null ? '' : `至 ${say.text(p.to)} `}的价格`,
  'reason.price': (p, say) => {
    if (Number(p.price) === 0) return `${say(p.name)}：不收费`;
    const hosting = p.hosting === 'any' ? '' : say({ code: `hosting.${p.hosting}` });
    return `${say(p.name)}：${hosting}每 ${formatCount(Number(p.per))} 次 ¥${p.price}`;
  },
  'reason.price-model': (p, say) => {
    const hosting = p.hosting === 'any' ? '' : say({ code: `hosting.${p.hosting}` });
    return `${say(p.name)}：${hosting}分档或打包计价`;
  },
  'reason.quota': (p, say) =>
    `${say(p.name)}：每${p.scope === 'account' ? '账号' : '个 AppKey '}${
      p.period === 'none' ? '' : p.period === 'month' ? '每月' : '每日'
    }前 ${formatCount(Number(p.calls))} 次免费`,
  'reason.reading': (p, say) =>
    `${p.chosen === true ? '默认读法' : '另一读法'}：${say({ code: `reading.${p.reading}` })}。${say(p.why)}`,
  'reason.relief': (p, say) => `每日减免 ${formatAmount(say.text(p.amount))}`,
  'reading.month': () => '免费额度按月',
  'reading.day': () => '免费额度按日',
  'reading.account': () => '额度按账号',
  'reading.app-key': () => '额度按 AppKey',
  'hosting.inside': () => '云内',
  'hosting.outside': () => '云外',
  'hosting.any': () => '',

  'line.per-unit': (p, say) => lineOf(p, say),
  'line.graduated': (p, say) => lineOf(p, say),
  'line.volume': (p, say) => lineOf(p, say),
  'line.package': (p, say) => lineOf(p, say),
  'line.percentage': (p, say) => `营业额 × ${p.share}${say.list(p.extras, '')}`,
  'line.step': (p) =>
    `${formatCount(Number(p.calls))} 次 × ¥${p.price}/${p.per === 1 ? '次' : `${formatCount(Number(p.per))} 次`}`,
  'line.tier-step': (p) =>
    `第 ${p.tier} 档 ${formatCount(Number(p.calls))} 次 × ¥${p.price}/${p.per === 1 ? '次' : `${formatCount(Number(p.per))} 次`}`,
  'line.flat': (p, say) => `，固定费 ${formatAmount(say.text(p.amount))}`,
  'line.factor': (p) => `，× ${p.factor}`,
  'line.minimum': (p, say) => `，至少 ${formatAmount(say.text(p.amount))}`,
  'line.maximum': (p, say) => `，至多 ${formatAmount(say.text(p.amount))}`,
  'line.correction': (p, say) =>
    `更正 ${say.text(p.day)}：${formatCount(Number(p.was))} 次改为 ${formatCount(Number(p.now))} 次`,

  'cause.price': () => '价格',
  'cause.quota': () => '免费额度',
  'cause.tier': () => '阶梯与打包',
  'cause.rounding': () => '取整',
  'cause.relief': () => '每日减免',
  'cause.calls-not-seen': () => '我方没有的调用',
  'cause.calls-not-billed': () => '账单没有的调用',
  'cause.unknown': () => '未知',
  'compare.cause': (p, say) => `${say(p.cause)} ${formatChange(say.text(p.amount))}`,
  'compare.more': (p, say) =>
    `${say.text(p.from)} 至 ${say.text(p.to)} 的用量多花 ${formatAmount(say.text(p.amount))}（${formatAmount(
      say.text(p.a),
    )} → ${formatAmount(say.text(p.b))}）：${say.list(p.causes, '，')}`,
  'compare.less': (p, say) =>
    `${say.text(p.from)} 至 ${say.text(p.to)} 的用量少花 ${formatAmount(say.text(p.amount))}（${formatAmount(
      say.text(p.a),
    )} → ${formatAmount(say.text(p.b))}）：${say.list(p.causes, '，')}`,
  'compare.same': (p, say) => {
    const causes = say.list(p.causes, '，');
    const head = `${say.text(p.from)} 至 ${say.text(p.to)} 的用量费用不变（${formatAmount(say.text(p.a))}）`;
    return causes === '' ? head : `${head}：${causes}`;
  },
  'compare.open': (p, say) => {
    const causes = say.list(p.causes, '，');
    const known = `${say.text(p.from)} 至 ${say.text(p.to)} 的用量，两边都有价格的部分 ${formatChange(say.text(p.amount))}`;
    return `${known}${causes === '' ? '' : `（${causes}）`}；其余未知，总差额${say({
      code: 'compare.between',
      params: { low: p.low, high: p.high } as Record<string, string | null>,
    })}`;
  },
  'compare.between': (p, say) => {
    if (p.low === null && p.high === null) return '无法估计';
    if (p.low === null) return `最多 ${formatChange(say.text(p.high))}`;
    if (p.high === null) return `最少 ${formatChange(say.text(p.low))}`;
    return `在 ${formatChange(say.text(p.low))} 与 ${formatChange(say.text(p.high))} 之间`;
  },

  'need.position': () => '不知道预充值余额与欠费：填入费用中心显示的余额、欠费和日期',
  'need.position-later': (p, say) =>
    `余额与欠费记在 ${say.text(p.day)}，晚于 ${say.text(p.on)}：填入当天或更早的数`,
  'need.usage': (p, say) =>
    p.from === null
      ? '没有调用记录：导入调用日志后才能算费用'
      : `缺 ${say.text(p.from)}${p.from === p.to ? '' : ` 至 ${say.text(p.to)} `}的调用记录：导入后费用才完整`,
  'need.no-tariff': (p, say) =>
    `${say.text(p.api)}（${p.appKey}）：${formatCount(Number(p.calls))} 次调用的日期没有已知的资费，未计价`,
  'need.class-unknown': (p, say) =>
    p.class === null
      ? `${say.text(p.api)}（${p.appKey}）：不知道计费类型，${formatCount(Number(p.calls))} 次调用未计价；在调用日志里加“计费类型”列`
      : `${say.text(p.api)}（${p.appKey}）：规则里没有计费类型“${p.class}”，${formatCount(Number(p.calls))} 次调用未计价`,
  'need.hosting-unknown': (p, say) =>
    `${say.text(p.api)}（${p.appKey}）：不知道部署在云内还是云外，${formatCount(Number(p.calls))} 次调用未计价`,
  'need.listing-unknown': (p, say) =>
    `${say.text(p.api)}（${p.appKey}）：不知道应用是否在服务市场，${formatCount(Number(p.calls))} 次调用未计价`,
  'need.past-last-tier': (p) =>
    `${p.appKey}：超过最后一档的 ${formatCount(Number(p.calls))} 次调用没有已知的价格，未计价`,
  'need.price-unknown': (p, say) =>
    `${say.text(p.api)}（${p.appKey}）：价格未公布，${formatCount(Number(p.calls))} 次调用未计价；可以填入账单上的价格`,
  'need.relief': (p, say) => say(p.text),
  'need.listed': (p) => `不知道 ${p.appKey} 是否在服务市场：两种处理都有可能`,
  'need.orders': () => '没有服务市场订单：导入 taobao.vas.order.search 的结果才知道冻结了多少收入',
  'need.pack': (p, say) =>
    `没有 ${say.text(p.platform)} 的规则包：已读入 ${formatCount(Number(p.calls))} 次调用、${formatCount(
      Number(p.orders),
    )} 笔订单，不计价、不判断`,

  'payoff.by': (p, say) =>
    `最迟 ${formatDay(say.text(p.by), zh, say.text(p.on))}缴；${formatDay(say.text(p.day), zh, say.text(p.on))}（${say(
      p.rung,
    )}）当天平台可能已经处理`,
  'payoff.why-all-keys': (p) =>
    `天数按账号连续计算，${p.keys} 个 AppKey 的欠费全部缴清才停止；只缴一部分，天数照算`,
  'payoff.why-in-full': () => '欠费缴清，天数才停止；只缴一部分，天数照算',
  'payoff.why-each-key': (p) =>
    p.keys === 1
      ? '该 AppKey 的欠费缴清，处理才不落在它上面；只缴一部分，仍算欠费'
      : `处理落在每个欠费的 AppKey 上，${p.keys} 个都要各自缴清；只缴一部分，仍算欠费`,
  'payoff.why-unknown': () => '这一档的措施没有公布，只有全部缴清才一定避免',
  'payoff.why-covered': () => '已登记的付款会在这之前缴清欠费，不必另付',
  'payoff.now': (p, say) =>
    p.keys === 1
      ? `现在缴清需 ${formatAmount(say.text(p.amount))}`
      : `现在缴清 ${p.keys} 个 AppKey 需 ${formatAmount(say.text(p.amount))}`,
  'payoff.now-at-once': (p, say) => `缴清即解除：${say.list(p.measures, '，')}`,
  'payoff.now-to-lift': (p, say) => `缴清后还要在控制台解除：${say.list(p.measures, '，')}`,
  'payoff.now-cycle': (p, say) => `处理周期届满后的下个结算周期恢复：${say.list(p.measures, '，')}`,
  'payoff.now-unknown': (p, say) => `如何解除未公布：${say.list(p.measures, '，')}`,
  'payoff.note-later-charges': (p, say) =>
    `金额包含${formatDay(say.text(p.on), zh)}的欠费和已有用量的费用；之后几天新产生的费用要另加`,
  'payoff.note-bounds': (p, say) =>
    `按最高费用计需 ${formatAmount(say.text(p.amount))}；若按最低费用计，${formatAmount(say.text(p.atLeast))} 就够`,
  'payoff.note-unrated': () => '有调用的价格未知，没有计入，实际欠费可能更多',
  'payoff.note-possible': (p, say) => `可能已到而天数未公布的档：${say.list(p.rungs, '、')}`,
  'payoff.note-historical': () => '标为旧规则或另一读法的档只供参考，不一定会发生',
  'payoff.note-position': (p, say) =>
    `余额与欠费记在${formatDay(say.text(p.day), zh)}结束时，当天的付款应已包含在内；当天再付款后，请重新填入余额与欠费`,
  'payoff.allocation-all': (p, say) => `现金够缴清全部 ${formatAmount(say.text(p.amount))}`,
  'payoff.allocation-worth': (p, say) => {
    const keys = formatApps((p.apps ?? []) as string[], zh);
    if (p.loss === null) return `缴清 ${keys}，损失最少`;
    return `缴清 ${keys}，到${formatDay(say.text(p.horizon), zh)}其余应用少收 ${formatAmount(say.text(p.loss))}，是最少的`;
  },
  'payoff.allocation-measures': (p) =>
    `缴清 ${formatApps((p.apps ?? []) as string[], zh)}，避免 ${p.of} 项处理中的 ${p.averts} 项`,
  'payoff.allocation-no-worth': () => '有 AppKey 每天的收入未填，只按避免的处理项数选；填入后按损失选',
  'payoff.allocation-nothing': () => '接下来没有已知的、只落在单个应用上的处理；只缴一部分避免不了什么',
  'payoff.allocation-too-little': () => '现金不够缴清任何一个能避免处理的 AppKey',
  'payoff.allocation-bound-loss': (p, say) =>
    `AppKey 较多，未逐一比较；任何选法至少损失 ${formatAmount(say.text(p.loss))}`,
  'payoff.allocation-bound-measures': (p) => `AppKey 较多，未逐一比较；任何选法至多避免 ${p.averts} 项`,

  'stake.frozen': (p, say) => `冻结的服务市场收入至少 ${formatAmount(say.text(p.low))}`,
  'stake.frozen-unknown': () => '冻结的收入未知（未导入服务市场订单）',
  'stake.at-pace': (p, say) =>
    `照近几天的收入，到${formatDay(say.text(p.day), zh, say.text(p.on))}冻结 ${formatAmount(
      say.text(p.low),
    )} 至 ${formatAmount(say.text(p.high))}`,
  'stake.lapses': (p, say) => {
    const until = p.until === null ? '' : `到${formatDay(say.text(p.until), zh, say.text(p.on))}`;
    const value = p.value === null ? '' : `，续订额至多 ${formatAmount(say.text(p.value))}`;
    return `${until}有${between(p.low, p.high)}个订购到期而不能续订${value}`;
  },
  'stake.renewable': (p, say) => {
    const until = p.until === null ? '' : `到${formatDay(say.text(p.until), zh, say.text(p.on))}`;
    return `${until}有${between(p.low, p.high)}个订购到期，仍可续订；服务隐藏期间没有新订购`;
  },
  'stake.qualification.in-force': (p, say) =>
    `${formatDay(say.text(p.since), zh, say.text(p.on))}起${say(p.measure)}`,
  'stake.qualification.reading': (p, say) =>
    `按另一读法（未核实），${formatDay(say.text(p.since), zh, say.text(p.on))}起${say(p.measure)}`,
  'stake.qualification.historical': (p, say) =>
    `按旧规则（已不施行，仅供参考），${formatDay(say.text(p.since), zh, say.text(p.on))}起${say(p.measure)}`,
  'stake.need-ends': (p) => `${p.orders} 笔服务市场订单没有到期日：补上后才知道有多少订购会到期`,
  'stake.need-services': () => '不知道哪个服务属于哪个应用：知道后才能确定哪些订购不能续订',

  'what-if.owed': (p, say) =>
    `欠费由 ${formatAmount(say.text(p.before))} 变为 ${formatAmount(say.text(p.after))}（${formatChange(
      say.text(p.change),
    )}）`,
  'what-if.balance': (p, say) =>
    `预充值余额由 ${formatAmount(say.text(p.before))} 变为 ${formatAmount(say.text(p.after))}（${formatChange(
      say.text(p.change),
    )}）`,
  'what-if.days': (p) => `欠费天数由 ${p.before} 天变为 ${p.after} 天`,
  'what-if.begun': (p, say) => `新增：${say.list(p.measures, '，')}`,
  'what-if.ended': (p, say) => `不再有：${say.list(p.measures, '，')}`,
  'what-if.apps-begun': (p) => `新受影响的应用：${formatApps((p.apps ?? []) as string[], zh)}`,
  'what-if.apps-ended': (p) => `不再受影响的应用：${formatApps((p.apps ?? []) as string[], zh)}`,
  'what-if.next': (p, say) => {
    if (p.after === null) return '没有下一档';
    const day = formatDay(say.text(p.after), zh, say.text(p.on));
    if (p.days === null) return `下一档在${day}`;
    return `下一档在${day}，${Number(p.days) > 0 ? `晚 ${p.days} 天` : `早 ${-Number(p.days)} 天`}`;
  },
  'what-if.cost': (p, say) => `本月费用 ${formatChange(say.text(p.change))}`,
  'what-if.cost-between': (p, say) =>
    p.high === null
      ? `本月费用的下限 ${formatChange(say.text(p.low))}，上限未知`
      : `本月费用的下限 ${formatChange(say.text(p.low))}，上限 ${formatChange(say.text(p.high))}`,
  'what-if.same': () => '没有变化',
  'what-if.other': () => '有变化，金额与天数不变',
  'what-if.note-position': (p, say) =>
    `余额与欠费记在${formatDay(say.text(p.day), zh)}结束时；到这一天为止的付款已包含在内，不再计算`,
  'what-if.note-no-usage': (p, say) =>
    `${say.text(p.from)}${p.from === p.to ? '' : ` 至 ${say.text(p.to)} `}没有假设新的调用；选择用量比例后计入`,

  'runway.no-position': () => '不知道余额：填入费用中心显示的预充值、欠费和日期',
  'runway.position-later': (p, say) =>
    `余额是 ${say.text(p.day)} 的，晚于 ${say.text(p.on)}：推算不出当天的余额`,
  'runway.no-usage': () => '没有调用记录：导入后才能推算余额用到哪一天',
  'runway.usage-old': (p, say) =>
    `${formatCount(Number(p.days))} 天没有调用记录（最近一条是 ${say.text(p.to)}）：缺得太多，推算不出余额`,
  'runway.in-arrears': (p, say) => `${say.text(p.since)} 起已经欠费`,
  'runway.unrated': (p, say) =>
    `${formatCount(Number(p.count))} 个接口的价格未知（${say.list(p.names, '、')}）：费用算不全，不作预测`,
  'runway.turnover': () => '按成交额计费的部分没有预测',
  'runway.tariff-ends': (p, say) => `${say.text(p.day)} 起的资费未知，只推算到前一天`,
  'runway.days-missing': (p, say) =>
    `${say.text(p.from)}${p.from === p.to ? '' : ` 至 ${say.text(p.to)} 之间有 ${formatCount(Number(p.days))} 天`}没有调用记录：这些天的费用按模拟扣除`,
  'runway.silent': (p, say) => `${say.text(p.appKey)} 自 ${say.text(p.day)} 起没有调用记录：按仍在调用推算`,
  'runway.ended': (p, say) => `${say.text(p.appKey)} 自 ${say.text(p.day)} 起没有调用记录：按已停用推算`,
  'runway.at-most': () => '减免或免费额度没有公布：费用按上限计，实际可能用得更久',
  'runway.payments': (p, say) =>
    `已计入之后的 ${formatCount(Number(p.count))} 笔充值，共 ${formatAmount(say.text(p.amount))}`,
  'runway.debit-covers': () => '已签约代扣且没有限额：余额不足时由代扣支付，前提是每次扣款成功',
  'runway.debit-failed': (p, say) =>
    `最近 28 天有 ${formatCount(Number(p.count))} 天代扣失败（最近一次 ${say.text(p.day)}）`,
  'runway.promotion': (p, say) =>
    `${say.text(p.from)} 的“${say.text(p.name)}”按以往 ${formatCount(Number(p.times))} 次的调用量推算`,
  'runway.promotion-guessed': (p, say) =>
    `“${say.text(p.name)}”没有以往的记录：${say.text(p.from)} 起的调用量按不增加到增加 ${formatCount(Number(p.percent))}%（以往促销的最大值）推算`,
  'runway.promotion-unknown': (p, say) =>
    `“${say.text(p.name)}”对调用量的影响未知：${say.text(p.from)} 起的推算没有计入它，欠费可能更早`,
  'runway.short': (p) =>
    `只有 ${formatCount(Number(p.days))} 天的调用记录，预测至少需要 ${formatCount(Number(p.fewest))} 天：只给出按最高日与最低日推算的范围`,
  'runway.learnt': (p, say) =>
    `根据 ${say.text(p.from)} 至 ${say.text(p.to)} 有记录的 ${formatCount(Number(p.days))} 天，模拟 ${formatCount(Number(p.paths))} 次`,
  'runway.young': (p) =>
    `调用记录只有 ${formatCount(Number(p.days))} 天，不足 ${formatCount(Number(p.enough))} 天：预测的区间偏窄`,
  'runway.past-last-tier': (p, say) =>
    `${formatCount(Number(p.percent))}% 的模拟最早从 ${say.text(p.day)} 起超过最后一档，之后的价格未知：费用至少如此，欠费可能更早`,

  ...deadlinesZhCN,
  ...policyZhCN,

  'risk.loss': (p, say) => `预计损失 ${formatAmount(say.text(p.point))}（${span(p, say)}）`,
  'risk.loss-unknown': (p, say) => `预计损失未知（${span(p, say)}）：有限制没有价格`,
  'risk.days': (p) =>
    `预计受限 ${p.point} 天（${p.low} ${p.high === null ? '天以上，没有上限' : `至 ${p.high} 天`}）`,
  'risk.score': (p, say) =>
    `风险分 ${p.point}（${p.low} 至 ${p.high}，满分 100；K 为 ${formatAmount(say.text(p.k))}）`,
  'risk.no-score': () => '没有风险分：要有每天的毛利（或 K）和各项限制的价格',
  'risk.confidence.certain': () => '规则写明必然发生，没有用到概率',
  'risk.confidence.recorded': () => '概率来自已登记的结果',
  'risk.confidence.prior-only': () => '概率是约定值或自填值，没有结果可以核对',
  'risk.note-facts': () => '缺少的事实按不利计，下限按不发生计',
  'risk.note-priors': (p) =>
    `${p.count} 项概率是 Duewatch 约定的先验，可以修改；登记结果之前，每项的区间是 0 至 1`,
  'risk.note-open-end': (p) =>
    `没有写明何时结束的限制，从评估当天起计到第 ${p.days} 天（Duewatch 约定）；下限按 1 天，上限不封顶`,
  'risk.note-unpriced': (p, say) => `没有价格：${say.list(p.resources, '、')}；损失没有上限`,
  'risk.note-at-margin': (p, say) =>
    `没有单独的价格：${say.list(p.resources, '、')}；按每天的毛利计，同一天只计一次；下限按 0，上限不封顶`,
  'risk.note-k': (p, say) =>
    `K 取 ${p.days} 天的毛利 ${formatAmount(say.text(p.k))}（Duewatch 约定）：损失达到 K 时风险分为 63`,
  'risk.need-fact': (p, say) => `这一条是否成立：${say(p.clause)}`,
  'risk.need-end': (p, say) => `何时结束：${say(p.clause)}`,
  'risk.need-payday': () => '打算哪一天缴清：在那之前的限制照算，没有日期就没有上限',
  'risk.need-amount': (p, say) => `金额是多少：${say(p.clause)}`,
  'risk.need-price': (p, say) => `每天值多少钱：${say(p.resource)}`,
  'risk.need-outcomes': (p, say) =>
    `登记平台实际的处理结果（${say({ code: 'risk.prior', params: { key: p.prior as string } })}）`,
  'risk.prior': (p, say) => {
    const key = say.text(p.key);
    return key.startsWith('order.')
      ? `订单：${say({ code: `orders.situation.${key.slice('order.'.length)}` })}`
      : (priorNames[key] ?? key);
  },
  'risk.resource': (p, say) => resourceNames[say.text(p.resource)] ?? say.text(p.resource),
  'risk.unfound': (p, say) => (p.text === null ? '后果有一部分未知' : `可能还有：${say(p.text)}`),
  'risk.penalty': (p, say) => `处罚：${say(p.measure)}`,
  'risk.penalty-choice': (p, say) => `处罚，几项中择一：${say(p.measure)}`,
  'risk.penalty-least': (p, say) => `处罚，怎么读都至少：${say(p.measure)}`,
  'risk.penalty-reading': (p, say) => `处罚，仅按另一种读法：${say(p.measure)}`,
  'risk.arrears.in-force': (p, say) =>
    `${formatDay(say.text(p.since), zh, say.text(p.on))}起${say(p.measure)}（不缴费时）`,
  'risk.arrears.reading': (p, say) =>
    `按另一读法（未核实），${formatDay(say.text(p.since), zh, say.text(p.on))}起${say(p.measure)}`,
  'risk.arrears.historical': (p, say) =>
    `按旧规则（已不施行，仅供参考），${formatDay(say.text(p.since), zh, say.text(p.on))}起${say(p.measure)}`,
  'risk.arrears.unknown': (p, say) =>
    `天数未知的一档，最早${formatDay(say.text(p.since), zh, say.text(p.on))}起${say(p.measure)}`,

  'orders.situation.platform-risk': () => '平台标记的风险订单',
  'orders.situation.unpaid-stock': () => '下单不支付，占用库存',
  'orders.situation.brushing': () => '恶意炒信嫌疑',
  'orders.situation.beyond-normal-use': () => '购买数量超过正常生活消费需求',
  'orders.situation.wrong-details': () => '地址、姓名或联系方式明显错误',
  'orders.situation.returns-refusals': () => '一个月内退货、拒收比例高',
  'orders.situation.one-user-after-change': () => '多个账号更改收货信息后为同一用户',
  'orders.situation.advertising': () => '通过收货信息、留言发送广告',
  'orders.situation.many-accounts': () => '同一用户使用多个账号',
  'orders.measure.cancel': () => '取消订单',
  'orders.measure.withhold': () => '不发货',
  'orders.measure.recall': () => '拦截、追回已发出的订单',
  'orders.measure.limit-buyer': () => '限制账号使用（由平台处理）',
  'orders.measure.revoke': () => '回收优惠券、赠品等权益（由平台处理）',
  'orders.measure.remove': () => '删除或屏蔽违规内容（由平台处理）',
  'orders.measure.suspend': () => '暂停或停止服务（由平台处理）',
  'orders.measure.other': () => '其他管控措施（平台或商家认为必要的）',
  'orders.before-acting': () => '先核实并留存证据：误拒正常订单，商家自己可能构成延迟发货等违规',
  'orders.other-platform': () => '这是快手小店的规则：其他平台是否允许商家这样处理，没有查到',
  'orders.field.buyer': () => '买家账号',
  'orders.field.name': () => '收货人姓名',
  'orders.field.phone': () => '收货人电话',
  'orders.field.address': () => '收货地址',
  'orders.field.stage': () => '订单状态',
  'orders.field.units': () => '购买数量',
  'orders.field.outcome': () => '售后状态',
  'orders.field.remark': () => '买家留言',
  'orders.field.note': () => '商家备注',
  'orders.field.riskCode': () => '平台风险标记',
  'orders.need.field': (p, say) => `没有可用的“${say(p.field)}”：文件中没有这一列，或全部已脱敏`,
  'orders.need.unpaid': () => '请填写：一个月内多少笔未支付订单算过多（规则没有公布数字）',
  'orders.need.persons': (p) => `只有 ${p.count} 位买家，不足 ${p.fewest} 位：不与本店的分布比较`,
  'orders.need.returns': () => '请填写：退货、拒收比例从多少起算高（规则没有公布数字）',
  'orders.need.units-per-order': () => '请填写：一笔订单超过多少件算超过正常需求（规则没有公布数字）',
  'orders.need.units-per-person': () => '请填写：一人一个月超过多少件算超过正常需求（规则没有公布数字）',
  'orders.need.received-within': () => '可填写：发货后多少小时内确认收货算异常；不填则不看这一项',
  'orders.reason.risk': (p, say) =>
    `平台已标记 ${formatCount(Number(p.count))} 笔订单${say.list(p.codes, '、') === '' ? '' : `（${say.list(p.codes, '、')}）`}`,
  'orders.reason.found': (p, say) => `${formatCount(Number(p.count))} 笔订单：${say.list(p.what, '、')}`,
  'orders.reason.unpaid': (p) => `${p.days} 天内下单 ${p.of} 笔，其中 ${p.count} 笔没有支付`,
  'orders.reason.returns': (p) => `${p.days} 天内下单且结果已知的 ${p.of} 笔中，${p.back} 笔退货或拒收`,
  'orders.reason.units-order': (p) =>
    `${formatCount(Number(p.count))} 笔订单超过 ${p.limit} 件，最多一笔 ${formatCount(Number(p.most))} 件`,
  'orders.reason.units-person': (p) =>
    `${p.days} 天内 ${p.orders} 笔订单共 ${formatCount(Number(p.units))} 件，超过 ${p.limit} 件`,
  'orders.reason.own-from': (p) => `您填写的界限：从 ${p.from} 笔起`,
  'orders.reason.own-limit': (p) => `您填写的界限：超过 ${p.limit} 件`,
  'orders.reason.own-percent': (p) => `您填写的界限：从 ${p.percent}% 起；少于 ${p.least} 笔的不判断`,
  'orders.reason.stands-out': (p) =>
    `与本店相比偏离：中位数 ${p.median}，超过 ${p.fence} 视为离群（依据 ${formatCount(Number(p.count))} 个数值，约定可改）`,
  'orders.reason.one-after-change': (p, say) =>
    `${p.count} 个账号下单后更改收货信息，更改后的${say.list(p.by, '、')}`,
  'orders.reason.one': (p, say) => `${p.count} 个账号的${say.list(p.by, '、')}`,
  'orders.reason.similar': (p) =>
    `相似地址至少有 ${p.percent}% 的字对相同（从 ${p.from}% 起算相似，约定可改）`,
  'orders.reason.together': (p, say) =>
    `${p.count} 个看来属于同一用户的账号合并计算（${say.list(p.by, '、')}）`,
  'orders.reason.quick': (p) => `发货后 ${p.hours} 小时内已确认收货`,
  'orders.reason.same-item': (p) => `${p.accounts} 个相关账号买过相同的 ${p.items} 种商品`,
  'orders.by.phone': () => '电话相同',
  'orders.by.address': () => '地址相同',
  'orders.by.address-and-name': () => '地址和姓名相同',
  'orders.by.near-address': () => '地址相似',
  'orders.by.near-address-and-name': () => '地址相似且姓名相同',
  'orders.found.wrong.phone': () => '电话号码不存在（位数或号段不对）',
  'orders.found.wrong.name-no-letter': () => '姓名中没有文字',
  'orders.found.wrong.name-placeholder': () => '姓名是占位文字',
  'orders.found.wrong.address-no-letter': () => '地址中没有文字',
  'orders.found.wrong.address-one-letter': () => '地址只是同一个字的重复',
  'orders.found.wrong.address-other-province': () => '地址中的省份与省份一栏不同',
  'orders.found.ad.contact': () => '留下聊天账号',
  'orders.found.ad.link': () => '含有链接',
  'orders.found.ad.pass-on': () => '含有商品口令',
  'orders.found.ad.word': () => '含有广告用语',
  'orders.found.brushing.word': () => '备注提到刷单、补单等',
  'orders.not.risk': () => '这是平台自己的标记；具体原因请在平台查看。有报道称带标记的订单不应发货',
  'orders.not.unpaid': () => '规则没有公布多少笔算违规；库存是否在下单时扣减，这里也不知道',
  'orders.not.units': () => '规则没有公布多少件算超过正常需求；团购、转售也可能是正常需求',
  'orders.not.returns': (p) => `规则没有公布多少算“比例高”；${p.percent}% 是您填写的`,
  'orders.not.wrong': () => '只列出不可能成立的内容；可能是笔误，可先联系买家更正',
  'orders.not.advertising': () => '哪些用语算广告是约定，可改；没有保存原文，请回到订单中查看',
  'orders.not.one-after-change': () => '规则没有公布怎样算“相似”；家人、同事、代收点也会共用收货信息',
  'orders.not.one': () => '共用收货信息不等于同一用户：家人、同事、代收点也会如此',
  'orders.not.brushing': () => '这只是线索，不是结论：规则没有写明认定标准',

  ...packsZhCN,
} satisfies Record<string, (params: Readonly<Record<string, unknown>>, say: Say) => string>;

function lineOf(p: Readonly<Record<string, unknown>>, say: Say): string {
  const free =
    p.free === 0 ? '' : `${formatCount(Number(p.calls))} 次中 ${formatCount(Number(p.free))} 次免费`;
  const steps = say.list(p.steps, ' + ');
  return `${[free, steps].filter((part) => part !== '').join('，')}${say.list(p.extras, '')}`;
}

/** Whether a reading is what was computed. */
function verdict(agrees: unknown): string {
  return agrees === true ? '（一致）' : '（两者矛盾）';
}

/** How the marker's line can begin, the fullest first. */
function briefs(p: Readonly<Record<string, unknown>>, say: Say): string[] {
  const perhaps = p.certain === true ? '' : '可能';
  const owed = formatAmount(say.text(p.amount));
  if (p.days === 0) return [`${perhaps}今天起欠费 ${owed}`, `${perhaps}今天起欠费`];
  return [`${perhaps}欠费 ${owed} 满 ${p.days} 天`, `${perhaps}欠费满 ${p.days} 天`];
}

function between(low: unknown, high: unknown): string {
  if (high === null) return Number(low) === 0 ? '若干' : `至少 ${low} `;
  if (low === high) return ` ${low} `;
  return Number(low) === 0 ? `至多 ${high} ` : ` ${low} 至 ${high} `;
}

const resourceNames: Readonly<Record<string, string>> = {
  sales: '销售',
  'search-exposure': '搜索展示',
  activities: '活动报名',
  'frozen-income': '被冻结的收入',
  listings: '商品展示',
  publishing: '发布商品',
  'shop-rights': '店铺权限',
  membership: '会员服务',
  compensation: '赔付买家',
  unfound: '未公布的措施',
  'new-subscriptions': '新订购',
  renewals: '续订',
  'new-authorisations': '新授权',
  'api-calls': 'API 调用',
  qualification: '合作资质',
  deposit: '保证金',
};

const priorNames: Readonly<Record<string, string>> = {
  may: '平台“可以”处理的条款',
  'open-deadline': '没有期限的条款',
  'arrears.historical': '旧规则的档',
  'arrears.reading': '另一读法的档',
  'arrears.unknown': '天数未知的档',
  'penalty.choice': '几项中择一的处罚',
};

function span(p: Readonly<Record<string, unknown>>, say: Say): string {
  const low = formatAmount(say.text(p.low));
  return p.high === null ? `${low} 以上，没有上限` : `${low} 至 ${formatAmount(say.text(p.high))}`;
}
