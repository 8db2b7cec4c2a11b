import type { AccountAssessment, AccountRef, LocalText, Pack } from 'duewatch';
import { unnamedId } from '../../../ui/name-of.ts';
import { keyOf } from '../../worst-first.ts';

/** An account that the section Risk can be about. */
export interface RiskPlace {
  readonly key: string;
  readonly ref: AccountRef;
  readonly platformName: LocalText | null;
  /** False where it begins with what is entered here. */
  readonly stored: boolean;
}

/**
 * The accounts there are whose platform has a pack, then for each platform with penalties, points or criteria that has none yet one that begins
 * with what is entered.
 */
export function riskPlaces(accounts: readonly AccountAssessment[], packs: readonly Pack[]): RiskPlace[] {
  const stored = accounts
    .filter(({ account }) => packs.some(({ id }) => id === account.platform))
    .map((each) => ({
      key: keyOf(each),
      ref: each.account,
      platformName: packs.find(({ id }) => id === each.account.platform)?.name ?? null,
      stored: true,
    }));
  const begun = packs
    .filter(({ id }) => !accounts.some(({ account }) => account.platform === id))
    .filter(
      ({ penalties = [], points = [], criteria = [] }) =>
        penalties.length + points.length + criteria.length > 0,
    )
    .map(({ id, name }) => {
      const ref = { platform: id, id: unnamedId };
      return { key: keyOf({ account: ref }), ref, platformName: name, stored: false };
    });
  return [...stored, ...begun];
}
