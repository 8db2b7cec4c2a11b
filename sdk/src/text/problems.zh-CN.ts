import type { Problem } from '../base/problem.ts';
import { choices, type Ground, groundOf, type ProblemWords, param, type Words } from './problem-words.ts';

const again: Record<Ground, string> = {
  table: '请改正后重新导入，其余行已保留',
  records: '请改正后重新导入，其余记录已保留',
  options: '请重新填写',
  values: '请改正，规则仍按原值计算',
  pack: '请改正后重新载入',
};

const reexport = '请从平台重新导出完整的文件';
const original = '请用平台导出的原始文件，不要用 Excel 打开后再保存';

function correct(expected: string | ((problem: Problem) => string)): Words {
  return {
    expected: typeof expected === 'string' ? () => expected : expected,
    cure: (problem) => again[groundOf(problem)],
  };
}

function say(expected: string | ((problem: Problem) => string), cure: string): Words {
  return { expected: typeof expected === 'string' ? () => expected : expected, cure: () => cure };
}

/** 「，共 3 行」, where a warning stands for several. */
function inAll(problem: Problem, unit: string): string {
  const count = param(problem, 'count');
  return count === '' ? '' : `，共 ${count} ${unit}`;
}

function unitOf(problem: Problem): string {
  return groundOf(problem) === 'table' ? '行' : '条';
}

function first(problem: Problem): string {
  const row = param(problem, 'firstRow');
  return row === '' ? ` ${param(problem, 'firstPath')} ` : `第 ${row} 行`;
}

/** What is wrong and what to do, in Simplified Chinese, for every code that a problem can have. */
export const problemsZhCN: ProblemWords = {
  'type.text': correct('应为加引号的文字'),
  'type.amount': correct('应为加引号的金额，如 "1284.50"'),
  'type.day': correct('应为加引号的日期，如 "2026-11-22"'),
  'type.instant': correct('应为加引号的时间，如 "2026-11-22T09:30:00+08:00"'),
  'type.count': correct('应为不加引号的整数，如 4851874'),
  'type.yes-no': correct('应为 true 或 false'),
  'type.list': correct('应为列表 [ … ]'),
  'type.record': correct('应为对象 { … }'),
  'type.other': correct('与此处应有的类型不符'),
  'key.unknown': correct('没有这个字段，可能是拼写有误'),
  'key.missing': correct('缺少这一项'),
  'text.empty': correct('不能为空'),
  'list.empty': correct('至少要有一项'),
  'format.unknown': correct((p) => `应为 ${choices(p, '或 ')}`),
  'choice.unknown': correct((p) => `应为以下之一：${choices(p, '、')}`),
  'day.invalid': correct('应为真实存在的日期，如 2026-02-28'),
  'type.moment': correct('应为日期或带时区的时间，如 2026-11-22 或 2026-11-22T09:30:00+08:00'),
  'moment.invalid': correct('应为日期或带时区的时间，如 2026-11-22 或 2026-11-22T09:30:00+08:00'),
  'instant.invalid': correct('应为带时区的时间，如 2026-11-22T09:30:00+08:00'),
  'payment.posted-before': correct('付款入账不会早于付款日'),
  'payment.bounced-before': correct('付款退回不会早于付款日'),
  'day.excel-serial': say(
    (p) => `这是 Excel 内部的日期序号，不是日期，可能指 ${param(p, 'likely')}`,
    '请在 Excel 中把该列设为 2026-11-22 这样的日期格式，另存为 CSV 后重新导入，其余行已保留',
  ),
  'amount.invalid': correct('应为金额，如 1284.50'),
  'amount.negative': correct('金额不能为负数'),
  'amount.not-positive': correct('金额应大于 0'),
  'percent.invalid': correct('应为大于 0、不超过 100 的百分数'),
  'count.not-whole': correct('应为整数'),
  'count.negative': correct('数量不能为负数'),
  'count.not-positive': correct('应为大于 0 的整数'),
  'count.too-large': correct('数值过大'),
  'count.invalid': correct('应为整数，如 4851874 或 4,851,874'),
  'cell.empty': correct('不能为空'),
  'class.unknown': say(
    (p) => `应为免费、基础、增值或物流${inAll(p, unitOf(p))}`,
    '用量已保留，计费类型按未知处理',
  ),
  'fee.not-fen': correct('应为以分为单位的整数，如 128450'),
  'refund.missing': say(
    (p) => `没有写退款金额，按未退款计${inAll(p, '笔')}`,
    '订单已保留，如有退款请补上后重新导入',
  ),
  'period.invalid': say((p) => `订购周期的日期无法读取${inAll(p, '笔')}`, '订单已保留，只缺这一项'),
  'detail.invalid': say((p) => `这一格无法读取${inAll(p, '行')}`, '订单已保留，只缺这一项'),

  'id.scientific': say('编号被改写成了科学计数法，末几位已丢失', original),
  'id.damaged': say('编号超过 15 位且末尾全是 0，是 Excel 改写的痕迹，末几位已丢失', original),
  'id.doubtful': say(
    (p) => `编号末尾有多个 0，可能被 Excel 改写过${inAll(p, '行')}`,
    '订单已保留，请与平台核对',
  ),
  'id.invalid': correct('应为纯数字的编号'),

  'row.short': say(
    (p) => `这一行只有 ${param(p, 'cells')} 格，表头有 ${param(p, 'headings')} 格`,
    '请补全后重新导入，其余行已保留',
  ),
  'row.cut': say(
    (p) => `最后一行只有 ${param(p, 'cells')} 格，表头有 ${param(p, 'headings')} 格，文件可能没有下载完整`,
    `${reexport}，其余行已保留`,
  ),
  'row.long': say(
    (p) => `这一行有 ${param(p, 'cells')} 格，表头只有 ${param(p, 'headings')} 格`,
    '请检查是否有未加引号的逗号（如 4,851,874），改正后重新导入，其余行已保留',
  ),
  'row.quote': say('引号没有成对', '请补上或删去多余的引号后重新导入，其余行已保留'),
  'table.damaged': say('引号错误过多，从这一行起没有读取', `${reexport}，此前的行已保留`),
  'row.repeated': say((p) => `与前面的记录完全相同${inAll(p, unitOf(p))}`, '只计一次'),
  'row.conflict': say(
    (p) => `与${first(p)}是同一条记录，内容却不同`,
    '已保留先出现的一条，请核对后删去错误的一条，再重新导入',
  ),
  'row.heading-repeated': say((p) => `这一行又是表头${inAll(p, '行')}`, '已跳过'),
  'row.total': say((p) => `这一行是合计${inAll(p, '行')}`, '已跳过，不计入用量'),
  'row.no-data': say('这一行写着没有数据', '已跳过'),
  'column.missing': say(
    (p) => `缺少“${param(p, 'columns', '”“')}”列`,
    '请在导出时选上这些列，或在表头中补上列名后重新导入',
  ),
  'problems.more': say(
    (p) => `另有 ${param(p, 'count')} 处错误没有逐一列出`,
    '请先改正上面列出的，再重新导入',
  ),

  'encoding.cut': say('文件在一个字符的中间断开，没有下载或复制完整', `${reexport}，已有的数据没有改动`),
  'encoding.damaged': say(
    (p) => `这里有不符合 ${param(p, 'encoding').toUpperCase()} 编码的内容，文件已损坏或被错误转码`,
    `${reexport}，已有的数据没有改动`,
  ),
  'encoding.unknown': say(
    '既不是 UTF-8 也不是 GBK（GB18030）编码',
    '请另存为 UTF-8 编码的 CSV 后重新导入，已有的数据没有改动',
  ),
  'encoding.replaced': say(
    '这里有字符在先前转存时丢失，变成了“�”',
    '其余内容已保留，请从平台重新导出后再导入',
  ),
  'file.empty': say('文件是空的', reexport),
  'file.not-text': say('这不是文本文件', '请选择 CSV 或 JSON 文件'),
  'file.spreadsheet': say('这是 Excel 或压缩文件，暂时不能直接读取', '请另存为 CSV 后重新导入'),
  'file.unrecognised': say(
    '看不出这是什么文件',
    '可以导入的有：API 调用日志、抖店 API 调用记录、taobao.vas.order.search 的返回、淘宝订单导出和 Duewatch 的 JSON',
  ),

  'json.syntax': say(
    (p) => `第 ${param(p, 'position')} 个字符起不是合法的 JSON`,
    '请改正后重新导入，已有的数据没有改动',
  ),
  'json.truncated': say('JSON 在中途结束，文件不完整', `${reexport}，已有的数据没有改动`),
  'json.too-deep': say('JSON 的嵌套超过 100 层', '请检查文件是否正确'),
  'json.empty': say('文件里没有 JSON 值', '请确认文件是否正确'),
  'json.several': say('文件里有多个 JSON 值', '每个文件只留一个'),
  'json.key-repeated': say('同一个字段写了两次，只保留了后一个', '请删去其中一个后重新导入'),
  'top.error-response': say('这是接口的报错，不是数据', '请稍后重新调用接口，再导入返回的结果'),
  'pages.missing': say(
    (p) => `平台说共有 ${param(p, 'total')} 笔订单，文件里只有 ${param(p, 'read')} 笔`,
    '已有的订单已保留，请把其余各页也导入',
  ),
  'address.unknown': say(
    '应为抖店控制台账单页的地址，其中有 appId 和 billTimeStart',
    '请重新复制地址，或直接填写 App Key 与日期',
  ),

  'account.ambiguous': say(
    (p) => `${param(p, 'platform')} 已有多个账号（${param(p, 'known', '、')}），看不出这些数据属于哪一个`,
    '请指明账号后重新导入',
  ),
  'orders.key-lost': say(
    '对买家信息做哈希用的密钥丢失或损坏，此前存下的订单已无法比对',
    '这些订单已删除，并换用新密钥；请重新导入',
  ),
  'position.older': say(
    (p) => `余额与欠费已有 ${param(p, 'known')} 的，比这里的新`,
    '没有替换；其余内容已保留',
  ),
  'position.left-out': say(
    '余额与欠费须整段正确，否则欠费会被少计',
    '这一段没有保留，改正后重新导入即可；其余内容已保留',
  ),
  'prior.empty': correct('yes 与 no 不能同时为 0'),
  'violation.undated': correct('违规的日期未知，按评估当天的规则判断'),
  'violation.impossible': correct('这项违规的数据互相矛盾'),
  'value.no-such-path': correct('规则里没有这一项'),
  'value.ended': correct('到这一天，这项规则已经失效'),

  'readings.too-few': correct('至少要有两种读法'),
  'ladder.not-rising': correct('各档的门槛应逐档升高'),
  'ladder.milder': say('这一档比前面的轻', '已保留，请核对顺序和措施'),
  'pack.no-source': correct('引用的来源不在 sources 中'),
  'pack.no-reading': correct('默认读法不在 readings 中'),
  'pack.no-class': correct('没有这个计费类型'),
  'pack.no-version': correct('没有这个版本'),
  'pack.no-measure': correct('没有这项处理措施'),
  'pack.repeated-id': correct('这个 id 前面已经用过'),
  'time.invalid': correct('应为一天里的时间，如 18:00 或 24:00'),
  'span.invalid': correct('应为某一天，或首尾两天，如 2026-02-15/2026-02-23'),
  'calendar.year': correct('应为 1900 至 2999 之间的年份'),
  'calendar.year-twice': correct('这一年的通知前面已经有了'),
  'calendar.other-year': correct('应为通知所属年份或其前一年 12 月的日期'),
  'calendar.off-and-worked': correct('同一份通知把这一天也列为放假'),
  'pack.ends-before-start': correct('截止日早于起始日'),
  'pack.tiers-fall': correct('各档的上限应逐档升高，只有最后一档可以没有上限'),
  'price.model': correct('应为金额，或 graduated、volume、package、percentage 之一的计价方式'),
  'position.grants-differ': correct('各笔预充值之和应等于预充值余额'),
  'pack.versions-overlap': correct('这两个版本的有效期重叠'),
  'range.ends': correct('范围至少要有一端，同一侧只能写一端（above 或 from，below 或 upTo）'),
  'rule.no-fact': correct('规则的 facts 里没有这一项'),
  'rule.fact-kind': correct('这一项的类型与用法不符'),
  'rule.no-limit': correct('没有数字的界限要有 id 和 enter，才能由用户填入'),
  'rule.no-penalty': correct('没有这张处罚表'),
  'rule.not-ranked': correct('harshness 里没有这种措施'),
};
