import type { Confidence } from '../pack/schema.ts';
import type { OrderStage } from './order-row.ts';

/** One thing that may be done about an abnormal order. */
export interface OrderMeasure {
  readonly id: string;
  /** Its number in Kuaishou's rule. */
  readonly clause: string;
  /** Who can: the rule says "the platform or the merchant" of all eight, and only the first three are in a merchant's hands. */
  readonly by: 'merchant' | 'platform';
  /** How far that split can be trusted: the rule itself does not make it. */
  readonly confidence: Confidence;
  /** For which orders it is of use. */
  readonly stages: readonly OrderStage[];
}

const split = 'inferred';

/** The eight measures of Kuaishou's rule on abnormal orders. Each may be taken in each situation, alone or with others. */
export const orderMeasures: readonly OrderMeasure[] = [
  { id: 'cancel', clause: '1', by: 'merchant', confidence: split, stages: ['unpaid', 'paid'] },
  { id: 'hold', clause: '2', by: 'merchant', confidence: split, stages: ['paid'] },
  { id: 'recall', clause: '3', by: 'merchant', confidence: split, stages: ['shipped'] },
  { id: 'limit-account', clause: '4', by: 'platform', confidence: split, stages: [] },
  { id: 'withdraw-benefits', clause: '5', by: 'platform', confidence: split, stages: [] },
  { id: 'remove-content', clause: '6', by: 'platform', confidence: split, stages: [] },
  { id: 'suspend-service', clause: '7', by: 'platform', confidence: split, stages: [] },
  { id: 'other', clause: '8', by: 'platform', confidence: split, stages: [] },
];
