import type { AtStake } from './arrears/at-stake.ts';
import type { AccountLevel } from './arrears/levels.ts';
import type { Signal } from './arrears/signals.ts';
import type { ArrearsStatus } from './arrears/status.ts';
import type { Day, Month } from './base/day.ts';
import type { Problem } from './base/problem.ts';
import type { Range } from './base/range.ts';
import type { LocalText, Message } from './base/text.ts';
import type { Settlement } from './cost/settlement.ts';
import type { Statement } from './cost/statement.ts';
import type { AccountRef, Deadline, State } from './deadline/deadline.ts';
import type { App } from './facts/schema.ts';
import type { Cited, Reason } from './pack/cited.ts';

/** The five questions: what is wrong, by when, what it costs, what to do, and why. */
export interface Warning {
  /** Stable over time for the same thing on the same account. */
  readonly id: string;
  readonly state: State;
  readonly account: AccountRef;
  /** At most 40 characters, for the marker on a page. */
  readonly brief: Message;
  readonly what: Message;
  /** The day on which the next thing happens, or null. */
  readonly day: Day | null;
  readonly inDays: number | null;
  readonly when: Message;
  readonly cost: Message;
  readonly action: Message;
  readonly place: 'fees' | 'console';
  /** Where that is in the platform's pages, in words. */
  readonly way: LocalText;
  readonly why: readonly Reason[];
}

/** A fact or a value that is missing, and what it would settle. */
export interface Need {
  readonly id: string;
  readonly account: AccountRef;
  readonly text: Message;
  /** Where the user can enter it in `AccountFacts.values`, where that is the way. */
  readonly path?: string;
}

export interface AccountAssessment {
  readonly account: AccountRef;
  /** The pack's id, or null where no pack covers the platform. */
  readonly pack: string | null;
  readonly platformName: LocalText | null;
  /** The apps as the facts name them. */
  readonly apps: readonly App[];
  /** This month to the day of the assessment. */
  readonly month: Month;
  /** Null where there is no pack. */
  readonly cost: Statement | null;
  /** Null where the position is not known. Under the most that usage may cost. */
  readonly settlement: Settlement | null;
  /** Under the most that usage may cost. */
  readonly arrears: ArrearsStatus;
  /** Whether the account is in arrears under the least that usage may cost, too. */
  readonly certain: boolean;
  /** Service-market income that is frozen: at least this. Null where no orders are known. */
  readonly incomeFrozen: Range | null;
  /** What the arrears put at stake, now and with each coming rung; null where there are none. */
  readonly stake: AtStake | null;
  /** The balance and the free quotas on the user's own ladders for them. */
  readonly levels: readonly AccountLevel[];
  /** What the platform itself says, held against what is computed. */
  readonly signals: readonly Signal[];
  readonly needs: readonly Need[];
}

export interface Assessment {
  readonly format: 'duewatch/assessment@1';
  readonly on: Day;
  readonly accounts: readonly AccountAssessment[];
  /** Worst first. Empty when all is fine. */
  readonly warnings: readonly Warning[];
  /** Next first. */
  readonly deadlines: readonly Deadline[];
  readonly needs: readonly Need[];
  /** The sources of all reasons, each once. */
  readonly sources: readonly Cited[];
  /** Values the user entered that fit nowhere, and the like. */
  readonly problems: readonly Problem[];
}
