/** Three-valued: a fact that is missing makes neither `yes` nor `no`. */
export type Truth = 'yes' | 'no' | 'unknown';

/** @example truthOf(undefined) // 'unknown' */
export function truthOf(value: boolean | null | undefined): Truth {
  return value === undefined || value === null ? 'unknown' : value ? 'yes' : 'no';
}

/**
 * `no` where one is, else `unknown` where one is; `yes` for none at all. Takes what was computed already, so that every part
 * has been looked at and the facts that are missing are all known.
 *
 * @example and(['unknown', 'no']) // 'no'
 */
export function and(parts: readonly Truth[]): Truth {
  return parts.includes('no') ? 'no' : parts.includes('unknown') ? 'unknown' : 'yes';
}

/** `yes` where one is, else `unknown` where one is; `no` for none at all. @example or(['unknown', 'no']) // 'unknown' */
export function or(parts: readonly Truth[]): Truth {
  return parts.includes('yes') ? 'yes' : parts.includes('unknown') ? 'unknown' : 'no';
}

/** @example not('unknown') // 'unknown' */
export function not(part: Truth): Truth {
  return part === 'yes' ? 'no' : part === 'no' ? 'yes' : 'unknown';
}
