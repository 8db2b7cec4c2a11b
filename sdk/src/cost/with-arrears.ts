import type { Day } from '../base/day.ts';
import type { Episode } from './settlement.ts';

/**
 * Episodes with what a debt that is late since a day, and unpaid at the end of `on`, makes of them. An episode that the
 * debt reaches into goes on as if nothing had been paid, and one that came between is part of it.
 *
 * @example withArrears([{ since: '2026-11-01', paidOn: '2026-11-05' }], '2026-11-04') // [{ since: '2026-11-01', paidOn: null }]
 */
export function withArrears(episodes: readonly Episode[], since: Day): readonly Episode[] {
  // Days are consecutive where a debt is late on the day on which the others were paid.
  const at = episodes.findIndex(({ paidOn }) => paidOn === null || paidOn >= since);
  const found = episodes[at];
  if (found === undefined) return [...episodes, { since, paidOn: null }];
  if (found.paidOn === null && found.since <= since) return episodes;
  return [...episodes.slice(0, at), { since: found.since < since ? found.since : since, paidOn: null }];
}

/** Episodes with the one that goes on ended by payment on a day. */
export function withPayment(episodes: readonly Episode[], paidOn: Day): readonly Episode[] {
  const last = episodes.at(-1);
  return last?.paidOn === null ? [...episodes.slice(0, -1), { since: last.since, paidOn }] : episodes;
}
