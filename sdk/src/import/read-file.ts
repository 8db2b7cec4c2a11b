import { isDay } from '../base/day.ts';
import { parseJson } from '../base/parse-json.ts';
import { type Problem, shown } from '../base/problem.ts';
import { decode } from './decode.ts';
import { detectPages, detectTable } from './detect.ts';
import { isObject, textOf } from './json-object.ts';
import { parseTable } from './parse-table.ts';
import { ProblemList } from './problem-list.ts';
import { readCallLog } from './read-call-log.ts';
import { readDoudianApiCalls } from './read-doudian-api-calls.ts';
import { readFacts } from './read-facts.ts';
import { readShopOrders } from './read-shop-orders.ts';
import { readTaobaoOrders } from './read-taobao-orders.ts';
import { readVasOrders } from './read-vas-orders.ts';
import { type FileInput, nothing, type ReadOptions, type ReadResult } from './result.ts';
import { taobaoBuyers } from './taobao-buyers.ts';

/**
 * Reads one file into a part of the facts. What the file is, is told by its content: Duewatch's own facts, a call log by
 * app key, API and day, the API call record of Doudian's console, responses of `taobao.vas.order.search`, or Taobao's
 * order export; with `options.orderKey`, also the order exports of other platforms. Text may be UTF-8, UTF-16 or GB18030 (GBK).
 *
 * Never throws for what is in a file. What is right is kept, what is wrong is listed with its place, and what no file
 * says and the user has to add is a need. Names, phones and addresses of buyers get neither into the facts nor into the
 * problems, and into `orders` as keyed hashes only.
 *
 * @example
 * readFile({ name: 'calls.csv', bytes: new TextEncoder().encode(
 *   'AppKey,API名称,日期,调用次数\n23000001,taobao.time.get,2026-11-21,"4,851"\n23000001,taobao.time.get,2026-02-30,7\n',
 * ) })
 * // { kind: 'call-log',
 * //   facts: { accounts: [{ platform: 'taobao-open-platform', id: null, usage: [
 * //     { appKey: '23000001', api: 'taobao.time.get', day: '2026-11-21', calls: 4851 }] }] },
 * //   problems: [{ code: 'day.invalid', severity: 'error', file: 'calls.csv', row: 3, column: '日期', found: '2026-02-30' }],
 * //   counts: { rows: 2, kept: 1, bad: 1, repeated: 0 },
 * //   needs: [{ what: 'account', blocking: false, file: 'calls.csv', platform: 'taobao-open-platform' }] }
 */
export function readFile(input: FileInput, options: ReadOptions = {}): ReadResult {
  const problems: Problem[] = [];
  let known = options;
  if (options.day !== undefined && !isDay(options.day)) {
    const found = shown(options.day);
    problems.push({
      code: 'day.invalid',
      severity: 'error',
      file: input.name,
      path: 'options.day',
      found,
    });
    known = { ...options, day: undefined };
  }
  const result = readContent(input, known);
  return problems.length === 0 ? result : { ...result, problems: [...problems, ...result.problems] };
}

function readContent(input: FileInput, options: ReadOptions): ReadResult {
  const decoded = decode(input.bytes);
  if (decoded.text === undefined) {
    const { code, ...details } = decoded;
    return unrecognised([{ code, severity: 'error', file: input.name, ...details }]);
  }
  const text = decoded.text;
  const replaced = text.indexOf('\ufffd');
  const result = /^\s*[{[]/.test(text)
    ? readJson(text, input.name, options)
    : readTable(text, input.name, options);
  if (replaced < 0) return result;
  const row = text.slice(0, replaced).split('\n').length;
  const lost: Problem = { code: 'encoding.replaced', severity: 'warning', file: input.name, row };
  return { ...result, problems: [...result.problems, lost] };
}

function readJson(text: string, file: string, options: ReadOptions): ReadResult {
  const problems = new ProblemList(file);
  const { documents, problems: found } = parseJson(text);
  for (const { code, ...details } of found) problems.error(code, details);
  const pages = pagesOf(documents);
  const kind = detectPages(pages.map((page) => page.value));
  for (const { value, path } of pages) {
    if (isObject(value) && isObject(value.error_response)) {
      const { code, sub_code, msg, sub_msg } = value.error_response;
      const parts = [code, sub_code || msg, sub_msg].map(textOf).filter((part) => part);
      problems.error('top.error-response', { path: `${path}error_response`, found: shown(parts.join(' ')) });
    }
  }
  switch (kind) {
    case 'facts':
      return { kind, ...readFacts(pages, file, problems) };
    case 'vas-orders':
      return { kind, ...readVasOrders(pages, file, options, problems) };
    case 'doudian-api-calls':
      return { kind, ...readDoudianApiCalls(pages, file, options, problems) };
    case 'error-response':
      return unrecognised(problems.list());
    default:
      if (found.length === 0) problems.error('file.unrecognised');
      return unrecognised(problems.list());
  }
}

/** The responses in a file: one, several in a list, or several one after the other. */
function pagesOf(documents: readonly unknown[]): { value: unknown; path: string }[] {
  return documents.flatMap((document, index) => {
    const outer = documents.length > 1 ? `[${index}]` : '';
    if (!Array.isArray(document)) return [{ value: document, path: outer === '' ? '' : `${outer}.` }];
    return document.map((value: unknown, inner) => ({ value, path: `${outer}[${inner}].` }));
  });
}

function readTable(text: string, file: string, options: ReadOptions): ReadResult {
  const table = parseTable(text);
  const { orderKey } = options;
  const detected = detectTable(table, orderKey !== undefined);
  switch (detected?.kind) {
    case 'call-log':
      return {
        kind: detected.kind,
        ...readCallLog(table, detected.headingAt, detected.columns, file, options),
      };
    case 'taobao-orders':
      return {
        kind: detected.kind,
        ...readTaobaoOrders(table, detected.headingAt, detected.columns, file, options),
        ...(orderKey === undefined
          ? {}
          : { orders: taobaoBuyers(table, detected.headingAt, detected.columns, orderKey, options) }),
      };
    case 'shop-orders':
      return {
        kind: detected.kind,
        ...readShopOrders(table, detected.headingAt, detected.columns, file, {
          ...options,
          orderKey: orderKey as string,
          platform: detected.platform ?? options.platform,
        }),
      };
    default:
      return unrecognised([{ code: 'file.unrecognised', severity: 'error', file }]);
  }
}

function unrecognised(problems: readonly Problem[]): ReadResult {
  return { kind: 'unrecognised', ...nothing, problems };
}
