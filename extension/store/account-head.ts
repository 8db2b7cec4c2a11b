import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { ReminderChange } from './reminders.ts';
import type { StoredAccount } from './schema.ts';

/** Which reminders change along with it, and how. */
export interface Answered {
  readonly ids: readonly string[];
  readonly change: ReminderChange;
}

/**
 * Changes what is stored of an account but for its long lists, and what was told and answered of its deadlines, in one transaction.
 *
 * Where it may `begin` and nobody has named it, but one account of its platform has a name by now, that one is meant, as imports
 * have it: a page may still show the account as it was before.
 *
 * @throws Error where the account is not stored (any more), unless it may begin here, or where several may be meant; nothing has
 * changed then.
 */
export async function changeAccountHead(
  { platform, id }: { readonly platform: string; readonly id: string },
  change: (head: StoredAccount) => StoredAccount,
  at: number,
  {
    begin = false,
    answered,
  }: {
    readonly begin?: boolean;
    readonly answered?: Answered;
  } = {},
): Promise<void> {
  const transaction = (await database()).transaction(['accounts', 'meta', 'reminders', 'log'], 'readwrite', {
    durability: 'strict',
  });
  const accounts = transaction.objectStore('accounts');
  const meta = transaction.objectStore('meta');
  const reminders = transaction.objectStore('reminders');
  const [stored, siblings, state = noFacts, found] = await Promise.all([
    accounts.get([platform, id]),
    accounts.getAll(IDBKeyRange.bound([platform], [platform, []])),
    meta.get('facts'),
    Promise.all((answered?.ids ?? []).map((each) => reminders.get(each))),
  ]);
  const head = stored ?? (begin ? begun({ platform, id }, siblings) : undefined);
  if (head === undefined) {
    await transaction.done;
    throw new Error(`no account ${platform}/${id}`);
  }
  try {
    const changed = change(head);
    const said = answered?.change(found.flatMap((reminder) => reminder ?? []));
    const log = transaction.objectStore('log');
    issue(accounts.put(changed));
    for (const reminder of said?.reminders ?? []) issue(reminders.put(reminder));
    for (const entry of said?.log ?? []) issue(log.add(entry));
    issue(meta.put({ revision: state.revision + 1, changedAt: at }, 'facts'));
    await transaction.done;
  } catch (error) {
    // All of it or nothing. It may have ended already.
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {}
    throw error;
  }
}

/** A write is not awaited by itself: the end of its transaction tells whether all of them held. */
function issue(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

/** The id of an account that nobody has named yet. */
const unnamed = 'default';

/** An account that is not stored as it begins; undefined where it is one of several. */
function begun(account: StoredAccount, siblings: readonly StoredAccount[]): StoredAccount | undefined {
  if (account.id !== unnamed || siblings.length === 0) return account;
  return siblings.length === 1 ? siblings[0] : undefined;
}
