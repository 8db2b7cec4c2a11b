import { known } from './known.ts';
import type { Stated, Value } from './value.ts';

/** The value as the reading of that id has it, else as {@link known} does. Undefined where nobody has found it. */
export function valueAs<T>(value: Value<T>, reading: string | undefined): Stated<T> | undefined {
  const named = 'readings' in value ? value.readings.find(({ id }) => id === reading) : undefined;
  return named ?? known(value);
}
