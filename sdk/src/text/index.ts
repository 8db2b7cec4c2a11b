export { explain } from './explain.ts';
export { type Explainable, type ExplainNode, explainTree } from './explain-tree.ts';
export {
  formatAmount,
  formatChange,
  formatCount,
  formatDay,
  formatInDays,
  formatMoment,
  formatRange,
  formatWeekday,
} from './format.ts';
export { type ICalendarOptions, type Lead, toICalendar } from './icalendar/to-icalendar.ts';
export { explainNeed } from './need.ts';
export { explainProblem } from './problem.ts';
export { report } from './report.ts';
export { statementCsv } from './statement-csv.ts';
export { treeText } from './tree-text.ts';
