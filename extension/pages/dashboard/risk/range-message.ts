import type { Message } from 'duewatch';
import type { Range } from 'duewatch/penalty';

/** A range as something to say. @example rangeMessage({ upTo: 48 }).params.upTo // 48 */
export function rangeMessage({ above, from, below, upTo }: Range): Message {
  const params = {
    above: above ?? null,
    from: from ?? null,
    below: below ?? null,
    upTo: upTo ?? null,
    percent: false,
  };
  return { code: 'penalty.range', params };
}
