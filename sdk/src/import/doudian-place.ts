import { type Day, dayOf, isDay } from '../base/day.ts';

export interface DoudianPlace {
  readonly appKey?: string;
  readonly day?: Day;
}

/**
 * App key and day from the address of Doudian's bill page, or from the fields of the request it makes: `appId`, and
 * `date` or `billTimeStart` in Unix seconds. An address that spans several days names none. Undefined where the text is
 * no such address.
 *
 * @example
 * doudianPlace('https://op.jinritemai.com/console/cost/bill?appId=7100&billTimeStart=1795190400')
 * // { appKey: '7100', day: '2026-11-21' }
 */
export function doudianPlace(address: string): DoudianPlace | undefined {
  let fields: URLSearchParams;
  try {
    fields = new URL(address.trim()).searchParams;
  } catch {
    return undefined;
  }
  const place = placeOf((name) => fields.get(name) ?? '');
  return place.appKey === undefined && place.day === undefined ? undefined : place;
}

/** The same from the fields of a request. */
export function placeOf(field: (name: string) => string): DoudianPlace {
  const appKey = field('appId').trim();
  const start = secondsOf(field('billTimeStart'));
  const end = secondsOf(field('billTimeEnd'));
  const oneDay = start === undefined || end === undefined || end - start <= 86_400;
  const day = dayFrom(field('date')) ?? (oneDay && start !== undefined ? dayOf(start * 1000) : undefined);
  return { ...(appKey === '' ? {} : { appKey }), ...(day === undefined ? {} : { day }) };
}

function dayFrom(text: string): Day | undefined {
  if (isDay(text)) return text;
  const seconds = secondsOf(text);
  return seconds === undefined ? undefined : dayOf(seconds * 1000);
}

/** Unix seconds; milliseconds, with three digits more, are taken as such. */
function secondsOf(text: string): number | undefined {
  if (/^\d{13}$/.test(text)) return Math.floor(Number(text) / 1000);
  return /^\d{9,10}$/.test(text) ? Number(text) : undefined;
}
