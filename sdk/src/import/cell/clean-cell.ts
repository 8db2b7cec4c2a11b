/**
 * The text of a cell without what spreadsheets put around it: spaces and tabs, `="…"`, and a leading quote.
 *
 * @example cleanCell('="2201347890123456789"') // '2201347890123456789'
 * @example cleanCell("'13800138000") // '13800138000'
 */
export function cleanCell(text: string): string {
  let result = text.trim();
  if (result.startsWith('="') && result.endsWith('"') && result.length > 2)
    result = result.slice(2, -1).trim();
  if (result.startsWith("'")) result = result.slice(1).trim();
  return result;
}
