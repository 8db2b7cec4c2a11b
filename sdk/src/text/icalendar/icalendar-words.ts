import type { Locale } from '../../base/text.ts';

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
  },
};
