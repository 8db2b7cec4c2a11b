import { formatAmount, formatCount, formatDay } from './format.ts';
import type { Say } from './say.ts';

type Params = Readonly<Record<string, unknown>>;

const zh = 'zh-CN';

/** What is found in packs and what changes between two of them, in Simplified Chinese. */
export const packsZhCN = {
  'verify.place': (p: Params, say: Say) => `“${say.list(p.names, ' · ')}”`,
  'verify.input': (p: Params, say: Say) => {
    const name = p.name === null ? (inputs[say.text(p.id)] ?? say.text(p.id)) : say(p.name);
    return `${name} ${p.value === true ? '是' : p.value === false ? '否' : say(p.value)}`;
  },
  'verify.gap': (p: Params, say: Say) => `${say(p.where)}处留有空档，没有哪一档适用${example(p, say)}`,
  'verify.overlap': (p: Params, say: Say) =>
    `${say.list(p.clauses, '与')}同时符合，结果不同${example(p, say)}`,
  'verify.end-never': (p: Params, say: Say) =>
    `${say.list(p.clauses, '与')}的分界数不归任何一档${example(p, say)}`,
  'verify.end-twice': (p: Params, say: Say) => `分界数同时归${say.list(p.clauses, '与')}${example(p, say)}`,
  'verify.shadowed': (p: Params, say: Say) => `${say(p.where)}总被别的档盖过，轮不到它${example(p, say)}`,
  'verify.unreachable': (p: Params, say: Say) => `没有任何情形能到${say(p.where)}${example(p, say)}`,
  'verify.range-empty': (p: Params, say: Say) => `${say(p.where)}的范围里没有任何数${example(p, say)}`,
  'verify.milder': (p: Params, say: Say) =>
    `到${say(p.where)}，情形变重，结果反而变轻${p.what === null ? '' : `（按读法 ${say(p.what)}）`}${example(p, say)}`,
  'verify.validity-hole': (p: Params, say: Say) =>
    `${say.list(p.clauses, '与')}之间有日子没有哪一版有效${example(p, say)}`,
  'verify.validity-overlap': (p: Params, say: Say) =>
    `${say.list(p.clauses, '与')}有日子同时有效${example(p, say)}`,
  'verify.validity-reversed': (p: Params, say: Say) => `${say(p.where)}的失效日早于生效日${example(p, say)}`,
  'verify.validity-unstated': (p: Params, say: Say) => `${say(p.where)}自何时起有效，没有来源写明`,
  'verify.contradiction': (p: Params, say: Say) => `${say.list(p.clauses, '与')}互相矛盾${example(p, say)}`,
  'verify.source-missing': (p: Params, say: Say) =>
    `${say(p.where)}依据的来源在规则包里没有${example(p, say)}`,
  'verify.source-undated': (p: Params, say: Say) => `来源“${say(p.what)}”没有日期`,
  'verify.unknown': (p: Params, say: Say) => `${say(p.where)}有一处没有找到：${say(p.what)}`,
  'verify.not-found': (p: Params, say: Say) => `${say(p.where)}声明了 ${say(p.what)}，但并没有`,

  'diff.rises': (p: Params, say: Say) => `${when(p)}${said(p, say)}由 ${say(p.before)} 升为 ${say(p.after)}`,
  'diff.falls': (p: Params, say: Say) => `${when(p)}${said(p, say)}由 ${say(p.before)} 降为 ${say(p.after)}`,
  'diff.becomes': (p: Params, say: Say) =>
    `${when(p)}${said(p, say)}原为 ${say(p.before)}，现为 ${say(p.after)}`,
  'diff.added': (p: Params, say: Say) => `${when(p)}新增${said(p, say)}${colon(say(p.after))}`,
  'diff.removed': (p: Params, say: Say) => `${when(p)}不再有${said(p, say)}${colon(say(p.before))}`,
  'diff.order': (p: Params, say: Say) =>
    `${when(p)}${said(p, say)}的次序变了：原为 ${say(p.before)}，现为 ${say(p.after)}`,
  'diff.version': (p: Params, say: Say) =>
    `${say.list(p.where, ' · ')}：新增自 ${formatDay(say.text(p.from), zh)} 起${
      p.to === null ? '' : `至 ${formatDay(say.text(p.to), zh)} `
    }有效的一版`,
  'diff.version-removed': (p: Params, say: Say) =>
    `${say.list(p.where, ' · ')}：不再有自 ${formatDay(say.text(p.since), zh)} 起的一版`,

  'diff.what.price': (p: Params, say: Say) =>
    p.hosting === 'any' ? '价格' : `${say({ code: `hosting.${p.hosting}` })}的价格`,
  'diff.what.flat': () => '固定费',
  'diff.what.minimum': () => '最低收费',
  'diff.what.maximum': () => '最高收费',
  'diff.what.factor': () => '系数',
  'diff.what.quota': () => '免费次数',
  'diff.what.relief': () => '每日减免',
  'diff.what.class': () => '计费类型',
  'diff.what.threshold': () => '门槛',
  'diff.what.measures': () => '措施',
  'diff.what.measure': () => '一项措施',
  'diff.what.release': () => '解除方式',
  'diff.what.rung': () => '一档',
  'diff.what.clause': () => '条款',
  'diff.what.step': () => '一档',
  'diff.what.item': () => '一项',
  'diff.what.level': () => '一档分数',
  'diff.what.range': () => '范围',
  'diff.what.credit': () => '初始分',
  'diff.what.expiry': () => '清零方式',
  'diff.what.harshness': () => '措施的轻重次序',
  'diff.what.appeal': () => '申诉',
  'diff.what.fact': () => '所问的事实',
  'diff.what.rule': () => '规则',
  'diff.what.source': () => '来源',
  'diff.what.valid-from': () => '生效日',
  'diff.what.valid-to': () => '失效日',
  'diff.what.edition': () => '规则包的版本日',
  'diff.what.declared': () => '规则包声明的未决之处',
  'diff.what.period': () => '计价周期',
  'diff.what.partial-unit': () => '不足一个单位时',
  'diff.what.rounding': () => '取整',
  'diff.what.carry-over': () => '换版时',
  'diff.what.settlement': () => '扣款周期',
  'diff.what.due-after': () => '多少天后算欠费',
  'diff.what.draw-order': () => '扣款次序',
  'diff.what.scope': () => '按谁累计',
  'diff.what.counter': () => '天数怎样数',
  'diff.what.transition': () => '换版时按哪一版',
  'diff.what.beyond': () => '更高的档',
  'diff.what.month-day': () => '月与日（没有年份）',
  'diff.what.over': () => '计算的时间范围',
  'diff.what.published': () => '发布日',
  'diff.what.effective': () => '生效日',
  'diff.what.due': () => '期限',
  'diff.what.counted': () => '次数的统计期',
  'diff.what.choose': () => '怎样选档',
  'diff.what.begins': () => '起算',
  'diff.what.place': () => '办理处',
  'diff.what.files': () => '文件类型',
  'diff.what.stays': () => '申诉期间是否暂缓',
  'diff.what.by': () => '谁可以采取',
  'diff.what.evidence': () => '凭证',
  'diff.what.exception': () => '例外',
  'diff.what.api': (p: Params) => `${p.api} 的计费类型`,
  'diff.what.contradiction': () => '矛盾之处',
  'diff.what.version': () => '这一版的其余部分',
  'diff.what.other': (p: Params) => `“${p.field}”`,

  'diff.value.none': () => '无',
  'diff.value.no-end': () => '无期限',
  'diff.value.unknown': (p: Params, say: Say) => `未知（${say(p.text)}）`,
  'diff.value.plain': (p: Params, say: Say) => chosen(p.value, say),
  'diff.value.rounding': (p: Params, say: Say) =>
    `${p.at === 'line' ? '每一行' : p.at === 'day' ? '每日' : '每周期'}${chosen(p.mode, say)}，${p.places} 位小数`,
  'diff.value.every': (p: Params) =>
    p.every === 'day' ? '每日' : `每月${p.on === null ? '' : ` ${p.on} 日`}`,
  'diff.value.choose': (p: Params, say: Say) =>
    `${chosen(p.pick, say)}${p.join === null ? '' : `，条件读作${chosen(p.join, say)}`}${
      p.ranges === null ? '' : '，界限取另一读法'
    }`,
  'diff.value.window': (p: Params) => {
    const end = `${formatDay(String(p.by), zh)}${p.at === null ? '' : ` ${p.at}`}`;
    return p.from === null ? `最迟 ${end}` : `${formatDay(String(p.from), zh)} 至 ${end}`;
  },
  'diff.value.span': (p: Params) => (p.workdays === null ? `${p.days} 天` : `${p.workdays} 个工作日`),
  'diff.value.price': (p: Params) => `¥${p.price}/${p.per === 1 ? '' : formatCount(Number(p.per))}次`,
  'diff.value.tier': (p: Params, say: Say) =>
    p.upTo === null
      ? `${say(p.price)}（以上不限）`
      : `${say(p.price)}（至 ${formatCount(Number(p.upTo))} 次）`,
  'diff.value.amount': (p: Params, say: Say) => formatAmount(say.text(p.amount)),
  'diff.value.calls': (p: Params) => `${formatCount(Number(p.calls))} 次`,
  'diff.value.days': (p: Params) => (p.comparison === 'more-than' ? `超过 ${p.days} 天` : `满 ${p.days} 天`),
  'diff.value.percent': (p: Params) => `${p.percent}%`,
  'diff.value.list': (p: Params, say: Say) => say.list(p.items, '、') || '无',
  'diff.value.readings': (p: Params, say: Say) => `${say.list(p.items, '或')}（有不同读法）`,

  'impact.cost': (p: Params, say: Say) =>
    p.since === null ? say(p.headline) : `${formatDay(say.text(p.since), 'zh-CN')}起：${say(p.headline)}`,
  'impact.no-usage': (p: Params, say: Say) =>
    `${say(p.name)}有变化；${say.text(p.from)} 至 ${say.text(p.to)} 没有调用记录，差多少算不出来`,
  'impact.owed': (p: Params, say: Say) =>
    `欠费最多 ${formatAmount(say.text(p.before))} → ${formatAmount(say.text(p.after))}`,
  'impact.next': (p: Params, say: Say) =>
    `欠费的下一步：${known(p.before, day, say, '没有已知的日子')} → ${known(p.after, day, say, '没有已知的日子')}`,
  'impact.deadline-new': (p: Params, say: Say) =>
    `多一项期限：${say(p.what)}，${known(p.after, day, say, '日子未知')}`,
  'impact.deadline-gone': (p: Params, say: Say) =>
    `少一项期限：${say(p.what)}，原为${known(p.before, day, say, '日子未知')}`,
  'impact.deadline-moved': (p: Params, say: Say) =>
    `${p.end === 'latest' ? '期限的最晚日变动' : p.end === 'likely' ? '期限的多半之日变动' : '期限变动'}：${say(p.what)}，${known(p.before, day, say, '日子未知')} → ${known(p.after, day, say, '日子未知')}`,
  'impact.risk-days': (p: Params, say: Say) => `预计受限天数 ${say.text(p.before)} → ${say.text(p.after)}`,
  'impact.risk-loss': (p: Params, say: Say) =>
    `预计损失 ${known(p.before, formatAmount, say, '未知')} → ${known(p.after, formatAmount, say, '未知')}`,
};

/** What an example of a finding is called where the rule has no name for it. */
const inputs: Readonly<Record<string, string>> = {
  day: '日期',
  calls: '调用次数',
  class: '计费类型',
  hosting: '云内外',
  listed: '在服务市场',
  points: '扣分',
  source: '来源',
  'days-in-arrears': '欠费天数',
  'quota-used': '已用额度',
  'balance-below': '余额低于',
  from: '从',
  upTo: '至',
  above: '超过',
  below: '低于',
};

function example(p: Params, say: Say): string {
  const said = say.list(p.example, '，');
  return said === '' ? '' : `（例如：${said}）`;
}

/** From which day it holds, or that it corrects what was there. */
function when({ from, correction }: Params): string {
  if (typeof from === 'string') return `自 ${formatDay(from, zh)} 起，`;
  return correction === true ? '更正：' : '';
}

function said({ where, what }: Params, say: Say): string {
  const names = say.list(where, ' · ');
  return names === '' ? say(what) : `“${names}”${say(what)}`;
}

function colon(value: string): string {
  return value === '' ? '' : `：${value}`;
}

/** Choices of a pack, as words. */
const choices: Readonly<Record<string, string>> = {
  day: '日',
  month: '月',
  none: '不分周期',
  exact: '按比例',
  up: '进为整单位',
  restart: '重新计',
  carry: '接着计',
  prepaid: '预充值',
  'direct-debit': '代扣',
  account: '账号合计',
  'app-key': '每个 AppKey',
  'account-episode': '账号连续欠费天数',
  'oldest-debt': '最早一笔欠费的天数',
  'app-key-episode': '每个 AppKey 的连续欠费天数',
  'version-of-day': '当天的一版',
  'version-at-start': '开始时的一版',
  'on-payment': '缴清后解除',
  'lift-in-console': '在控制台解除',
  'next-settlement-cycle': '下个结算周期恢复',
  platform: '平台',
  merchant: '商家',
  free: '免费',
  basic: '基础',
  'value-added': '增值',
  logistics: '物流',
  first: '从上往下第一个符合的',
  strictest: '最重的',
  any: '任一符合',
  all: '全部符合',
  line: '每一行',
  'half-up': '四舍五入',
  'half-even': '四舍六入五成双',
  down: '舍去',
  true: '是',
  false: '否',
};

/** A plain value: a choice in words, anything else as it is. */
function chosen(value: unknown, say: Say): string {
  if (typeof value !== 'string') return say(value);
  return Object.hasOwn(choices, value) ? (choices[value] ?? value) : value;
}

const day = (text: string) => formatDay(text, 'zh-CN');

function known(value: unknown, format: (text: string) => string, say: Say, none: string): string {
  return value === null ? none : format(say.text(value));
}
