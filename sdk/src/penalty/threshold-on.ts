import { type Cited, cited } from '../pack/cited.ts';
import type { Range } from '../pack/condition-schema.ts';
import { readingsOf } from '../pack/known.ts';
import type { Pack } from '../pack/schema.ts';
import type { NamedThreshold } from '../pack/threshold-schema.ts';
import { versionKnown } from '../pack/version-known.ts';

export interface ThresholdOn {
  readonly unit: NamedThreshold['unit'];
  /** The default first, then the other readings; empty where nobody has found the number. */
  readonly readings: readonly { readonly range: Range; readonly cite: Cited }[];
}

/**
 * A single number of a platform's rules as it held on a day; undefined where the pack knows of no rule on that day. Throws a
 * `RangeError` for a threshold that the pack does not have.
 *
 * @example thresholdOn(pinduoduo, 'ship-within', { validAt: '2022-12-20' })?.readings[0]?.range // { upTo: 48 }
 */
export function thresholdOn(
  pack: Pack,
  id: string,
  options: { readonly validAt: string; readonly knownAt?: string | undefined },
): ThresholdOn | undefined {
  const threshold = pack.thresholds?.find((candidate) => candidate.id === id);
  if (threshold === undefined) throw new RangeError(`pack ${pack.id} has no threshold ${id}`);
  const version = versionKnown(threshold.versions, options);
  if (version === undefined) return undefined;
  return {
    unit: threshold.unit,
    readings: readingsOf(version.range).map((stated) => ({ range: stated.value, cite: cited(pack, stated) })),
  };
}
