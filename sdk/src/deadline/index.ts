export { deadlineKinds, isDated } from './deadline.ts';
export { type DeadlineOptions, deadlines } from './deadlines.ts';
