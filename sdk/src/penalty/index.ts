export type { Range, RangeEnd } from '../pack/condition-schema.ts';
export type { PenaltyKind, PenaltyMeasure } from '../pack/penalty-schema.ts';
export { withLimits } from '../pack/with-limits.ts';
export {
  type CriteriaOptions,
  type CriteriaStatus,
  criteriaStatus,
  type FollowingMeasure,
  type ItemStatus,
} from './criteria-status.ts';
export type { Cut } from './cut.ts';
export type { Given } from './given.ts';
export { measureMessage } from './measure-message.ts';
export { type NextStep, nextStep, type Raise, type Way } from './next-step.ts';
export { type LadderOptions, type LadderStep, penaltyLadder } from './penalty-ladder.ts';
export { penaltyOutcome } from './penalty-outcome.ts';
export {
  type PointsEvent,
  type PointsLevelReached,
  type PointsLot,
  type PointsStatus,
  pointsStatus,
} from './points-status.ts';
export { preparePenalty } from './prepare-penalty.ts';
export type { PenaltyOptions } from './rules-for.ts';
export { type ThresholdOn, thresholdOn } from './threshold-on.ts';
export type {
  Conflict,
  Finding,
  Outcome,
  ReadingOutcome,
  RuleNeed,
  RuleReason,
  TestRead,
  Verdict,
} from './verdict.ts';
