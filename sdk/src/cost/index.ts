export {
  type Bounds,
  type Causes,
  type ComparedLine,
  type ComparedSide,
  type CompareOptions,
  compareTariffs,
  type DifferenceCause,
  type TariffComparison,
  type TariffSide,
} from './compare-tariffs.ts';
export { type ApiCost, costByApi } from './cost-by-api.ts';
export { type DepositShortfall, depositShortfall } from './deposit.ts';
export { type HeadroomLine, type HeadroomOptions, headroom, type Pace } from './headroom.ts';
export { rateColumns } from './rate-columns.ts';
export {
  type BillCause,
  type BillLine,
  type ReconciledLine,
  type ReconcileOptions,
  type Reconciliation,
  reconcile,
} from './reconcile.ts';
export { type Share, type SharePart, type SplitShareOptions, splitShare } from './split-share.ts';
export {
  type CommissionLine,
  type CommissionOrder,
  type CommissionSchedule,
  type CommissionStep,
  type SteppedCommission,
  steppedCommission,
} from './stepped-commission.ts';
export { sumUsage, sumUsageAsync } from './sum-usage.ts';
export type { CodedColumn, UsageColumns } from './usage-columns.ts';
