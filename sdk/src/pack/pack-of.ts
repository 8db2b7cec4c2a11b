import type { Problem } from '../base/problem.ts';
import type { AccountFacts } from '../facts/schema.ts';
import { arrearsLadder } from './arrears-ladder.ts';
import { parseLadder } from './parse-ladder.ts';
import type { Pack } from './schema.ts';
import { withLadder } from './with-ladder.ts';
import { withOwnValues } from './with-own-values.ts';

/**
 * The pack as it holds for one account: with the values and the ladders that its user entered, which win and are marked
 * as theirs. What does not fit is a problem and changes nothing.
 *
 * @example packOf({ values: { 'tariffs/api/2017-01/dailyRelief': '20.00' } }, taobaoOpenPlatform).pack
 */
export function packOf(
  { values = {}, ladders = [] }: Pick<AccountFacts, 'values' | 'ladders'>,
  plain: Pack,
): { readonly pack: Pack; readonly problems: readonly Problem[] } {
  const entered = withOwnValues(plain, values);
  const problems = [...entered.problems];
  let { pack } = entered;
  // The first of them comes first.
  for (let index = ladders.length - 1; index >= 0; index--) {
    const own = ladders[index];
    const isLevel = own?.kind === 'quota' || own?.kind === 'balance';
    // Under the pack's id, the pack's ladder goes on where the user's does not hold.
    const id = (isLevel ? undefined : arrearsLadder(plain)?.id) ?? `own-${index + 1}`;
    const read = parseLadder({ id, ...own });
    const at = `ladders[${index}]`;
    problems.push(
      ...read.problems.map((problem) => ({ ...problem, path: [at, problem.path].filter(Boolean).join('.') })),
    );
    if (read.ladder !== undefined) pack = withLadder(pack, read.ladder);
  }
  return { pack, problems };
}
