import type { Param } from '../../base/text.ts';

/** What a cell holds, or why it cannot be read. */
export type Cell<T> =
  | { readonly value: T; readonly code?: undefined }
  | { readonly code: string; readonly params?: Readonly<Record<string, Param>> };
