import type { LocalText } from '../base/text.ts';
import type { Stated, Value } from './schema.ts';

/** The value to work with: the stated one, or the default reading. Undefined where nobody has found it. */
export function known<T>(value: Value<T>): Stated<T> | undefined {
  if ('value' in value) return value;
  if ('readings' in value) return value.readings.find((reading) => reading.id === value.default);
  return undefined;
}

/** Every value the text allows, the default first. Empty where nobody has found it. */
export function readingsOf<T>(value: Value<T>): readonly Stated<T>[] {
  if ('value' in value) return [value];
  if (!('readings' in value)) return [];
  const chosen = value.readings.filter((reading) => reading.id === value.default);
  return [...chosen, ...value.readings.filter((reading) => reading.id !== value.default)];
}

export function isUnknown<T>(value: Value<T>): value is { unknown: LocalText } {
  return 'unknown' in value;
}
