import type { LocalText } from '../base/text.ts';
import type { Cite } from '../pack/value.ts';

/** A way in which a text can be read. */
export interface NamedReading {
  readonly id: string;
  readonly isDefault: boolean;
  readonly cite: Cite | null;
  readonly why: LocalText | null;
}

/** Where a text has only one. */
const plain: NamedReading = { id: 'text', isDefault: true, cite: null, why: null };

/**
 * The ways in which a part of a pack can be read, the default first: one for each name that readings in it have. Where several
 * values have readings, each name departs from the defaults in its own values only.
 */
export function readingsIn(part: unknown): NamedReading[] {
  const found: NamedReading[] = [];
  const inside = new Set<unknown>();
  collect(part, found, inside);
  const others = new Map<string, NamedReading>();
  for (const each of found) {
    if (!each.isDefault && !inside.has(each.id)) others.set(each.id, each);
  }
  return [found.find((each) => each.isDefault) ?? plain, ...others.values()];
}

/** `inside`: readings that another one takes along. */
function collect(node: unknown, found: NamedReading[], inside: Set<unknown>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('readings' in node && Array.isArray(node.readings) && 'default' in node && 'why' in node) {
    for (const reading of node.readings) {
      const isDefault = reading.id === node.default;
      found.push({ id: reading.id, isDefault, cite: reading, why: node.why as LocalText });
      if (typeof reading.value === 'object') inside.add(reading.value?.ranges);
    }
    return;
  }
  for (const child of Object.values(node)) collect(child, found, inside);
}
