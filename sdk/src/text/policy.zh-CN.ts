import { formatAmount, formatDay } from './format.ts';
import type { Say } from './say.ts';

type Params = Readonly<Record<string, unknown>>;

const zh = 'zh-CN';

/** Penalties, criteria and points in Simplified Chinese. */
export const policyZhCN = {
  'penalty.measure.warn': (p: Params) => took('警告', p),
  'penalty.measure.deduct-points': (p: Params) => took(`扣 ${p.points} 分`, p),
  'penalty.measure.deduct-deposit': (p: Params) => took(`扣保证金${money(p)}`, p),
  'penalty.measure.forfeit-deposit': (p: Params) => took('扣除全部保证金', p),
  'penalty.measure.compensate-buyer': (p: Params) => took(`赔付买家${money(p)}`, p),
  'penalty.measure.delete-records': (p: Params) => took('删除违规的信用积分与销量记录', p),
  'penalty.measure.remove-content': (p: Params) => took('删除或屏蔽违规内容', p),
  'penalty.measure.remove-listings': (p: Params) => took('删除商品', p),
  'penalty.measure.refund-orders': (p: Params) => took('涉及订单退款', p),
  'penalty.measure.limit-promotion': (p: Params) => took('限制参加活动', p),
  'penalty.measure.demote-listings': (p: Params) => took('商品降权', p),
  'penalty.measure.limit-publishing': (p: Params) => took('限制发布与编辑商品', p),
  'penalty.measure.restrict-rights': (p: Params) => took('限权', p),
  'penalty.measure.freeze-account': (p: Params) => took('冻结账户', p),
  'penalty.measure.delist-services': (p: Params) => took('服务下架', p),
  'penalty.measure.refuse-new-orders': (p: Params) => took('不能新订购', p),
  'penalty.measure.end-existing-use': (p: Params) => took('停止已订购用户的使用', p),
  'penalty.measure.refuse-entry': (p: Params) => took('不能入驻', p),
  'penalty.measure.prohibit-service': (p: Params) => took('禁止该服务', p),
  'penalty.measure.terminate-service': (p: Params) => took('终止服务', p),
  'penalty.measure.close-account': (p: Params) => took('查封账户', p),
  'penalty.measure.expel': (p: Params) => took('清退', p),
  'penalty.measure.cancel-order': (p: Params) => took('取消订单', p),
  'penalty.measure.withhold-shipment': (p: Params) => took('不发货', p),
  'penalty.measure.recall-shipment': (p: Params) => took('拦截、追回已发出的货', p),
  'penalty.measure.limit-buyer': (p: Params) => took('限制买家账号', p),
  'penalty.measure.revoke-benefits': (p: Params) => took('收回优惠、赠品等权益', p),
  'penalty.measure.suspend-service': (p: Params) => took('暂停或停止服务', p),
  'penalty.measure.other-control': (p: Params) => took('其他必要的管控', p),

  'penalty.rule': (p: Params, say: Say) => `${say(p.name)}，${from(p.from)}的版本`,
  'penalty.step': (p: Params, say: Say) => {
    const head = p.how === 'certain' ? '符合' : p.how === 'possible' ? '可能符合' : '按另一读法可能符合';
    const listed = say.list(p.measures, '、');
    const oneOf = say.list(p.oneOf, '、');
    const parts = [
      listed,
      oneOf === '' ? '' : `${listed === '' ? '' : '并'}取其一：${oneOf}`,
      p.unknown === null ? '' : say(p.unknown),
    ].filter((part) => part !== '');
    return `${head}“${say(p.clause)}”之“${say(p.step)}”：${parts.join('，') || '没有措施'}`;
  },
  'penalty.reading': (p: Params, say: Say) =>
    `${p.chosen === true ? '默认读法' : '另一读法'}：${say(p.name)}${
      say.list(p.steps, '') === '' ? '' : `，得“${say.list(p.steps, '”或“')}”`
    }。${say(p.why)}`,
  'penalty.test': (p: Params, say: Say) => {
    const read = p.read === null ? '未知' : typeof p.read === 'boolean' ? answer(p.read) : say(p.read);
    const verdict = p.holds === 'yes' ? '符合' : p.holds === 'no' ? '不符合' : '不能判断';
    return `${say(p.name)}：${read}；要求${say(p.asked)}；${verdict}`;
  },
  'penalty.range': (p: Params) => {
    const unit = p.percent === true ? '%' : '';
    const parts = [
      p.above === null ? '' : `超过 ${p.above}${unit}`,
      p.from === null ? '' : `至少 ${p.from}${unit}`,
      p.below === null ? '' : `低于 ${p.below}${unit}`,
      p.upTo === null ? '' : `不超过 ${p.upTo}${unit}`,
    ];
    return parts.filter((part) => part !== '').join('、');
  },
  'penalty.range-unknown': () => '的界限没有公布',
  'penalty.answer': (p: Params, say: Say) => (typeof p.is === 'boolean' ? answer(p.is) : say(p.is)),
  'penalty.day': () => '日期',
  'penalty.days': (p: Params) => {
    if (p.from !== null && p.upTo !== null) return `${p.from} 至 ${p.upTo}`;
    return p.from === null ? `不晚于 ${p.upTo}` : `不早于 ${p.from}`;
  },
  'penalty.share': (p: Params, say: Say) => `${say(p.part)}占${say(p.of)}的比例`,
  'penalty.share-read': (p: Params) => `${p.part} / ${p.of}（${percent(p)}）`,
  'penalty.conflict-steps': (p: Params, say: Say) =>
    `“${say(p.clause)}”中有几档同时符合：“${say.list(p.steps, '”、“')}”。${say(p.why)}`,
  'penalty.conflict-tables': (p: Params, say: Say) =>
    `“${say(p.a)}”与“${say(p.b)}”两条规则相互矛盾。${say(p.why)}`,
  'penalty.need-fact': (p: Params, say: Say) =>
    Number(p.leaves) < Number(p.of)
      ? `缺${say(p.name)}：知道后，${p.of} 种结果至多剩 ${p.leaves} 种`
      : `缺${say(p.name)}：与其他缺项一起才能缩小结果`,
  'penalty.need-offence': (p: Params, say: Say) => `平台是否也认定为${say(p.name)}`,
  'penalty.need-limit': (p: Params, say: Say) => `${say(p.name)}的界限没有公布，可以填入自己的`,
  'penalty.raise-number': (p: Params, say: Say) =>
    `${say(p.name)}再加${p.over === true ? '超过' : ''} ${points(p.more)}`,
  'penalty.raise-share': (p: Params, say: Say) =>
    p.more === '0.00'
      ? `${say(p.part)}占${say(p.of)}的比例超过 ${p.at}%`
      : `${say(p.part)}占${say(p.of)}的比例再升 ${points(p.more)} 个百分点`,
  'penalty.way': (p: Params, say: Say) =>
    `${say.list(p.raises, '，且')}：${say.list(p.measures, '、') || '措施未公布'}`,

  'criteria.item.yes': (p: Params, say: Say) => `${say(p.name)}：是`,
  'criteria.item.no': (p: Params, say: Say) => `${say(p.name)}：否`,
  'criteria.item.unknown': (p: Params, say: Say) => `${say(p.name)}：不能判断`,
  'criteria.need': (p: Params, say: Say) => `缺：${say(p.name)}`,

  'points.status': (p: Params, say: Say) => {
    const low = points(p.low);
    const sum =
      p.high === p.low ? `${low} 分` : p.high === null ? `至少 ${low} 分` : `${low} 至 ${points(p.high)} 分`;
    return `${say(p.name)}：${formatDay(say.text(p.on), zh)}共 ${sum}${p.credit === null ? '' : `（满分 ${p.credit}）`}`;
  },
  'points.level': (p: Params, say: Say) =>
    `到了“${say(p.name)}”：${say.list(p.measures, '、') || '措施未公布'}`,
  'points.expiry.fixed-day': (p: Params) => `每年 ${p.month} 月 ${p.day} 日结束时清零`,
  'points.expiry.quarter': (p: Params) =>
    p.on === 'first-day'
      ? '每季度第一天清零'
      : p.on === 'first-monday'
        ? '每季度第一个周一清零'
        : '每季度最后一个周一清零',
  'points.expiry.rolling': (p: Params) => `每次扣分计 ${p.days} 天，自当天起`,
  'points.expiry.never': () => '不清零',
};

function took(what: string, { modality, days }: Params): string {
  const lasting = typeof days === 'number' ? `${what} ${days} 天` : what;
  return modality === 'may' ? `可以${lasting}` : modality === 'may-not' ? `不得${lasting}` : lasting;
}

function money({ amount }: Params): string {
  return typeof amount === 'string' ? ` ${formatAmount(amount)}` : '';
}

function from(day: unknown): string {
  return day === '1900-01-01' ? '起始日未知' : `自 ${day} 起`;
}

function answer(is: boolean): string {
  return is ? '是' : '否';
}

function points(amount: unknown): string {
  return String(amount).replace(/\.0+$|(\.\d*?)0+$/, '$1');
}

/** Rounded to two decimals, for reading: what decides is the comparison of the whole numbers. */
function percent({ part, of }: Params): string {
  if (of === 0) return '0%';
  const hundredths = Math.round((Number(part) * 10_000) / Number(of));
  return `${hundredths / 100}%`;
}
