import type { Locale } from 'duewatch';
import { words } from './words.ts';

/** The id of an account that no file and no form has named yet. */
export const unnamedId = 'default';

/** What to call an account. @example nameOf({ id: 'isv-demo' }, 'en') // 'isv-demo' */
export function nameOf(
  { id, name }: { readonly id: string; readonly name?: string | undefined },
  locale: Locale,
): string {
  return name ?? (id === unnamedId ? words[locale].unnamed : id);
}
