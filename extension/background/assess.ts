import type { Day, Pack } from 'duewatch';
import { assess, usageNeededFrom } from 'duewatch/assess';
import { readLastAssessment, writeLastAssessment } from '../store/assessments.ts';
import { readFacts } from '../store/facts.ts';
import type { KeptRunway } from '../store/kept-runways.ts';
import { readFactsState } from '../store/meta.ts';
import { packsInForce, shippedPacks } from '../store/packs-in-force.ts';
import type { StoredAccount, StoredAssessment } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { type Workdays, workdaysInForce } from '../store/workdays.ts';
import { lookAtRunways } from './look-at-runways.ts';
import { sharing } from './sharing.ts';
import { nextMidnight, now, today } from './today.ts';

/** The assessment of today and of the facts as they are. Computed only where facts, day, lead time, packs or how long balances last changed. */
export const currentAssessment: () => Promise<StoredAssessment> = sharing(async () => {
  const [day, instant, last, basis, { leadDays }] = await Promise.all([
    today(),
    now(),
    readLastAssessment(),
    readBasis(),
    readSettings(),
  ]);
  const { current: runways } = await lookAtRunways(day, basis.packs);
  const holds =
    last?.day === day &&
    last.revision === basis.revision &&
    last.within === leadDays &&
    last.packs === editionsOf(basis.packs) &&
    last.runways === namesOf(runways) &&
    // The clock may have been set back: a clock that had run out may run again.
    last.at <= instant &&
    !hasRunOut(last, instant);
  return holds ? last : assessAnew({ ...basis, runways }, day, instant, leadDays);
});

/** Whether a clock has run out since. */
function hasRunOut(stored: StoredAssessment, instant: number): boolean {
  return firstClock(stored) < instant;
}

/** When the first of the clocks runs out that still ran when this was made, in milliseconds. */
function firstClock({ at, assessment }: StoredAssessment): number {
  const ends = assessment.deadlines.map(({ at: end }) => (end === undefined ? Number.NaN : Date.parse(end)));
  return ends.filter((end) => end >= at).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

/** Of which facts an assessment is, and from when until when it holds, in milliseconds. */
export function basisOf(stored: StoredAssessment): { revision: number; from: number; until: number } {
  const { revision, at } = stored;
  return { revision, from: at, until: Math.min(nextMidnight(at), firstClock(stored) + 1) };
}

async function assessAnew(
  { revision, packs, workdays, runways }: Basis & { readonly runways: readonly KeptRunway[] },
  day: Day,
  at: number,
  within: number,
): Promise<StoredAssessment> {
  // Without a pack, an assessment only says how much there is, and so needs all of it; thresholds are about single orders.
  const packOf = (account: StoredAccount) => packs.find(({ id }) => id === account.platform);
  const { facts } = await readFacts({
    usageFrom: (account) => {
      const pack = packOf(account);
      return pack === undefined ? undefined : usageNeededFrom(account, pack, day);
    },
    shopOrders: (account) => {
      const pack = packOf(account);
      return pack === undefined || pack.thresholds !== undefined;
    },
  });
  const assessment = assess(facts, packs, {
    on: day,
    within,
    now: new Date(at).toISOString(),
    calendar: workdays.calendar,
    overrides: workdays.overrides,
    runways,
  });
  const record = {
    revision,
    day,
    at,
    within,
    packs: editionsOf(packs),
    runways: namesOf(runways),
    assessment,
  };
  await writeLastAssessment(record);
  return record;
}

interface Basis {
  readonly revision: number;
  readonly packs: readonly Pack[];
  readonly workdays: Workdays;
}

/** The revision first: what changes while packs and facts are read makes the assessment out of date, never the other way. */
async function readBasis(): Promise<Basis> {
  const { revision } = await readFactsState();
  const [packs, workdays] = await Promise.all([packsInForce(), workdaysInForce()]);
  return { revision, packs, workdays };
}

function editionsOf(packs: readonly Pack[]): string {
  // An accepted pack may bear the edition of the shipped one, and may be set aside after an update.
  return packs
    .map((pack) => `${pack.id}@${pack.edition}${shippedPacks.includes(pack) ? '' : '+own'}`)
    .join(' ');
}

function namesOf(runways: readonly KeptRunway[]): string {
  return runways.map(({ platform, id, at }) => `${platform}/${id}@${at}`).join(' ');
}
