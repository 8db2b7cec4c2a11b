import type { Calendar } from '../pack/calendar-schema.ts';
import chinaJson from './calendars/china.json' with { type: 'json' };

/**
 * The working days of mainland China from 2004 to 2026, by the notices of the State Council's office and the changes to them.
 * Made by `scripts/workdays.mjs`.
 */
export const chinaCalendar = chinaJson as unknown as Calendar;
