export type { Consequence, Restriction, Taking } from '../exposure/consequence.ts';
export type { Exposure, Rate } from '../exposure/exposure.ts';
export { type AccountRisk, accountRisk } from './account-risk.ts';
export {
  type AccountStanding,
  accountStanding,
  type TableStanding,
  type ViolationStanding,
} from './account-standing.ts';
export { type ArrearsRiskOptions, arrearsCauses, arrearsExposure } from './arrears-causes.ts';
export type { Cause, Clause, GivenProbability } from './cause.ts';
export type { Likelihood } from './likelihood.ts';
export { type OrderAtRisk, orderRisk } from './order-risk.ts';
export { type Prior, type Priors, uniformPrior } from './prior.ts';
export { type CalibrationBin, type Replay, type ReplayOptions, replay } from './replay.ts';
export {
  type Estimate,
  type RiskOptions,
  type RiskReason,
  type RiskScore,
  riskScore,
  type Score,
  type Subject,
} from './risk-score.ts';
export { type Outcome, updatePriors } from './update-priors.ts';
export { verdictCauses } from './verdict-causes.ts';
