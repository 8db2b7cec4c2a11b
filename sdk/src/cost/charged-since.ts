import { addDays, type Day, firstOfMonth } from '../base/day.ts';
import type { Pack } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { eachDay, type SettleRules, settleRules } from './settle.ts';

/** How the pack's first tariff draws its charges on a day. */
export function rulesOn(pack: Pack, on: Day): SettleRules {
  const version = versionOn(pack.tariffs[0]?.versions ?? [], on);
  return version === undefined ? eachDay : settleRules(version);
}

/** The first day whose charges are not in the position yet: where a month is drawn later, that of the month before may be open. */
export function chargedSince(day: Day, { dayOfNextMonth }: SettleRules): Day {
  return dayOfNextMonth > 0 ? firstOfMonth(addDays(firstOfMonth(day), -1)) : addDays(day, 1);
}
