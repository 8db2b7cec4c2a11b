import { formatAmount, formatDay, formatMoment } from './format.ts';
import type { Say } from './say.ts';

type Params = Readonly<Record<string, unknown>>;

const zh = 'zh-CN';
const day = (value: unknown) => formatDay(String(value), zh);
const moment = (value: unknown) => formatMoment(String(value), zh);
const more = (count: unknown, unit: string) => (Number(count) > 1 ? `（共 ${count} ${unit}）` : '');

/** For how many days, where they have a last one: null where they have none, or none is known. */
function daysOf({ low, high }: Params, what: string): string {
  if (low === null) return `${what}，期限未写明`;
  if (high === null) return low === 0 ? `可能${what}，天数未知` : `${what}至少 ${low} 天`;
  return low === high ? `${what} ${low} 天` : `${what} ${low} 至 ${high} 天`;
}

/** Deadlines of every kind in Simplified Chinese. */
export const deadlinesZhCN = {
  'deadline.kind.arrears-rung': () => '欠费',
  'deadline.kind.settlement-resumes': () => '恢复结算',
  'deadline.kind.balance-ends': () => '余额用完',
  'deadline.kind.settlement': () => '结算',
  'deadline.kind.direct-debit': () => '代扣',
  'deadline.kind.obligation': () => '平台要求',
  'deadline.kind.appeal': () => '申诉',
  'deadline.kind.subscription-ends': () => '订购到期',
  'deadline.kind.service-ends': () => '服务到期',
  'deadline.kind.refund': () => '退款',
  'deadline.kind.shipping': () => '发货',
  'deadline.kind.first-scan': () => '揽件',
  'deadline.kind.points-expire': () => '扣分清零',
  'deadline.kind.restriction-lifts': () => '限制解除',
  'deadline.kind.notice': () => '规则生效',
  'deadline.kind.own': () => '自己填的',
  'deadline.own': (p, say) => say.text(p.text),
  'deadline.own.action': (p, say) => (p.where === null ? '自行填写的期限' : say.text(p.where)),
  'deadline.own.why': (p, say) => (p.note === null ? '由你填写' : `由你填写：${say.text(p.note)}`),
  'deadline.given': (p) => `平台页面或你填写的时间：${moment(p.moment)}`,
  'deadline.nothing': () => '无需操作',
  'deadline.subscription-ends': (p) => `“${p.name}”到期`,
  'deadline.subscription-renews': (p) => `“${p.name}”续订`,
  'deadline.subscription-ends.then': () => '到期后不再能用',
  'deadline.subscription.why': (p) => `最后一天：${day(p.to)}`,
  'deadline.renew': () => '需要时续订',
  'deadline.refundable': (p) => `“${p.name}”可退款截止`,
  'deadline.refundable.action': () => '不再需要时在此之前申请退款',
  'deadline.service-ends': (p, say) => `${p.count} 个用户的订购到期：${say.list(p.articles, '、')}`,
  'deadline.service-ends.action': () => '提醒用户续订',
  'deadline.service-ends.why': (p) => `来自 ${p.count} 笔服务订单`,
  'deadline.refund': (p) =>
    `退款待答复：订单 ${p.order}${p.amount === null ? '' : ` ${formatAmount(String(p.amount))}`}`,
  'deadline.refund.then': () => '逾期未答复时由平台处理',
  'deadline.refund.action': () => '在售后页面答复',
  'deadline.refund.ask': () => '截止时间未知：在售后页面查看后填写',
  'deadline.refund.why': (p) =>
    `买家申请于 ${moment(p.asked)}${p.answerBy === null ? '' : `，答复截止 ${moment(p.answerBy)}`}`,
  'deadline.shipping': (p) => `发货：订单 ${p.order} ${formatAmount(String(p.amount))}`,
  'deadline.shipping.then': () => '超时按延迟发货处理，具体金额见平台规则',
  'deadline.shipping.action': () => '发货并上传运单号',
  'deadline.shipping.why': (p) => `付款于 ${moment(p.paid)}，之后 ${p.hours} 小时内发货`,
  'deadline.first-scan': (p) => `揽件：订单 ${p.order} ${formatAmount(String(p.amount))}`,
  'deadline.first-scan.then': () => '超时无揽件按虚假发货处理，具体金额见平台规则',
  'deadline.first-scan.action': () => '联系快递公司揽件，确认物流有揽件记录',
  'deadline.first-scan.check': () => '是否已揽件未知：在物流详情查看',
  'deadline.first-scan.ask': () => '上传运单号的时间未知：在订单详情查看后填写',
  'deadline.first-scan.why': (p) =>
    p.shipped === null
      ? `上传运单号后 ${p.hours} 小时内揽件，上传时间未知`
      : `运单号上传于 ${moment(p.shipped)}，之后 ${p.hours} 小时内揽件`,
  'deadline.points-expire': (p, say) =>
    `${say(p.ledger)}：${p.points === null ? '有扣分不再计入，分数未知' : `${p.points} 分不再计入`}`,
  'deadline.restriction-lifts': (p, say) => `处罚结束：${say(p.measure)}`,
  'deadline.restriction.ask': () => '结束日未知：平台告知后填写',
  'deadline.restriction.why': (p) =>
    p.to === null ? `自 ${day(p.from)} 起，结束日未知` : `${day(p.from)} 至 ${day(p.to)}`,
  'deadline.settlement-resumes': () => '恢复结算',
  'deadline.settlement': () => '收入结算日',
  'deadline.settlement.why': (p) => `你填写的结算日：每月 ${p.day} 日`,
  'deadline.direct-debit': () => '代扣扣款日',
  'deadline.direct-debit.action': () => '确认代扣账户余额充足',
  'deadline.direct-debit.why': (p) => `按价目每月 ${p.day} 日扣款`,
  'deadline.balance-ends': () => '预充值余额用完，开始欠费',
  'deadline.balance-ends.then': () => '之后的调用费用成为欠费',
  'deadline.balance-ends.action': () => '在此之前充值',
  'deadline.balance-ends.compute': () => '先计算余额能用到哪天：“欠费”页会给出',
  'deadline.balance-ends.complete': () => '补齐所缺的数据',
  'deadline.balance-ends.not-computed': (p) => `还没有按现有数据算过 ${day(p.on)} 的余额能用到哪天`,
  'deadline.balance-ends.forecast': (p) =>
    `${day(p.on)}末余额 ${formatAmount(String(p.balance))}。按截至 ${day(p.to)} 的 ${p.days} 天调用预测：早于最早一天或晚于最晚一天用完的可能各低于 1/40`,
  'deadline.balance-ends.range': (p) =>
    `${day(p.on)}末余额 ${formatAmount(String(p.balance))}。按截至 ${day(p.to)} 的 ${p.days} 天调用：最早一天按每天都是最高的一天算，最晚一天按最低的一天算`,
  'deadline.grant-ends': (p) => `预充值中 ${formatAmount(String(p.amount))} 到期`,
  'deadline.grant-ends.then': () => '到期后不能再抵扣',
  'deadline.grant-ends.action': () => '检查余额，不足时充值',
  'deadline.grant-ends.why': (p) => `${formatAmount(String(p.amount))} 可用到 ${day(p.expires)}`,
  'deadline.obligation': (p, say) => say(p.name),
  'deadline.obligation.action': (p, say) => say(p.what),
  'deadline.obligation.submitted': () => '已提交，等待平台确认',
  'deadline.obligation.ask': (p, say) => `是否与你有关未知：在数据页填写${say.list(p.facts, '、')}`,
  'deadline.obligation.then': (p, say) => {
    const not = say.list(p.not, '、');
    return `逾期：${say.list(p.measures, '、')}${not === '' ? '' : `；${not}`}`;
  },
  'deadline.obligation.why': (p, say) => {
    const end = `${day(p.by)}${p.at === null ? '' : ` ${p.at}`}`;
    const window = p.from === null ? `最迟 ${end}` : `${day(p.from)} 至 ${end}`;
    return `${say(p.who)}：${window}${p.why === null ? '' : `（${say(p.why)}）`}`;
  },
  'deadline.obligation.undated': (p, say) => `${say(p.who)}：${say(p.why)}`,
  'deadline.obligation.except': (p, say) => `例外：${say(p.text)}`,
  'deadline.notice': (p, say) => `生效：${say(p.name)}`,
  'deadline.notice.action': (p, say) => `了解变化：${say(p.what)}`,
  'deadline.notice.why': (p, say) => `${say(p.who)}：自 ${day(p.on)} 起`,
  'deadline.step': (p, say) => say(p.text),
  'deadline.step.done': (p, say) => `${say(p.text)}（已完成）`,
  'deadline.appeal': (p, say) => `申诉截止：${say(p.penalty)}（${p.violation}）`,
  'deadline.appeal.then': () => '逾期不能再申诉，处罚照旧',
  'deadline.appeal.action': () => '备齐凭证并在线提交申诉',
  'deadline.appeal.ask': () => '填写收到通知的日期，才能算出截止日',
  'deadline.appeal.why': (p, say) => {
    const span = p.workdays === null ? `${p.days} 天` : `${p.workdays} 个工作日`;
    const noticed = p.noticed === null ? '通知日期未知' : `通知于 ${day(p.noticed)}`;
    return `${noticed}，${span}内申诉。${p.begins === null ? '' : say(p.begins)}`;
  },
  'due.appeal.brief': (p) => `申诉截止${more(p.count, '件')}`,
  'due.refund.brief': (p) => `退款待答复${more(p.count, '笔')}`,
  'due.shipping.brief': (p) => `待发货${more(p.count, '单')}`,
  'due.first-scan.brief': (p) => `待揽件${more(p.count, '单')}`,
  'due.obligation.brief': (p) => `平台要求到期${more(p.count, '项')}`,
  'due.own.brief': (p) => `自定期限${more(p.count, '项')}`,
  'due.what': (p, say) =>
    `${say(p.what)}${Number(p.count) > 1 ? `，另有 ${Number(p.count) - 1} 项同类` : ''}`,
  'due.when': (p) =>
    `${day(p.day)}${p.latest === null || p.latest === p.day ? '' : `（最晚 ${day(p.latest)}）`}`,
  'due.no-cost': () => '金额未知',
  'due.loss': (p, say) => {
    const parts = [p.sales, p.other, p.amount, p.more].filter((part) => part !== null);
    return parts.length === 0 ? '没有停业、限制或扣款' : say.list(parts, '，');
  },
  'due.loss-sales': (p) => daysOf(p, '停业'),
  'due.loss-other': (p) => daysOf(p, '受限'),
  'due.loss-more': () => '可能更多',
  'due.loss-amount': (p) => {
    const [low, high] = [p.low, p.high].map((each) => (each === null ? null : formatAmount(String(each))));
    if (low === null) return '金额未知';
    if (high === null) return `至少 ${low}`;
    return low === high ? `共 ${low}` : `${low} 至 ${high}`;
  },
} satisfies Record<string, (params: Params, say: Say) => string>;
