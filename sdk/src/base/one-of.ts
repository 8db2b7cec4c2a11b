import * as v from 'valibot';

/**
 * One of several shapes, chosen by what the value looks like, so that a problem names the field and not the whole value. Asked
 * without a value, it tells all of them: that is how its JSON Schema is made.
 *
 * @example oneOf([textSchema, objectSchema], (input) => (typeof input === 'object' ? objectSchema : textSchema))
 */
export function oneOf<T>(
  shapes: readonly v.GenericSchema[],
  choose: (input: unknown) => v.GenericSchema,
): v.GenericSchema<unknown, T> {
  const all = v.union(shapes as v.GenericSchema[]);
  return v.lazy((input) => (input === undefined ? all : choose(input))) as v.GenericSchema<unknown, T>;
}
