import type { LocalText } from '../../base/text.ts';
import type { Pack } from '../schema.ts';
import { walkPack } from '../walk-pack.ts';
import type { Found } from './pack-finding.ts';

/** Everything that nobody has found: terms without a number, prices, measures, ends. */
export function unknownFindings(pack: Pack): Found[] {
  const found: Found[] = [];
  walkPack(pack, ({ unknown }, path) => {
    if (unknown !== undefined) found.push({ code: 'verify.unknown', path, what: unknown as LocalText });
  });
  return found;
}
