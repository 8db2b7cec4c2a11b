export type { Calendar, Notice, Span } from '../pack/calendar-schema.ts';
export { noticeDays } from '../pack/notice-days.ts';
export type { Notice as PlatformNotice, Obligation } from '../pack/notice-schema.ts';
export { parseCalendar, readCalendar } from '../pack/parse-calendar.ts';
export { withCalendar } from '../pack/with-calendar.ts';
export { chinaCalendar } from '../packs/china-calendar.ts';
export { type DatedDeadline, type DeadlineKind, deadlineKinds, isDated } from './deadline.ts';
export { type DeadlineOptions, deadlines } from './deadlines.ts';
export type { AccountRunway } from './kinds/balance-dues.ts';
export {
  answerReminder,
  defaultReminderSettings,
  dueTimes,
  type Hours,
  type LeadTime,
  newReminder,
  planReminders,
  type Reminder,
  type ReminderAnswer,
  type ReminderNotice,
  type ReminderPlan,
  type ReminderSettings,
  reminderShown,
  type Snooze,
  snoozedUntil,
  snoozes,
} from './reminder.ts';
export { addWorkdays, type Convention, type WorkdayRange } from './workday/add-workdays.ts';
export { calendarKnownThrough } from './workday/calendar-known-through.ts';
export { isWorkday } from './workday/is-workday.ts';
export type { WorkdayOptions } from './workday/published-days.ts';
export { type WorkdayCount, workdaysBetween } from './workday/workdays-between.ts';
