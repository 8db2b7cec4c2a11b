export { type ArrearsOptions, arrearsStatus } from './arrears-status.ts';
export {
  type AtStake,
  atStake,
  type CountRange,
  type IncomePace,
  type Lapses,
  type LostQualification,
  type RungStake,
  type Stake,
} from './at-stake.ts';
export { type AccountLevel, levels } from './levels.ts';
export { limitOf } from './limit-of.ts';
export {
  type Allocation,
  type KeyPayment,
  type PartialPayoff,
  type Payoff,
  type PayoffNow,
  type PayoffOptions,
  type PayoffPlan,
  type PayoffStep,
  payoffPlan,
} from './payoff-plan.ts';
export { type Signal, signals } from './signals.ts';
export {
  type Level,
  type LevelRung,
  type ThresholdStatus,
  thresholdStatus,
} from './threshold-status.ts';
export { type AccountTrace, traceAccount } from './trace-account.ts';
export {
  type WhatIf,
  type WhatIfChange,
  type WhatIfDifference,
  type WhatIfSide,
  whatIf,
} from './what-if.ts';
