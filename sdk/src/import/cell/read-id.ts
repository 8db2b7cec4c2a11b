import type { Cell } from './cell.ts';
import { cleanCell } from './clean-cell.ts';

export interface Id {
  readonly value: string;
  /** More than 15 digits that end in zeros, not marked as text: what a spreadsheet leaves of a longer number. */
  readonly doubtful: boolean;
  /** More than 15 digits, not marked as text, whatever they end in. */
  readonly long: boolean;
}

/**
 * An id made of digits, which stays a string. Scientific notation means that digits are lost.
 *
 * @example readId('="2201347890123456789"').value // { value: '2201347890123456789', doubtful: false, long: false }
 * @example readId('2.20135E+18') // { code: 'id.scientific' }
 */
export function readId(text: string): Cell<Id> {
  const value = cleanCell(text);
  if (value === '') return { code: 'cell.empty' };
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(value)) return { code: 'id.scientific' };
  const marked = text.trim() !== value || text.includes('\t');
  const long = !marked && value.length > 15 && /^\d+$/.test(value);
  return { value: { value, long, doubtful: long && /^0+$/.test(value.slice(15)) } };
}
