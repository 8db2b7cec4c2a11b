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
export { type DepositShortfall, depositShortfall } from './deposit.ts';
export { type Share, type SharePart, type SplitShareOptions, splitShare } from './split-share.ts';
export {
  type CommissionLine,
  type CommissionOrder,
  type CommissionSchedule,
  type CommissionStep,
  type SteppedCommission,
  steppedCommission,
} from './stepped-commission.ts';
