import type { Message } from '../base/text.ts';
import type { Consequence } from '../exposure/consequence.ts';
import type { Cited } from '../pack/cited.ts';

/** A probability that is given for one clause instead of a prior's. Ends that are left out are 0 and 1. */
export interface GivenProbability {
  readonly point: number;
  readonly low?: number;
  readonly high?: number;
  readonly basis: 'user' | 'recorded' | 'convention';
}

/** What one rule may do about an event. */
export interface Clause {
  readonly id: string;
  readonly text: Message;
  /** `must` follows whenever the facts hold; whether `may` and `open-deadline` follow is for the platform, or its clock, to say. */
  readonly modality: 'must' | 'may' | 'open-deadline';
  /** Whether what the rule asks for is so: `possible` where a fact is missing. */
  readonly facts: 'certain' | 'possible' | 'excluded';
  /** The fact to ask for where the facts are `possible`. Clauses with the same one are settled together. */
  readonly need?: Message;
  /** The prior that says how often such a clause is used; its modality without. Not read for `must`. */
  readonly prior?: string;
  /** Goes before the prior. Not read for `must`. */
  readonly probability?: GivenProbability;
  readonly consequences: readonly Consequence[];
  readonly cite?: Cited;
}

/** What the platform holds against someone. Causes of the same event are one: what takes a thing for one event takes it once. */
export interface Cause {
  readonly id: string;
  readonly event: string;
  readonly clauses: readonly Clause[];
}
