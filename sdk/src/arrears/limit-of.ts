import { type Instant, toMilliseconds } from '../base/instant.ts';
import type { Limit } from '../facts/schema.ts';

/**
 * The limit that an error of the open platform tells of, or undefined where it tells of none. Code 7 says that an app
 * key's calls are limited, not why; it comes as a number or as text. How long a limit lasts stands in words in `sub_msg`.
 *
 * @throws RangeError where `at` is no instant with an offset.
 * @example
 * limitOf(
 *   { error_response: { code: 7, sub_code: 'accesscontrol.limited-by-app-access-count', sub_msg: 'This ban will last for 31062 more seconds' } },
 *   { appKey: '23000001', at: '2026-11-22T09:30:00+08:00' },
 * ) // { appKey: '23000001', at: '2026-11-22T09:30:00+08:00', subCode: 'accesscontrol.limited-by-app-access-count', seconds: 31062 }
 */
export function limitOf(
  error: unknown,
  { appKey, at }: { readonly appKey: string; readonly at: Instant },
): Limit | undefined {
  toMilliseconds(at);
  const response = field(error, 'error_response') ?? error;
  if (String(field(response, 'code')) !== '7') return undefined;
  const subCode = field(response, 'sub_code');
  const seconds = /(\d{1,9}) more second/.exec(String(field(response, 'sub_msg') ?? ''))?.[1];
  return {
    appKey,
    at,
    ...(typeof subCode === 'string' && subCode !== '' ? { subCode } : {}),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
