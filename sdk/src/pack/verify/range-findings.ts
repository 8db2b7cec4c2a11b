import { intervalOf } from '../../penalty/cut.ts';
import type { DayRange, Range } from '../condition-schema.ts';
import { readingsOf } from '../known.ts';
import type { Pack, Value } from '../schema.ts';
import { walkPack } from '../walk-pack.ts';
import { isEmpty } from './interval-findings.ts';
import type { Example, Found } from './pack-finding.ts';

/** Ranges, of numbers or of days, that hold nothing. */
export function rangeFindings(pack: Pack): Found[] {
  const found: Found[] = [];
  const add = (path: string, example: Example) => found.push({ code: 'verify.range-empty', path, example });
  walkPack(pack, ({ range, keeps, on }, path) => {
    for (const [key, value] of Object.entries({ range, keeps })) {
      if (typeof value !== 'object') continue;
      const empty = readingsOf(value as Value<Range>).find((each) => isEmpty(intervalOf(each.value)));
      if (empty !== undefined) add(`${path}/${key}`, { ...empty.value } as Example);
    }
    if (typeof on !== 'object') return;
    const reversed = readingsOf(on as Value<DayRange>).find(
      ({ value: { from, upTo } }) => from !== undefined && upTo !== undefined && upTo < from,
    );
    if (reversed !== undefined) add(`${path}/on`, { ...reversed.value } as Example);
  });
  return found;
}
