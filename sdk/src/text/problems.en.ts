import type { Problem } from '../base/problem.ts';
import { choices, type Ground, groundOf, type ProblemWords, param, type Words } from './problem-words.ts';

const again: Record<Ground, string> = {
  table: 'correct it and import again, the other rows were kept',
  records: 'correct it and import again, the other records were kept',
  options: 'enter it again',
  values: 'correct it, until then the rules keep their own value',
  pack: 'correct it and load the file again',
};

const reexport = 'export the complete file from the platform again';
const original = 'use the file as the platform exported it, not one that Excel has saved';

function correct(expected: string | ((problem: Problem) => string)): Words {
  return {
    expected: typeof expected === 'string' ? () => expected : expected,
    cure: (problem) => again[groundOf(problem)],
  };
}

function say(expected: string | ((problem: Problem) => string), cure: string): Words {
  return { expected: typeof expected === 'string' ? () => expected : expected, cure: () => cure };
}

/** `, 3 rows in all`, where a warning stands for several. */
function inAll(problem: Problem, units: string): string {
  const count = param(problem, 'count');
  return count === '' ? '' : `, ${count} ${units} in all`;
}

function unitsOf(problem: Problem): string {
  return groundOf(problem) === 'table' ? 'rows' : 'records';
}

function first(problem: Problem): string {
  const row = param(problem, 'firstRow');
  return row === '' ? param(problem, 'firstPath') : `row ${row}`;
}

/** What is wrong and what to do, in English, for every code that a problem can have. */
export const problemsEn: ProblemWords = {
  'type.text': correct('expected text in quotes'),
  'type.amount': correct('expected an amount in quotes, such as "1284.50"'),
  'type.day': correct('expected a day in quotes, such as "2026-11-22"'),
  'type.instant': correct('expected a time in quotes, such as "2026-11-22T09:30:00+08:00"'),
  'type.count': correct('expected a whole number without quotes, such as 4851874'),
  'type.yes-no': correct('expected true or false'),
  'type.list': correct('expected a list [ … ]'),
  'type.record': correct('expected an object { … }'),
  'type.other': correct('not of the type that belongs here'),
  'key.unknown': correct('there is no such field, perhaps it is misspelt'),
  'key.missing': correct('this is missing'),
  'text.empty': correct('it may not be empty'),
  'list.empty': correct('expected at least one entry'),
  'format.unknown': correct((p) => `expected ${choices(p, ' or ')}`),
  'choice.unknown': correct((p) => `expected one of ${choices(p, ', ')}`),
  'day.invalid': correct('expected a day that exists, such as 2026-02-28'),
  'type.moment': correct(
    'expected a day or a time with its offset, such as 2026-11-22 or 2026-11-22T09:30:00+08:00',
  ),
  'moment.invalid': correct(
    'expected a day or a time with its offset, such as 2026-11-22 or 2026-11-22T09:30:00+08:00',
  ),
  'instant.invalid': correct('expected a time with its offset, such as 2026-11-22T09:30:00+08:00'),
  'payment.posted-before': correct('a payment is booked on the day on which it was made, or later'),
  'payment.bounced-before': correct('a payment comes back on the day on which it was made, or later'),
  'day.excel-serial': say(
    (p) => `this is Excel's internal number of a day, probably ${param(p, 'likely')}`,
    'give the column a date format such as 2026-11-22 in Excel, save as CSV and import again, the other rows were kept',
  ),
  'amount.invalid': correct('expected an amount, such as 1284.50'),
  'amount.negative': correct('an amount cannot be negative'),
  'amount.not-positive': correct('expected an amount above 0'),
  'percent.invalid': correct('expected a share above 0 and at most 100 per cent'),
  'count.not-whole': correct('expected a whole number'),
  'count.negative': correct('a count cannot be negative'),
  'count.not-positive': correct('expected a whole number above 0'),
  'count.too-large': correct('the number is too large'),
  'count.invalid': correct('expected a whole number, such as 4851874 or 4,851,874'),
  'cell.empty': correct('it may not be empty'),
  'class.unknown': say(
    (p) => `expected free, basic, value-added or logistics${inAll(p, unitsOf(p))}`,
    'the usage was kept with its price class unknown',
  ),
  'fee.not-fen': correct('expected a whole number of fen, such as 128450'),
  'refund.missing': say(
    (p) => `no refund is stated, none is assumed${inAll(p, 'orders')}`,
    'the order was kept; if there was a refund, add it and import again',
  ),
  'period.invalid': say(
    (p) => `the day of the subscription period cannot be read${inAll(p, 'orders')}`,
    'the order was kept without it',
  ),
  'detail.invalid': say(
    (p) => `this cell cannot be read${inAll(p, 'rows')}`,
    'the order was kept without it',
  ),

  'id.scientific': say('the id was turned into scientific notation, its last digits are lost', original),
  'id.damaged': say(
    'the id has more than 15 digits and ends in zeros, as Excel leaves it: its last digits are lost',
    original,
  ),
  'id.doubtful': say(
    (p) => `the id ends in several zeros, Excel may have changed it${inAll(p, 'rows')}`,
    'the order was kept, compare it with the platform',
  ),
  'id.invalid': correct('expected an id of digits only'),

  'row.short': say(
    (p) => `the row has ${param(p, 'cells')} cells, the heading has ${param(p, 'headings')}`,
    'complete it and import again, the other rows were kept',
  ),
  'row.cut': say(
    (p) =>
      `the last row has ${param(p, 'cells')} cells, the heading has ${param(p, 'headings')}: the file may be incomplete`,
    `${reexport}, the other rows were kept`,
  ),
  'row.long': say(
    (p) => `the row has ${param(p, 'cells')} cells, the heading has only ${param(p, 'headings')}`,
    'look for a comma without quotes (as in 4,851,874), correct it and import again, the other rows were kept',
  ),
  'row.quote': say(
    'a quote is not closed where it should be',
    'add or remove a quote and import again, the other rows were kept',
  ),
  'table.damaged': say(
    'too many quotes are wrong, nothing was read from this row on',
    `${reexport}, the rows before were kept`,
  ),
  'row.repeated': say((p) => `the same as an earlier one${inAll(p, unitsOf(p))}`, 'it counts once'),
  'row.conflict': say(
    (p) => `the same record as ${first(p)} with other values`,
    'the first was kept; remove the wrong one and import again',
  ),
  'row.heading-repeated': say((p) => `this is the heading again${inAll(p, 'rows')}`, 'it was passed over'),
  'row.total': say((p) => `this is a total${inAll(p, 'rows')}`, 'it was passed over and not counted'),
  'row.no-data': say('this row says that there is no data', 'it was passed over'),
  'column.missing': say(
    (p) => `there is no column "${param(p, 'columns', '", "')}"`,
    'choose it when exporting, or add its name to the heading, and import again',
  ),
  'problems.more': say(
    (p) => `${param(p, 'count')} more errors are not listed`,
    'correct those above and import again',
  ),

  'encoding.cut': say(
    'the file ends in the middle of a character, it was not downloaded or copied to its end',
    `${reexport}, nothing stored was changed`,
  ),
  'encoding.damaged': say(
    (p) =>
      `there is something here that is not ${param(p, 'encoding').toUpperCase()}, the file is damaged or was converted wrongly`,
    `${reexport}, nothing stored was changed`,
  ),
  'encoding.unknown': say(
    'the text is neither UTF-8 nor GBK (GB18030)',
    'save it as CSV in UTF-8 and import again, nothing stored was changed',
  ),
  'encoding.replaced': say(
    'characters were lost here when the file was saved earlier and stand as "�"',
    'the rest was kept; export it from the platform again and import that',
  ),
  'file.empty': say('the file is empty', reexport),
  'file.not-text': say('this is not a text file', 'choose a CSV or JSON file'),
  'file.spreadsheet': say(
    'this is an Excel or packed file, which cannot be read directly yet',
    'save it as CSV and import that',
  ),
  'file.unrecognised': say(
    'it is not clear what this file is',
    'what can be imported: a log of API calls, the API call record of Doudian, a response of taobao.vas.order.search, the order export of Taobao, and JSON of Duewatch',
  ),

  'json.syntax': say(
    (p) => `from character ${param(p, 'position')} on it is not JSON`,
    'correct it and import again, nothing stored was changed',
  ),
  'json.truncated': say(
    'the JSON ends early, the file is incomplete',
    `${reexport}, nothing stored was changed`,
  ),
  'json.too-deep': say('the JSON is nested more than 100 deep', 'see whether it is the right file'),
  'json.empty': say('there is no JSON value in the file', 'see whether it is the right file'),
  'json.several': say('the file holds several JSON values', 'keep one of them, each in a file of its own'),
  'json.key-repeated': say(
    'the field is there twice, only the later one was kept',
    'remove one and import again',
  ),
  'top.error-response': say(
    'this is an error of the interface, not data',
    'call the interface again later and import what it then returns',
  ),
  'pages.missing': say(
    (p) => `the platform speaks of ${param(p, 'total')} orders, the file has ${param(p, 'read')}`,
    'these were kept; import the other pages too',
  ),
  'address.unknown': say(
    'expected the address of the bill page in the console of Doudian, with appId and billTimeStart',
    'copy the address again, or enter app key and day',
  ),

  'account.ambiguous': say(
    (p) =>
      `${param(p, 'platform')} has several accounts (${param(p, 'known')}), and nothing says which of them this belongs to`,
    'name the account and import again',
  ),
  'orders.key-lost': say(
    'the key that buyers were hashed with is lost or damaged, so the orders stored before could no longer be compared',
    'those orders were deleted and a new key was made; import them again',
  ),
  'position.older': say(
    (p) => `balance and debts of ${param(p, 'known')} are known, which is later`,
    'they were not replaced; the rest was kept',
  ),
  'position.left-out': say(
    'balance and debts are taken as a whole, or arrears would come out too small',
    'they were left out until this is corrected; the rest was kept',
  ),
  'prior.empty': correct('yes and no cannot both be 0'),
  'violation.undated': correct(
    'the day of the violation is not known, so it is judged by the rule of the day of the assessment',
  ),
  'violation.impossible': correct('the facts of this violation contradict each other'),
  'value.no-such-path': correct('the rules have no such value'),
  'value.ended': correct('the rule had ended by that day'),

  'readings.too-few': correct('expected at least two readings'),
  'ladder.not-rising': correct('each rung must come after the one before it'),
  'ladder.milder': say(
    'this rung is milder than one before it',
    'it was kept; check the order and the measures',
  ),
  'pack.no-source': correct('this source is not among the sources'),
  'pack.no-reading': correct('the default is not among the readings'),
  'pack.no-class': correct('there is no such price class'),
  'pack.no-version': correct('there is no such version'),
  'pack.no-measure': correct('there is no such measure'),
  'pack.repeated-id': correct('this id is in use already'),
  'time.invalid': correct('expected a time of the day, such as 18:00 or 24:00'),
  'span.invalid': correct('expected a day or the first and last of several, such as 2026-02-15/2026-02-23'),
  'calendar.year': correct('expected a year from 1900 to 2999'),
  'calendar.year-twice': correct('the notice of this year stands above already'),
  'calendar.other-year': correct('expected a day of the year of the notice or of the December before it'),
  'calendar.off-and-worked': correct('the same notice has this day off too'),
  'pack.ends-before-start': correct('the last day is before the first'),
  'pack.tiers-fall': correct('each tier must end after the one before, and only the last may have no end'),
  'price.model': correct('expected an amount, or one of the models graduated, volume, package, percentage'),
  'position.grants-differ': correct('the grants must add up to the prepaid balance'),
  'pack.versions-overlap': correct('the validity of these versions overlaps'),
  'range.ends': correct('a range needs an end, and at most one on each side (above or from, below or upTo)'),
  'rule.no-fact': correct('the rule has no such fact'),
  'rule.fact-kind': correct('the fact is of another kind than is asked of it here'),
  'rule.no-limit': correct('a limit without a number needs an id and enter, so that a user can enter it'),
  'rule.no-penalty': correct('there is no such penalty table'),
  'rule.not-ranked': correct('this kind of measure is missing in harshness'),
};
