import type { AccountRef, Day, Message, Pack } from 'duewatch';
import { impactNeededFrom, packImpact } from 'duewatch/assess';
import { readFacts } from '../store/facts.ts';
import { packsInForce } from '../store/packs-in-force.ts';
import { workdaysInForce } from '../store/workdays.ts';

/** A pack that is not kept yet, and the day on which it is looked at. */
export interface ImpactScope {
  readonly pack: Pack;
  readonly on: Day;
}

/** What the pack means for one account; no messages where nothing changes. */
export interface AccountImpact {
  readonly account: AccountRef;
  readonly messages: readonly Message[];
}

/** What a pack would change for each account in the store that goes by it. It only reads. */
export async function accountImpacts({ pack, on }: ImpactScope): Promise<AccountImpact[]> {
  const before = (await packsInForce()).find(({ id }) => id === pack.id);
  if (before === undefined) return [];
  const { calendar, overrides } = await workdaysInForce();
  const { facts } = await readFacts({
    only: ({ platform }) => platform === pack.id,
    usageFrom: (account) => impactNeededFrom(account, [before, pack], on),
    shopOrders: () => true,
  });
  return facts.accounts.map((account) => {
    const { platform, id, name } = account;
    return {
      account: { platform, id, ...(name === undefined ? {} : { name }) },
      messages: packImpact(account, before, pack, { on, calendar, overrides }),
    };
  });
}
