import type { Day, Pack } from 'duewatch';
import { assess, usageNeededFrom } from 'duewatch/assess';
import { packs as openPlatforms, rulePacks } from 'duewatch/packs';
import { readLastAssessment, writeLastAssessment } from '../store/assessments.ts';
import { readFacts } from '../store/facts.ts';
import { readFactsState } from '../store/meta.ts';
import type { StoredAccount, StoredAssessment } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { sharing } from './sharing.ts';
import { now, today } from './today.ts';

const packs: readonly Pack[] = [...openPlatforms, ...rulePacks];
const editions = packs.map(({ id, edition }) => `${id}@${edition}`).join(' ');

/** The assessment of today and of the facts as they are. Computed only where facts, day, lead time or packs changed. */
export const currentAssessment: () => Promise<StoredAssessment> = sharing(async () => {
  const [day, instant, last, { revision }, { leadDays }] = await Promise.all([
    today(),
    now(),
    readLastAssessment(),
    readFactsState(),
    readSettings(),
  ]);
  const holds =
    last?.day === day &&
    last.revision === revision &&
    last.within === leadDays &&
    last.packs === editions &&
    !hasRunOut(last, instant);
  return holds ? last : assessAnew(day, instant, leadDays);
});

/** Whether a clock has run out since. */
function hasRunOut({ at, assessment }: StoredAssessment, instant: number): boolean {
  return assessment.deadlines.some(({ at: ends }) => {
    const end = ends === undefined ? Number.NaN : Date.parse(ends);
    return end >= at && end < instant;
  });
}

async function assessAnew(day: Day, at: number, within: number): Promise<StoredAssessment> {
  const { facts, revision } = await readFacts({
    usageFrom: (account) => usageFrom(account, day),
    shopOrders: (account) => {
      const pack = packOf(account);
      return pack === undefined || pack.thresholds !== undefined;
    },
  });
  const assessment = assess(facts, packs, { on: day, within, now: new Date(at).toISOString() });
  const record = { revision, day, at, within, packs: editions, assessment };
  await writeLastAssessment(record);
  return record;
}

/** Without a pack, an assessment only says how much there is, and so needs all of it; thresholds are about single orders. */
function packOf(account: StoredAccount): Pack | undefined {
  return packs.find(({ id }) => id === account.platform);
}

function usageFrom(account: StoredAccount, day: Day): Day | undefined {
  const pack = packOf(account);
  return pack === undefined ? undefined : usageNeededFrom(account, pack, day);
}
