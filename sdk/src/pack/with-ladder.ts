import type { AnyLadder, Pack } from './schema.ts';
import { userSource } from './user-source.ts';

/**
 * The pack with a ladder of the user's, which comes before those it has. Under the id of one of them it wins on the days
 * on which it holds, and on the others theirs does. The pack given is never changed.
 *
 * @example
 * arrearsStatus(settlement, withLadder(taobaoOpenPlatform, own), { ladder: own.id, on: '2026-11-22' })
 * // the rung of the user's own ladder, its source and confidence `user`
 */
export function withLadder(pack: Pack, ladder: AnyLadder): Pack {
  const same = pack.ladders.find(({ id }) => id === ladder.id);
  const others = pack.ladders.filter((other) => other !== same);
  const versions =
    (same?.kind ?? 'arrears') === (ladder.kind ?? 'arrears')
      ? [...ladder.versions, ...(same?.versions ?? [])]
      : ladder.versions;
  return {
    ...pack,
    sources: { ...pack.sources, user: userSource },
    ladders: [{ ...ladder, versions } as AnyLadder, ...others],
  };
}
