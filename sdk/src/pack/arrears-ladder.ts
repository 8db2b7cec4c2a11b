import type { Ladder, Pack } from './schema.ts';

/** The pack's ladder of arrears by its id, or its first one: ladders of a quota or a balance are none. */
export function arrearsLadder({ ladders }: Pack, id?: string): Ladder | undefined {
  return ladders
    .filter((ladder) => ladder.kind !== 'quota' && ladder.kind !== 'balance')
    .find((ladder) => id === undefined || ladder.id === id);
}
