export type { Checked } from '../base/check.ts';
export { parseFacts } from '../facts/parse.ts';
export type { Condition, Range, RuleFact, Test } from '../pack/condition-schema.ts';
export type { Criteria } from '../pack/criteria-schema.ts';
export { diffPacks, type PackChange } from '../pack/diff-packs.ts';
export type { FindingCode } from '../pack/finding-codes.ts';
export { formatPack } from '../pack/format-pack.ts';
export { type OwnField, ownField, ownValueFault } from '../pack/own-field.ts';
export { parseCalendar, readCalendar } from '../pack/parse-calendar.ts';
export { type OwnLadder, parseLadder } from '../pack/parse-ladder.ts';
export { parsePack } from '../pack/parse-pack.ts';
export type { Penalty } from '../pack/penalty-schema.ts';
export type { PointsLedger } from '../pack/points-schema.ts';
export { readPack } from '../pack/read-pack.ts';
export { type RuleReading, type RuleValue, rulesOf } from '../pack/rules-of.ts';
export type {
  AnyLadder,
  BalanceLadder,
  Declared,
  Ladder,
  LadderVersion,
  QuotaLadder,
  Rung,
} from '../pack/schema.ts';
export {
  makeSigningKey,
  type PackSignature,
  type PublicKey,
  publicKeyFault,
  publicKeyOf,
  type SignatureFault,
  type SignatureVerdict,
  type SigningKey,
  signPack,
  verifyPackSignature,
} from '../pack/signature.ts';
export type { NamedThreshold } from '../pack/threshold-schema.ts';
export type { Example, PackFinding } from '../pack/verify/pack-finding.ts';
export { verifyPack } from '../pack/verify/verify-pack.ts';
export { withCalendar } from '../pack/with-calendar.ts';
export { withLadder } from '../pack/with-ladder.ts';
export { versionPart, withOwnValues } from '../pack/with-own-values.ts';
