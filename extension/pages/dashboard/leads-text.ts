import type { LeadTime } from 'duewatch/deadline';

/** More days ahead are not taken. */
export const mostLeadDays = 366;
const mostLeads = 20;

/** Lead times as they are typed: whole days, the longest first. @example leadsText([{ days: 7 }, { days: 0 }]) // '7, 0' */
export function leadsText(leads: readonly LeadTime[]): string {
  return leads.map(({ days }) => days).join(', ');
}

/**
 * What was typed, as lead times, each number of days once and the longest first; none for an empty text, and null where it cannot
 * be read. Commas of either width, 、 and spaces stand between numbers.
 *
 * @example readLeads('1，7 0', true) // [{ days: 7, working: true }, { days: 1, working: true }, { days: 0, working: true }]
 */
export function readLeads(text: string, working: boolean): LeadTime[] | null {
  const parts = text.split(/[\s,，、;；]+/).filter((part) => part !== '');
  if (parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > mostLeadDays)) return null;
  const days = [...new Set(parts.map(Number))].sort((a, b) => b - a);
  if (days.length > mostLeads) return null;
  return days.map((each) => (working ? { days: each, working } : { days: each }));
}
