import { pointsStatus } from '../../penalty/points-status.ts';
import { type Due, type DueCase, sameDay } from './due-case.ts';

/** Penalty points that end: for each ledger the next day on which fewer of them count. */
export function pointsDues({ account, pack, on }: DueCase): Due[] {
  const { points = [] } = account;
  return (pack?.points ?? []).flatMap((ledger): Due[] => {
    const given = points.filter((record) => record.ledger === ledger.id);
    if (pack === undefined || given.length === 0) return [];
    const status = pointsStatus(
      pack,
      ledger.id,
      given.map(({ id, day, points: many, revoked }) => ({
        id,
        day,
        points: many,
        ...(revoked === undefined ? {} : { revoked }),
      })),
      { on },
    );
    if (status.nextExpiry === null) return [];
    const { day, points: ending } = status.nextExpiry;
    return [
      {
        key: `${ledger.id}/${day}`,
        kind: 'points-expire',
        severity: 'low',
        what: { code: 'deadline.points-expire', params: { ledger: ledger.name, points: ending } },
        ...sameDay(day),
        waits: true,
        action: { code: 'deadline.nothing' },
        why: status.reasons,
      },
    ];
  });
}
