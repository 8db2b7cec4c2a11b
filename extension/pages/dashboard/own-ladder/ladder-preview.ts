import { type AccountAssessment, type ArrearsStatus, type Day, type Pack, rateUsage, settle } from 'duewatch';
import { arrearsStatus } from 'duewatch/arrears';
import { type Ladder, withLadder } from 'duewatch/schema';
import type { StoredAccount } from '../../../store/schema.ts';

export interface LadderPreview {
  readonly status: ArrearsStatus;
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
  const owes = arrears.state === 'in-arrears' || arrears.state === 'pending';
  if (holds && owes && settlement !== null && settlement.to >= on) {
    const { liftedOn } = facts;
    const status = arrearsStatus(settlement, withLadder(pack, ladder), {
      on,
      apps,
      liftedOn,
      ladder: ladder.id,
    });
    return { status, real: true, holds };
  }
  const always = {
    ...ladder,
    versions: ladder.versions.map((version) => ({ ...version, validFrom: '1900-01-01', validTo: null })),
  };
  const supposed = supposedArrears(
    pack,
    apps.map(({ appKey }) => appKey),
    on,
  );
  const alone = { ...withLadder(pack, always), ladders: [always] };
  return { status: arrearsStatus(supposed, alone, { on, apps, ladder: ladder.id }), real: false, holds };
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
