import type { Day } from '../base/day.ts';
import { compare, type Decimal, isDecimal, subtract } from '../base/decimal.ts';
import type { LocalText } from '../base/text.ts';
import { type Cited, cited, type Reason } from '../pack/cited.ts';
import { readingsOf } from '../pack/known.ts';
import type {
  BalanceLadder,
  BalanceThreshold,
  Measure,
  Pack,
  QuotaLadder,
  QuotaThreshold,
  Value,
} from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';

type LevelVersion = QuotaLadder['versions'][number] | BalanceLadder['versions'][number];

/** Calls used of a quota, or a balance in CNY. */
export type Level = { readonly used: number; readonly limit: number } | { readonly amount: Decimal };

/** A rung of a quota or of a balance. */
export interface LevelRung {
  readonly id: string;
  readonly name: LocalText;
  /** The share of the quota, or the amount below which the balance must fall. */
  readonly at: Decimal;
  readonly reached: boolean;
  /** How far it is: the calls that reach it, or the CNY that can be drawn without reaching it. Zero where it is reached. */
  readonly left: Decimal;
  readonly measures: readonly Pick<Measure, 'id' | 'kind' | 'target' | 'modality'>[];
  /** `reading`: a reading of the threshold that is not the default. */
  readonly basis: 'in-force' | 'reading';
  readonly unknown?: LocalText;
  readonly cite: Cited;
}

export interface ThresholdStatus {
  readonly on: Day;
  /** The ladder's version, as `ladder/version`, or null where none holds. */
  readonly ladder: string | null;
  /** Rungs reached, lowest first, and those ahead, nearest first; `rung` and `next` are the ones in force around today. */
  readonly crossed: readonly LevelRung[];
  readonly coming: readonly LevelRung[];
  readonly rung: LevelRung | null;
  readonly next: LevelRung | null;
  /** Rungs whose threshold nobody has found. */
  readonly unplaced: readonly { readonly id: string; readonly name: LocalText }[];
  readonly reasons: readonly Reason[];
}

/**
 * How far up a ladder of a quota or of a balance a level is. A share is reached at exactly that share, compared in whole
 * numbers; a balance rung once the balance is less than its amount. Counts are whole numbers of calls, amounts CNY.
 *
 * @throws RangeError where the pack has no such ladder, or the level is not of the ladder's kind or not whole.
 * @example
 * thresholdStatus(pack, { used: 400_000, limit: 500_000 }, { ladder: 'my-quota', on: '2026-11-22' })
 * // { rung: { id: 'used-0.80', reached: true, left: '0', … }, next: { at: '1.00', left: '100000', … }, … }
 */
export function thresholdStatus(
  pack: Pack,
  level: Level,
  { on, ladder: id }: { readonly on: Day; readonly ladder: string },
): ThresholdStatus {
  const ladder = pack.ladders.find(
    (each): each is QuotaLadder | BalanceLadder =>
      each.id === id && (each.kind === 'quota' || each.kind === 'balance'),
  );
  if (ladder === undefined)
    throw new RangeError(`pack ${pack.id} has no ladder ${id} of a quota or a balance`);
  if ((ladder.kind === 'quota') !== 'used' in level) throw new RangeError(`the level is no ${ladder.kind}`);
  requireExact(level);
  const version = versionOn<LevelVersion>(ladder.versions, on);
  const rungs = (version?.rungs ?? []).flatMap((rung) => {
    const readings = readingsOf(rung.threshold as Value<QuotaThreshold | BalanceThreshold>);
    return readings.map((threshold, index): LevelRung => {
      const at = 'share' in threshold.value ? threshold.value.share : threshold.value.amount;
      return {
        id: rung.id,
        name: rung.name,
        at,
        ...heldAgainst(level, at),
        measures: rung.measures.map(({ id, kind, target, modality }) => ({ id, kind, target, modality })),
        basis: index > 0 ? 'reading' : 'in-force',
        ...(rung.unknown === undefined ? {} : { unknown: rung.unknown }),
        cite: cited(pack, threshold),
      };
    });
  });
  const rising = (a: LevelRung, b: LevelRung) => compare(a.at, b.at) * ('used' in level ? 1 : -1);
  rungs.sort(rising);
  const crossed = rungs.filter(({ reached }) => reached);
  const coming = rungs.filter(({ reached }) => !reached);
  const inForce = ({ basis }: LevelRung) => basis === 'in-force';
  return {
    on,
    ladder: version === undefined ? null : `${ladder.id}/${version.id}`,
    crossed,
    coming,
    rung: crossed.findLast(inForce) ?? null,
    next: coming.find(inForce) ?? null,
    unplaced: (version?.rungs ?? [])
      .filter(({ threshold }) => 'unknown' in threshold)
      .map(({ id, name }) => ({ id, name })),
    reasons:
      version === undefined
        ? []
        : [
            {
              text: { code: 'reason.ladder', params: { name: ladder.name, from: version.validFrom } },
              cite: cited(pack, version.validity),
            },
          ],
  };
}

function requireExact(level: Level): void {
  if ('amount' in level) {
    if (!isDecimal(level.amount)) throw new RangeError(`no amount: ${level.amount}`);
    return;
  }
  for (const count of [level.used, level.limit]) {
    if (!(Number.isSafeInteger(count) && count >= 0)) throw new RangeError(`no count of calls: ${count}`);
  }
}

function heldAgainst(level: Level, at: Decimal): Pick<LevelRung, 'reached' | 'left'> {
  if ('amount' in level) {
    const reached = compare(level.amount, at) < 0;
    return { reached, left: reached ? '0.00' : subtract(level.amount, at) };
  }
  const [whole = '', places = ''] = at.split('.');
  const parts = 10n ** BigInt(places.length);
  // The fewest calls that are no smaller a share: rounded up.
  const needed = (BigInt(level.limit) * BigInt(whole + places) + parts - 1n) / parts;
  const left = needed - BigInt(level.used);
  return { reached: left <= 0n, left: left <= 0n ? '0' : String(left) };
}
