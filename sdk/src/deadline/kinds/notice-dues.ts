import { cited, type Reason } from '../../pack/cited.ts';
import { known, readingsOf } from '../../pack/known.ts';
import type { Due, DueCase } from './due-case.ts';

/**
 * Changes of the rules that have been announced and not yet begun. They are listed and never press: what has to be done about one,
 * where anything has, is an obligation of its own. One whose day is not stated is a rule of the pack and no deadline.
 */
export function noticeDues({ pack, on, knownAt = on }: DueCase): Due[] {
  return (pack?.notices ?? []).flatMap((notice): Due[] => {
    if (pack === undefined) return [];
    const days = readingsOf(notice.effective).map(({ value }) => value);
    const [earliest] = [...days].sort();
    const latest = [...days].sort().at(-1);
    if (earliest === undefined || latest === undefined) return [];
    const published = readingsOf(notice.published).map(({ value }) => value);
    // Nobody could know of it before the first day on which it may have been published; where that is not known, the pack knows.
    if (published.length > 0 && published.every((day) => on < day || knownAt < day)) return [];
    const reasons: Reason[] = readingsOf(notice.effective).map((reading) => ({
      text: { code: 'deadline.notice.why', params: { who: notice.who, on: reading.value } },
      cite: cited(pack, reading),
    }));
    for (const exception of notice.exceptions ?? [])
      reasons.push({
        text: { code: 'deadline.obligation.except', params: { text: exception.text } },
        cite: cited(pack, exception),
      });
    return [
      {
        key: notice.id,
        kind: 'notice',
        severity: 'low',
        what: { code: 'deadline.notice', params: { name: notice.name } },
        earliest,
        likely: known(notice.effective)?.value ?? earliest,
        latest,
        waits: true,
        state: 'coming',
        action: { code: 'deadline.notice.action', params: { what: notice.what } },
        why: reasons,
      },
    ];
  });
}
