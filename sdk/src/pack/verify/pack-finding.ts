import type { LocalText, Message } from '../../base/text.ts';
import type { FindingCode } from '../finding-codes.ts';

/** What shows a finding: facts of a case, a day, a number of calls. Shares are given as part and whole. */
export type Example = Readonly<Record<string, string | number | boolean>>;

/** One thing that `verifyPack` found. */
export interface PackFinding {
  readonly code: FindingCode;
  /** `error`: the pack cannot mean it. `warning`: the text leaves it open. `note`: nobody has found it. */
  readonly severity: 'error' | 'warning' | 'note';
  /** Where, with the ids of rule and version: `penalties/fake-transactions/2022-06/clauses/second/steps/2.2`. */
  readonly path: string;
  /** Every place that has a part in it, as such paths. */
  readonly clauses: readonly string[];
  /** A concrete input that shows it; null where nothing could. */
  readonly example: Example | null;
  readonly text: Message;
  /** Why it is there, where the pack declares it. */
  readonly declared: LocalText | null;
}

/** A finding before it is put into words. */
export interface Found {
  readonly code: FindingCode;
  readonly path: string;
  readonly clauses?: readonly string[];
  readonly example?: Example;
  /** Said beside it. */
  readonly what?: LocalText | string;
}

export const severities: Record<FindingCode, PackFinding['severity']> = {
  'verify.gap': 'warning',
  'verify.overlap': 'warning',
  'verify.end-never': 'warning',
  'verify.end-twice': 'warning',
  'verify.shadowed': 'error',
  'verify.unreachable': 'error',
  'verify.range-empty': 'error',
  'verify.milder': 'warning',
  'verify.validity-hole': 'warning',
  'verify.validity-overlap': 'error',
  'verify.validity-reversed': 'error',
  'verify.validity-unstated': 'note',
  'verify.contradiction': 'warning',
  'verify.source-missing': 'error',
  'verify.source-undated': 'note',
  'verify.unknown': 'note',
  'verify.not-found': 'error',
};
