import { type AccountAssessment, type ArrearsStatus, type Day, type Pack, rateUsage, settle } from 'duewatch';
import { arrearsStatus } from 'duewatch/arrears';
import { type Ladder, type Rung, withLadder } from 'duewatch/schema';
import type { StoredAccount } from '../../../store/schema.ts';

export interface LadderPreview {
  readonly status: ArrearsStatus;
  /** Rungs of unknown days that the status does not speak of yet, because others come before them. */
  readonly unplaced: readonly Pick<Rung, 'id' | 'name'>[];
  /** Whether it is drawn for arrears that there are; else for arrears that begin today. */
  readonly real: boolean;
  /** Whether the ladder holds today. */
  readonly holds: boolean;
}

/**
 * Where the account would stand on a ladder today. Without arrears, or on a day on which the ladder does not hold, it is
 * drawn as if arrears began today and it held.
 */
export function ladderPreview(
  ladder: Ladder,
  pack: Pack,
  account: AccountAssessment,
  facts: Pick<StoredAccount, 'liftedOn'>,
  on: Day,
): LadderPreview {
  const holds = ladder.versions.some(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo),
  );
  const { settlement, arrears, apps } = account;
  const options = { on, apps, ladder: ladder.id };
  const owes = arrears.state === 'in-arrears' || arrears.state === 'pending';
  if (holds && owes && settlement !== null && settlement.to >= on) {
    const { liftedOn } = facts;
    const status = arrearsStatus(settlement, withLadder(pack, ladder), { ...options, liftedOn });
    return { status, unplaced: unplacedRungs(ladder, status), real: true, holds };
  }
  const always = {
    ...ladder,
    versions: ladder.versions.map((version) => ({ ...version, validFrom: '1900-01-01', validTo: null })),
  };
  const appKeys = apps.map(({ appKey }) => appKey);
  const alone = { ...withLadder(pack, always), ladders: [always] };
  const status = arrearsStatus(supposedArrears(pack, appKeys, on), alone, options);
  return { status, unplaced: unplacedRungs(ladder, status), real: false, holds };
}

function unplacedRungs({ versions }: Ladder, { possibleRungs }: ArrearsStatus): LadderPreview['unplaced'] {
  const said = new Set(possibleRungs.map(({ id }) => id));
  return versions
    .flatMap(({ rungs }) => rungs)
    .filter(({ id, threshold }) => 'unknown' in threshold && !said.has(id));
}

/** Arrears of every app key that begin today. */
function supposedArrears(pack: Pack, appKeys: readonly string[], on: Day) {
  const debts = (appKeys.length > 0 ? appKeys : ['AppKey']).map((appKey) => ({
    id: appKey,
    appKey,
    day: on,
    amount: '1.00',
  }));
  const account = { platform: pack.id, id: 'supposed', position: { day: on, prepaid: '0.00', debts } };
  return settle(rateUsage([], pack, { from: on, to: on }), account, { to: on });
}
