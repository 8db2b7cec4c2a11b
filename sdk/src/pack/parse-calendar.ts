import { type Checked, check } from '../base/check.ts';
import { parseJson } from '../base/parse-json.ts';
import type { Problem } from '../base/problem.ts';
import { type Calendar, calendarSchema } from './calendar-schema.ts';

/**
 * A calendar from a JSON value, checked strictly: shape, unknown keys, days that exist, spans in order, ids and years that occur
 * twice, days outside the year and the December before it, days that one notice has both off and worked.
 *
 * @example parseCalendar({ format: 'duewatch/calendar@1', … , colour: 'red' }, 'cn-2027.json').problems
 * // [{ code: 'key.unknown', severity: 'error', file: 'cn-2027.json', path: 'colour', found: 'colour' }]
 */
export function parseCalendar(input: unknown, file?: string): Checked<Calendar> {
  const checked = check(calendarSchema, input, file);
  if (checked.value === undefined) return checked;
  const where = file === undefined ? {} : { file };
  const problems = findProblems(checked.value).map(
    (problem): Problem => ({ severity: 'error', ...where, ...problem }),
  );
  return problems.length > 0 ? { problems } : checked;
}

/**
 * A calendar from the text of a file: as `parseCalendar`, and what JSON hides is found too: a key that occurs twice, and more than
 * one value in the file. Who made the file is `verifyPackSignature`'s to say, of its bytes.
 *
 * @example readCalendar('{ "format": "duewatch/calendar@1", "id": "cn", "id": "tw" }').problems[0]
 * // { code: 'json.key-repeated', severity: 'error', row: 1, found: 'id', params: { position: 48 } }
 */
export function readCalendar(text: string, file?: string): Checked<Calendar> {
  const { documents, problems } = parseJson(text);
  const where = file === undefined ? {} : { file };
  const found = problems.map((problem): Problem => ({ severity: 'error', ...where, ...problem }));
  if (found.length === 0 && documents.length !== 1)
    found.push({ code: documents.length === 0 ? 'json.empty' : 'json.several', severity: 'error', ...where });
  return found.length > 0 ? { problems: found } : parseCalendar(documents[0], file);
}

type Found = Pick<Problem, 'code' | 'path' | 'found'>;

function findProblems({ notices }: Calendar): Found[] {
  const found: Found[] = [];
  const ids = new Set<string>();
  const years = new Set<number>();
  notices.forEach(({ id, kind, year, off, work }, n) => {
    const path = `notices[${n}]`;
    if (ids.has(id)) found.push({ code: 'pack.repeated-id', path: `${path}.id`, found: id });
    ids.add(id);
    if (kind === 'year' && years.has(year))
      found.push({ code: 'calendar.year-twice', path: `${path}.year`, found: String(year) });
    if (kind === 'year') years.add(year);
    const isNear = (day: string) => day >= `${year - 1}-12-01` && day <= `${year}-12-31`;
    const spans = off.map((span) => {
      const [from = '', to = from] = span.split('/');
      return { span, from, to };
    });
    spans.forEach(({ span, from, to }, index) => {
      if (!isNear(from) || !isNear(to))
        found.push({ code: 'calendar.other-year', path: `${path}.off[${index}]`, found: span });
    });
    work.forEach((day, index) => {
      const at = { path: `${path}.work[${index}]`, found: day };
      if (!isNear(day)) found.push({ code: 'calendar.other-year', ...at });
      if (spans.some(({ from, to }) => from <= day && day <= to))
        found.push({ code: 'calendar.off-and-worked', ...at });
    });
  });
  return found;
}
