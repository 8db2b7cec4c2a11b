import { runway } from 'duewatch/forecast';
import { readFacts } from '../store/facts.ts';
import { type KeptRunway, keepRunways } from '../store/kept-runways.ts';
import { packsInForce } from '../store/packs-in-force.ts';
import { currentAssessment } from './assess.ts';
import { lookAtRunways } from './look-at-runways.ts';
import { sharing } from './sharing.ts';
import { now } from './today.ts';

/**
 * Computes how long balances last, an account at a time, and says whether there was anything to compute. It takes seconds where
 * there is much usage, and so stands apart from the assessment: once for a day and the facts that bear on it. Until then the day
 * on which a balance ends is not known. Only where the assessment asks for it: not where arrears have begun.
 */
export const followRunways: () => Promise<boolean> = sharing(async () => {
  const { day, revision, assessment } = await currentAssessment();
  const asked = new Set(
    assessment.deadlines
      .filter(({ action }) => action.code === 'deadline.balance-ends.compute')
      .map(({ account: { platform, id } }) => JSON.stringify([platform, id])),
  );
  if (asked.size === 0) return false;
  const { current, missing } = await lookAtRunways(day, await packsInForce());
  const computed: KeptRunway[] = [];
  for (const { head, pack, basis } of missing) {
    const { platform, id } = head;
    if (!asked.has(JSON.stringify([platform, id]))) continue;
    const { facts } = await readFacts({
      only: (each) => each.platform === platform && each.id === id,
      shopOrders: () => false,
    });
    const [account] = facts.accounts;
    if (account === undefined) continue;
    const { days: _, ...found } = runway(account, pack, { on: day });
    computed.push({ platform, id, runway: found, basis, at: await now() });
    // Whoever asks something meanwhile is answered before the next account.
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (computed.length > 0) await keepRunways([...current, ...computed], revision);
  return computed.length > 0;
});
