export { penaltyOutcome } from './penalty-outcome.ts';
export type { PenaltyOptions } from './rules-for.ts';
export type { Given } from './given.ts';
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
