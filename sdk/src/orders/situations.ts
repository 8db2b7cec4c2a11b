import type { Cited } from '../pack/cited.ts';

/** Where each situation of an abnormal order is written down, by its id. */
export type Situations = Readonly<Record<string, Cited>>;

const rule = {
  key: 'kuaishou-abnormal-orders:guide-2023',
  title: {
    'zh-CN': '快手小店非正常订单的情形与处罚',
    en: 'Abnormal orders of Kuaishou shops and what follows',
  },
  publisher: { 'zh-CN': '幕思城（第三方转述）', en: 'Musicheng (a third party)' },
  date: '2023-03-27',
  confidence: 'seed',
} as const;

const clause = (number: string): Cited => ({ ...rule, clause: number });

/**
 * The situations that can be looked for in rows of orders. Kuaishou's rule has 13; the others need what no export holds, such as a
 * chat or a call. `platform-risk` is no situation of the rule but the platform's own mark on an order.
 */
export const situations: Situations = {
  'platform-risk': {
    key: 'kuaishou-abnormal-orders:risk-code',
    title: { 'zh-CN': '订单风控字段 riskCode', en: 'The risk code of an order, riskCode' },
    publisher: { 'zh-CN': '开发者对开放平台文档的转述', en: 'A developer restating the open platform' },
    date: null,
    confidence: 'secondary',
  },
  'unpaid-stock': clause('1'),
  brushing: clause('2'),
  'beyond-normal-use': clause('6'),
  'wrong-details': clause('7.1'),
  'returns-refusals': clause('7.3'),
  'one-user-after-change': clause('8'),
  advertising: clause('10'),
  'many-accounts': clause('11'),
};
