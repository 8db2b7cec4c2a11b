import { type AccountFacts, assess, type Day } from 'duewatch';
import { packs } from 'duewatch/packs';
import { readLastAssessment, writeLastAssessment } from '../store/assessments.ts';
import { readFacts } from '../store/facts.ts';
import { readFactsState } from '../store/meta.ts';
import type { StoredAccount, StoredAssessment } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { sharing } from './sharing.ts';
import { today } from './today.ts';

const editions = packs.map(({ id, edition }) => `${id}@${edition}`).join(' ');

/** The assessment of today and of the facts as they are. Computed only where facts, day, lead time or packs changed. */
export const currentAssessment: () => Promise<StoredAssessment> = sharing(async () => {
  const [day, last, { revision }, { leadDays }] = await Promise.all([
    today(),
    readLastAssessment(),
    readFactsState(),
    readSettings(),
  ]);
  const holds =
    last?.day === day && last.revision === revision && last.within === leadDays && last.packs === editions;
  return holds ? last : assessAnew(day, leadDays);
});

async function assessAnew(day: Day, within: number): Promise<StoredAssessment> {
  const { facts, revision } = await readFacts({
    usageFrom: (account) => (hasPack(account) ? usageFrom(account, day) : undefined),
    shopOrders: (account) => !hasPack(account),
  });
  const assessment = assess(facts, packs, { on: day, within });
  const record = { revision, day, within, packs: editions, assessment };
  await writeLastAssessment(record);
  return record;
}

/** Without a pack, an assessment only says how much there is, and so needs all of it. */
function hasPack(account: StoredAccount): boolean {
  return packs.some(({ id }) => id === account.platform);
}

/**
 * The first day whose usage counts: this month's for the statement, and all since the position for the settlement, from
 * the start of its month because free quotas may be counted by the month.
 */
export function usageFrom({ position }: Pick<AccountFacts, 'position'>, day: Day): Day {
  const from = position === undefined || day < position.day ? day : position.day;
  return `${from.slice(0, 7)}-01`;
}
