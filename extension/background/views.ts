import type { Assessment, Locale, State } from 'duewatch';
import { explain } from 'duewatch/text';
import type { MarkerView, PanelView, Settings } from '../messages.ts';
import type { Site } from '../sites.ts';
import { deadlinesOfPage } from './deadlines-of-page.ts';

/** What is merely unknown, fine or done never raises the marker. */
const raised: readonly State[] = ['in-force', 'overdue', 'due-today', 'due-soon', 'coming'];

const longest = 40;

/** What the marker on a site shows, or null where it shows nothing. */
export function markerView(
  assessment: Assessment,
  site: Site,
  { sitesOff, snoozed }: Settings,
  locale: Locale,
  now: number,
): MarkerView | null {
  if (sitesOff.includes(site.id) || (snoozed[site.id] ?? 0) > now) return null;
  const warnings = assessment.warnings.filter(
    ({ state, account }) => raised.includes(state) && site.platforms.includes(account.platform),
  );
  const [worst] = warnings;
  if (worst === undefined) return null;
  return {
    state: worst.state,
    line: shortened(explain(worst.brief, locale)),
    locale,
    count: warnings.length,
    accountName: worst.account.name ?? worst.account.id,
  };
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** What the panel on a page shows: the accounts on its site's platforms, the deadlines that concern it, and nothing of others. */
export function panelView(
  assessment: Assessment,
  site: Site,
  url: string,
  locale: Locale,
  stateAsOf: number | null,
): PanelView {
  const here = ({ account }: { account: { platform: string } }) => site.platforms.includes(account.platform);
  const accounts = assessment.accounts.filter(here);
  const packs = accounts.map(({ pack }) => pack);
  return {
    locale,
    on: assessment.on,
    stateAsOf,
    siteId: site.id,
    warnings: assessment.warnings.filter(here),
    ...deadlinesOfPage(assessment.deadlines.filter(here), site, url),
    accounts: accounts.map(({ account, month, cost, arrears, incomeFrozen }) => ({
      account,
      month,
      // Without any usage nobody knows the cost: nothing counted is not nothing to pay.
      total: cost === null || cost.usageThrough === null ? null : cost.total,
      calls: cost?.calls ?? null,
      owed: arrears.owed,
      since: arrears.since,
      days: arrears.days,
      arrearsState: arrears.state,
      rung: arrears.rung,
      measures: arrears.measures,
      coming: arrears.coming,
      incomeFrozen,
      why: { arrears: arrears.reasons, cost: cost?.reasons ?? [] },
    })),
    needs: assessment.needs.filter(here),
    sources: assessment.sources.filter(({ key }) => packs.some((pack) => key.startsWith(`${pack}:`))),
  };
}
