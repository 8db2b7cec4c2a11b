export { type DeadlineOptions, deadlines } from './deadlines.ts';
