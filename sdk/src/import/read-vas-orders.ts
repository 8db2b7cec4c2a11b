import { dayOf } from '../base/day.ts';
import { type Decimal, fromFen } from '../base/decimal.ts';
import { shown } from '../base/problem.ts';
import type { ImportNeed } from '../facts/import-need.ts';
import type { ServiceOrder } from '../facts/schema.ts';
import { readDay } from './cell/read-day.ts';
import { isObject, type JsonObject, textOf } from './json-object.ts';
import type { ProblemList } from './problem-list.ts';
import { firstOf, Register } from './register.ts';
import type { Reading, ReadOptions } from './result.ts';

const platform = 'taobao-open-platform';

export interface VasPage {
  readonly orders: readonly unknown[];
  readonly total: number | undefined;
  /** Where the orders stand in the page. */
  readonly path: string;
}

/**
 * The orders of one `taobao.vas.order.search` response, or undefined where it is none: Pinduoduo's response has the same
 * envelope. Without results the platform leaves out the inner keys; a single order may stand without its list.
 */
export function vasPageOf(page: unknown): VasPage | undefined {
  if (!isObject(page)) return undefined;
  const envelope = page.vas_order_search_response;
  const body = isObject(envelope) ? envelope : page;
  const listed = 'article_biz_orders' in body;
  if (!listed && !(isObject(envelope) && 'total_item' in envelope)) {
    const empty = isObject(envelope) && Object.keys(envelope).every((key) => key === 'request_id');
    if (!empty) return undefined;
  }
  const outer = isObject(envelope) ? 'vas_order_search_response.' : '';
  const list = body.article_biz_orders;
  const inner = isObject(list) ? list.article_biz_order : list;
  const total = Number(textOf(body.total_item) ?? Number.NaN);
  return {
    orders: Array.isArray(inner) ? inner : isObject(inner) ? [inner] : [],
    total: Number.isSafeInteger(total) ? total : undefined,
    path: `${outer}article_biz_orders${isObject(list) ? '.article_biz_order' : ''}`,
  };
}

/**
 * Orders of the provider's own services, from one response of `taobao.vas.order.search` or several pages of it. Amounts
 * are whole fen. The subscriber's nick is not read.
 *
 * An order's id is `order_id`, the number of the sub-order, because one `biz_order_id` may hold several.
 */
export function readVasOrders(
  pages: readonly { readonly value: unknown; readonly path: string }[],
  file: string,
  options: ReadOptions,
  problems: ProblemList,
): Reading {
  const orders = new Register<ServiceOrder>();
  let rows = 0;
  let bad = 0;
  let repeated = 0;
  let total = 0;
  for (const { value, path } of pages) {
    const page = vasPageOf(value);
    if (page === undefined) continue;
    total = Math.max(total, page.total ?? 0);
    rows += page.orders.length;
    page.orders.forEach((raw, index) => {
      const place = `${path}${page.path}[${index}]`;
      const order = readOrder(raw, place, problems);
      if (order === undefined) {
        bad += 1;
        return;
      }
      const outcome = orders.add(order.id, order, { path: place });
      if (outcome.outcome === 'repeated') {
        repeated += 1;
        problems.warn('row.repeated', { path: place });
      } else if (outcome.outcome === 'conflict') {
        bad += 1;
        problems.error('row.conflict', { path: place, found: order.id, params: firstOf(outcome.first) });
      }
    });
  }
  const read = rows - repeated;
  if (total > read) problems.warn('pages.missing', { params: { total, read } });
  const needs: ImportNeed[] = options.account ? [] : [{ what: 'account', blocking: false, file, platform }];
  const account = { platform, id: options.account ?? null, serviceOrders: orders.records };
  return {
    facts: { accounts: orders.records.length === 0 ? [] : [account] },
    problems: problems.list(),
    counts: { rows, kept: rows - bad - repeated, bad, repeated },
    needs,
  };
}

function readOrder(raw: unknown, path: string, problems: ProblemList): ServiceOrder | undefined {
  if (!isObject(raw)) {
    problems.error('type.other', { path, found: shown(raw) });
    return undefined;
  }
  const id = textOf(raw.order_id) || textOf(raw.biz_order_id);
  if (!id) problems.error('key.missing', { path: `${path}.order_id` });
  const day = dayFrom(raw, 'create', path, problems);
  const paid = feeFrom(raw, 'total_pay_fee', path, problems);
  const refunded = refundFrom(raw, path, problems);
  if (!id || day === undefined || paid === undefined || refunded === undefined) return undefined;
  const article = textOf(raw.article_code) || textOf(raw.article_name);
  const from = optionalDay(raw, 'order_cycle_start', path, problems);
  const to = optionalDay(raw, 'order_cycle_end', path, problems);
  return {
    id,
    day,
    paid,
    refunded,
    ...(article ? { article } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function feeFrom(raw: JsonObject, key: string, path: string, problems: ProblemList): Decimal | undefined {
  const text = textOf(raw[key]);
  if (text !== undefined && /^\d{1,15}$/.test(text)) return fromFen(text);
  const where = { path: `${path}.${key}` };
  if (raw[key] === undefined || raw[key] === null || text === '') problems.error('key.missing', where);
  else if (text?.startsWith('-')) problems.error('amount.negative', { ...where, found: shown(text) });
  else problems.error('fee.not-fen', { ...where, found: shown(raw[key]) });
  return undefined;
}

/** Where nothing is said of a refund, none is assumed: that leaves more income at risk, never less. */
function refundFrom(raw: JsonObject, path: string, problems: ProblemList): Decimal | undefined {
  if (raw.refund_fee !== undefined && raw.refund_fee !== null && raw.refund_fee !== '') {
    return feeFrom(raw, 'refund_fee', path, problems);
  }
  problems.warn('refund.missing', { path: `${path}.refund_fee` });
  return '0.00';
}

function dayFrom(raw: JsonObject, key: string, path: string, problems: ProblemList): string | undefined {
  const text = textOf(raw[key]) ?? '';
  const where = { path: `${path}.${key}` };
  if (text === '') {
    problems.error('key.missing', where);
    return undefined;
  }
  // The newer client libraries hand out milliseconds.
  if (/^\d{13}$/.test(text)) return dayOf(Number(text));
  const cell = readDay(text);
  if (cell.code === undefined) return cell.value;
  problems.error(cell.code, { ...where, found: shown(text) });
  return undefined;
}

/** The period is a detail: a wrong one costs the period, not the order. */
function optionalDay(raw: JsonObject, key: string, path: string, problems: ProblemList): string | undefined {
  const text = textOf(raw[key]) ?? '';
  if (text === '') return undefined;
  if (/^\d{13}$/.test(text)) return dayOf(Number(text));
  const cell = readDay(text);
  if (cell.code === undefined) return cell.value;
  problems.warn('period.invalid', { path: `${path}.${key}`, found: shown(text) });
  return undefined;
}
