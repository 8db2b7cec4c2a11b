import type { Locale } from '../../base/text.ts';
import type { DeadlineKind } from '../../deadline/deadline.ts';

interface ICalendarWords {
  readonly separator: string;
  readonly labels: Readonly<
    Record<
      | 'account'
      | 'when'
      | 'earliest'
      | 'likely'
      | 'latest'
      | 'open'
      | 'opens'
      | 'knownThrough'
      | 'consequence'
      | 'cost'
      | 'action'
      | 'where'
      | 'steps'
      | 'evidence'
      | 'files'
      | 'sources',
      string
    >
  >;
  readonly kinds: Readonly<Record<DeadlineKind, string>>;
}

/** What a calendar says beside the words of the deadlines themselves. */
export const icalendarWords: Readonly<Record<Locale, ICalendarWords>> = {
  'zh-CN': {
    separator: '：',
    labels: {
      account: '账号',
      when: '日期',
      earliest: '最早',
      likely: '可能',
      latest: '最晚',
      open: '未定',
      opens: '开始',
      knownThrough: '工作日已公布到',
      consequence: '后果',
      cost: '代价',
      action: '要做',
      where: '位置',
      steps: '步骤',
      evidence: '材料',
      files: '文件类型',
      sources: '来源',
    },
    kinds: {
      'arrears-rung': '欠费',
      'settlement-resumes': '恢复结算',
      'balance-ends': '余额用完',
      settlement: '结算',
      'direct-debit': '代扣',
      obligation: '平台要求',
      appeal: '申诉',
      'subscription-ends': '订购到期',
      'service-ends': '服务到期',
      refund: '退款',
      shipping: '发货',
      'points-expire': '扣分清零',
      'restriction-lifts': '限制解除',
      own: '自己的事项',
    },
  },
  en: {
    separator: ': ',
    labels: {
      account: 'Account',
      when: 'Day',
      earliest: 'earliest',
      likely: 'likely',
      latest: 'latest',
      open: 'open',
      opens: 'Opens',
      knownThrough: 'Working days published through',
      consequence: 'What follows',
      cost: 'Cost',
      action: 'To do',
      where: 'Where',
      steps: 'Steps',
      evidence: 'Evidence',
      files: 'File types',
      sources: 'Sources',
    },
    kinds: {
      'arrears-rung': 'Arrears',
      'settlement-resumes': 'Settlement resumes',
      'balance-ends': 'Balance ends',
      settlement: 'Settlement',
      'direct-debit': 'Direct debit',
      obligation: 'Obligation',
      appeal: 'Appeal',
      'subscription-ends': 'Subscription ends',
      'service-ends': 'Service ends',
      refund: 'Refund',
      shipping: 'Shipping',
      'points-expire': 'Points expire',
      'restriction-lifts': 'Restriction lifts',
      own: 'Own deadline',
    },
  },
};
