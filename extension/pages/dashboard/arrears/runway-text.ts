import type { Day } from 'duewatch';
import type { Runway } from 'duewatch/forecast';
import { formatDay } from 'duewatch/text';
import type { Speech } from '../../../ui/speech.ts';
import { verdictOf } from './view.ts';

/** How long the balance lasts, in one line. `since`: the first day of arrears, where there are some. */
export function runwayText(runway: Runway, since: Day | null, { words, locale, on }: Speech): string {
  const page = words.arrearsPage;
  const { state, range, horizon } = runway;
  const said = (day: Day) => formatDay(day, locale, on);
  if (state === 'unknown') return page.runwayUnknown;
  if (state === 'in-arrears') return page.runwayArrears(said(since ?? on));
  if (state === 'covered') return page.runwayCovered;
  if (range !== null) {
    const { earliest, latest } = range;
    if (earliest === null) return page.rangeNever(said(horizon));
    if (latest === null) return page.rangeFrom(said(earliest), said(horizon));
    return page.rangeBetween(said(earliest), said(latest));
  }
  const { from, to } = verdictOf(runway).likely;
  if (from === null) return page.likelyNever(said(horizon));
  if (to === null) return page.likelyFrom(said(from), said(horizon));
  return from === to ? page.likelyOn(said(from)) : page.likely(said(from), said(to));
}
