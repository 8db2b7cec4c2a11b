export type {
  ArrearsStatus,
  MeasureInForce,
  RungOnDay,
} from './arrears/status.ts';
export type { AccountAssessment, Assessment, Need, Warning } from './assessment.ts';
export { type Day, dayOf, isDay, type Month, startOfDay } from './base/day.ts';
export { type Decimal, isDecimal, type RoundingMode } from './base/decimal.ts';
export type { Problem } from './base/problem.ts';
export { addRanges, type Range } from './base/range.ts';
export type { Locale, LocalText, Message, Param } from './base/text.ts';
export { type RateOptions, rateUsage } from './cost/rate-usage.ts';
export { type SettleOptions, settle } from './cost/settle.ts';
export type { Episode, Settlement, SettlementDay } from './cost/settlement.ts';
export type { AppCost, Charge, Statement, StatementLine, UnratedUsage } from './cost/statement.ts';
export type { AccountRef, DatedDeadline, Deadline, DeadlineKind, State } from './deadline/deadline.ts';
export type {
  AccountFacts,
  App,
  Debt,
  DirectDebit,
  Facts,
  Hosting,
  OwnValue,
  Payment,
  Position,
  ServiceOrder,
  ShopOrder,
  UsageRecord,
} from './facts/schema.ts';
export { applyValues } from './pack/apply-values.ts';
export type { Cited, Reason } from './pack/cited.ts';
export type { Confidence, MeasureKind, MeasureTarget, Pack, Release } from './pack/schema.ts';
