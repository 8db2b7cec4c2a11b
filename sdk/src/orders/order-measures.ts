import { known } from '../pack/known.ts';
import type { CitedMeasure } from '../pack/penalty-schema.ts';
import type { Confidence } from '../pack/schema.ts';
import { kuaishou } from '../packs/kuaishou.ts';
import type { OrderStage } from './order-row.ts';

/** One thing that may be done about an abnormal order. */
export interface OrderMeasure {
  readonly id: string;
  /** Where it stands in Kuaishou's rule. */
  readonly clause: string;
  /** `merchant`: the merchant as well as the platform. `platform`: the platform alone. */
  readonly by: 'merchant' | 'platform';
  /** How far that can be trusted: the rule says "the platform or the merchant" of all, also of what no merchant can do. */
  readonly confidence: Confidence;
  /** For which orders it is of use to a merchant. */
  readonly stages: readonly OrderStage[];
}

const any: readonly OrderStage[] = [
  'unpaid',
  'closed-unpaid',
  'paid',
  'shipped',
  'done',
  'closed',
  'refunded',
];

/** What an order must be for it: one that was shipped can no longer be held back. */
const stages: Partial<Record<CitedMeasure['kind'], readonly OrderStage[]>> = {
  'cancel-order': ['unpaid', 'paid'],
  'withhold-shipment': ['paid'],
  'recall-shipment': ['shipped'],
  'other-control': any,
};

const criteria = kuaishou.criteria?.find(({ id }) => id === 'abnormal-orders')?.versions.at(-1);

/**
 * The measures of Kuaishou's rule on abnormal orders, as its pack has them. Each may be taken in each situation, alone or with
 * others.
 */
export const orderMeasures: readonly OrderMeasure[] = (criteria?.met ?? []).map((measure) => {
  const actors = measure.by === undefined ? undefined : known(measure.by);
  return {
    id: measure.id,
    clause: measure.clause ?? '',
    by: actors?.value.includes('merchant') === true ? 'merchant' : 'platform',
    confidence: (actors ?? measure).confidence,
    stages: stages[measure.kind] ?? [],
  };
});
