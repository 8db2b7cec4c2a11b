/** A share as percent, digit by digit; what is no number stays as it is. @example percentOf('0.805') // '80.5' */
export function percentOf(share: string): string {
  return shifted(share, 2);
}

/** Percent as a share. @example shareOf('80') // '0.80' */
export function shareOf(percent: string): string {
  return shifted(percent, -2);
}

/** A decimal with its point moved to the right, or to the left where `by` is negative. */
function shifted(decimal: string, by: number): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) return decimal;
  const [, whole = '', places = ''] = match;
  const digits = whole.padStart(whole.length + Math.max(0, -by), '0') + places.padEnd(Math.max(0, by), '0');
  const point = digits.length - Math.max(0, places.length - by);
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const after = digits.slice(point);
  return after === '' ? before : `${before}.${after}`;
}
