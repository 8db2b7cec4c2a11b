import { readingsOf } from '../known.ts';
import type { Pack } from '../schema.ts';
import type { Found } from './pack-finding.ts';

/** Obligations whose last day, by every reading, is gone before they are published or take effect. */
export function obligationFindings({ obligations = [] }: Pack): Found[] {
  return obligations.flatMap(({ id, published, effective, due }): Found[] => {
    const last = readingsOf(due)
      .map(({ value }) => value.by)
      .sort()
      .at(-1);
    const begins = [published, effective].flatMap(
      (days) =>
        readingsOf(days)
          .map(({ value }) => value)
          .sort()[0] ?? [],
    );
    if (last === undefined || begins.every((day) => day <= last)) return [];
    return [{ code: 'verify.validity-reversed', path: `obligations/${id}`, example: { day: last } }];
  });
}
