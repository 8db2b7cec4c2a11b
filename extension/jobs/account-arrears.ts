import type { AccountFacts, AccountRef, Day, Decimal, Pack } from 'duewatch';
import { type PayoffPlan, payoffPlan, type WhatIf, type WhatIfChange, whatIf } from 'duewatch/arrears';
import { usageNeededFrom } from 'duewatch/assess';
import { type Promotion, type Runway, runway } from 'duewatch/forecast';
import { readFacts, readUsageDays } from '../store/facts.ts';
import { packsInForce } from '../store/packs-in-force.ts';

/** Whose arrears, and on which day. */
export interface ArrearsScope {
  readonly account: Pick<AccountRef, 'platform' | 'id'>;
  readonly on: Day;
}

export interface PlanQuestion extends ArrearsScope {
  readonly type: 'plan';
  readonly cash?: Decimal;
  /** CNY a day that an app key earns, by app key. */
  readonly worth?: Readonly<Record<string, Decimal>>;
}

export interface WhatIfQuestion extends ArrearsScope {
  readonly type: 'what-if';
  readonly change: WhatIfChange;
}

export interface RunwayQuestion extends ArrearsScope {
  readonly type: 'runway';
  readonly promotions: readonly Promotion[];
  /** Payments of the day that are tried. */
  readonly pay?: readonly Decimal[];
}

export type ArrearsQuestion = PlanQuestion | WhatIfQuestion | RunwayQuestion;

export interface AccountRunway {
  readonly runway: Runway;
  /** Payments of days to come that the facts have: the balance rises by them. */
  readonly payments: readonly { readonly day: Day; readonly amount: Decimal }[];
}

interface Read {
  readonly account: AccountFacts;
  readonly pack: Pack;
}

/** How many days with usage the pace of the coming days is taken from; `whatIf` looks at no more. */
const paceDays = 7;

/** Answers questions about accounts in the store, each of which is read once. It only reads. */
export function accountArrears(): (
  question: ArrearsQuestion,
) => Promise<PayoffPlan | WhatIf | AccountRunway> {
  const reads = new Map<string, Promise<Read>>();
  const once = (question: ArrearsQuestion) => {
    const all = question.type === 'runway';
    const key = JSON.stringify([question.account.platform, question.account.id, question.on, all]);
    const known = reads.get(key) ?? readScope(question, all);
    reads.set(key, known);
    return known;
  };
  return async (question) => {
    const { account, pack } = await once(question);
    const { on } = question;
    if (question.type === 'what-if') return whatIf(account, pack, { on }, question.change);
    if (question.type === 'runway') return runwayOf(account, pack, question);
    const { cash, worth } = question;
    const options = {
      on,
      ...(cash === undefined ? {} : { cash }),
      ...(worth === undefined ? {} : { worth }),
    };
    return payoffPlan(account, pack, options);
  };
}

function runwayOf(
  known: AccountFacts,
  pack: Pack,
  { on, promotions, pay = [] }: RunwayQuestion,
): AccountRunway {
  const tried = pay.map((amount, index) => ({ id: `tried/${index + 1}`, day: on, amount }));
  const account: AccountFacts = { ...known, payments: [...(known.payments ?? []), ...tried] };
  const found = runway(account, pack, { on, promotions });
  const payments = (account.payments ?? []).flatMap(({ day, postedOn = day, bouncedOn, amount }) =>
    postedOn !== null && bouncedOn === undefined && postedOn > on && postedOn <= found.horizon
      ? [{ day: postedOn, amount }]
      : [],
  );
  return { runway: found, payments };
}

/** With the usage that bears on what is owed, or all of it: a forecast learns from the past. */
async function readScope({ account: ref, on }: ArrearsScope, all: boolean): Promise<Read> {
  const pack = (await packsInForce()).find(({ id }) => id === ref.platform);
  if (pack === undefined) throw new Error(`no pack ${ref.platform}`);
  const days = (await readUsageDays(ref)).filter((day) => day <= on);
  const paceFrom = days.at(-paceDays) ?? days[0] ?? on;
  const { facts } = await readFacts({
    only: ({ platform, id }) => platform === ref.platform && id === ref.id,
    usageFrom: (account) => {
      if (all) return undefined;
      const needed = usageNeededFrom(account, pack, on);
      return needed < paceFrom ? needed : paceFrom;
    },
    shopOrders: () => false,
  });
  const [account] = facts.accounts;
  if (account === undefined) throw new Error(`no account ${ref.platform}/${ref.id}`);
  return { account, pack };
}
