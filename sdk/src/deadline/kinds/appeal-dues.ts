import { addDays, type Day, dayOf, isDay } from '../../base/day.ts';
import { toMilliseconds } from '../../base/instant.ts';
import { cited, type Reason } from '../../pack/cited.ts';
import { isUnknown, known, readingsOf } from '../../pack/known.ts';
import { versionKnown } from '../../pack/version-known.ts';
import { addWorkdays, type WorkdayRange } from '../workday/add-workdays.ts';
import { type Due, type DueCase, sameDay } from './due-case.ts';

/**
 * Appeals against what the platform holds against the account, one for each table of the pack that has a time for it. Where the
 * rule does not say what the time is counted from, the safe day counts the day of the notice as the first.
 */
export function appealDues({ account, pack, on, calendar, overrides, knownAt }: DueCase): Due[] {
  return (account.violations ?? []).flatMap((violation) => {
    if (pack === undefined || (violation.closedOn !== undefined && violation.closedOn <= on)) return [];
    const noticed = dayIn(violation.noticed);
    const filed = violation.appeal?.filedOn !== undefined || violation.appeal?.outcome !== undefined;
    return (pack.penalties ?? []).flatMap((penalty): Due[] => {
      if (violation.offences[penalty.offence] !== true) return [];
      const version = versionKnown(penalty.versions, { validAt: violation.day ?? noticed ?? on, knownAt });
      const { appeal } = version ?? {};
      if (appeal === undefined) return [];
      const stated = readingsOf(appeal.within).map((within) => {
        const { days, workdays } = within.value;
        const span = workdays ?? days;
        if (noticed === undefined || span === undefined) return { within };
        const count = workdays === undefined ? 'calendar-days' : 'workdays';
        // Days that are not working days do not move the safe end: no rule says that it does.
        const counted = (startDay: 'counted' | 'not-counted'): WorkdayRange =>
          count === 'workdays'
            ? addWorkdays(noticed, span, calendar, { startDay, overrides, knownAt })
            : plain(noticed, span - (startDay === 'counted' ? 1 : 0));
        const usual = counted('not-counted');
        return { within, end: { safe: isUnknown(appeal.begins) ? counted('counted') : usual, usual } };
      });
      const ends = stated.flatMap(({ end }) => end ?? []);
      const [first] = ends;
      const days =
        first === undefined
          ? sameDay(null)
          : {
              earliest: least(ends.map(({ safe }) => safe.earliest)),
              likely: first.usual.likely,
              latest: most(ends.map(({ usual }) => usual.latest)),
            };
      const knownThrough = first?.usual.calendarKnownThrough;
      const place = known(appeal.place);
      const files = appeal.files === undefined ? undefined : known(appeal.files)?.value;
      const why: Reason[] = stated.map(({ within, end }) => ({
        text: {
          code: 'deadline.appeal.why',
          params: {
            workdays: within.value.workdays ?? null,
            days: within.value.days ?? null,
            noticed: noticed ?? null,
            begins: isUnknown(appeal.begins) ? appeal.begins.unknown : (known(appeal.begins)?.value ?? null),
            first: end?.safe.earliest ?? null,
            last: end?.usual.latest ?? null,
          },
        },
        cite: cited(pack, within),
      }));
      return [
        {
          key: `${violation.id}/${penalty.id}`,
          kind: 'appeal',
          severity: 'high',
          what: { code: 'deadline.appeal', params: { penalty: penalty.name, violation: violation.id } },
          ...days,
          ...(filed ? { state: 'done' } : {}),
          consequence: { code: 'deadline.appeal.then' },
          action: { code: noticed === undefined ? 'deadline.appeal.ask' : 'deadline.appeal.action' },
          way: place?.value ?? null,
          violation: violation.id,
          evidence: appeal.evidence.map(({ name }) => name),
          ...(files === undefined ? {} : { files }),
          ...(knownThrough !== undefined && days.latest !== null && days.latest > knownThrough
            ? { calendarKnownThrough: knownThrough }
            : {}),
          why,
        },
      ];
    });
  });
}

function plain(day: Day, days: number): WorkdayRange {
  const end = addDays(day, days);
  return { earliest: end, likely: end, latest: end, calendarKnownThrough: end };
}

function dayIn(moment: string | undefined): Day | undefined {
  if (moment === undefined || isDay(moment)) return moment;
  return dayOf(toMilliseconds(moment));
}

function least(days: readonly Day[]): Day {
  return days.reduce((a, b) => (b < a ? b : a));
}

function most(days: readonly Day[]): Day {
  return days.reduce((a, b) => (b > a ? b : a));
}
