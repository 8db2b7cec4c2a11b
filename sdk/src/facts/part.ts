import type { AccountFacts } from './schema.ts';

/** One account as a file tells of it. `id` is null where the file does not name the account. */
export interface AccountPart extends Omit<AccountFacts, 'id'> {
  readonly id: string | null;
}

/**
 * What one file tells: a part of the facts, to be joined with what is known already by `mergeFacts`.
 *
 * @example { accounts: [{ platform: 'taobao-open-platform', id: null, usage: [ … ] }] }
 */
export interface FactsPart {
  readonly accounts: readonly AccountPart[];
}
