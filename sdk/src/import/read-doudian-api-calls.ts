import { shown } from '../base/problem.ts';
import type { ImportNeed } from '../facts/import-need.ts';
import type { UsageRecord } from '../facts/schema.ts';
import { readCount } from './cell/read-count.ts';
import { type DoudianPlace, doudianPlace, placeOf } from './doudian-place.ts';
import { isObject, type JsonObject, textOf } from './json-object.ts';
import type { ProblemList } from './problem-list.ts';
import { firstOf } from './register.ts';
import { nothing, type Reading, type ReadOptions } from './result.ts';
import { UsageRegister } from './usage-register.ts';

const platform = 'doudian-open-platform';
const classes: Readonly<Record<string, string>> = { 1: 'free', 2: 'basic', 3: 'value-added' };
const fields = [
  ['cloudInCallCount', 'inside'],
  ['cloudOutCallCount', 'outside'],
] as const;

export interface DoudianPage {
  readonly infos: readonly unknown[];
  /** Where the records stand in the page. */
  readonly path: string;
}

/** The records of one response of Doudian's console, or undefined where it is none. */
export function doudianPageOf(page: unknown): DoudianPage | undefined {
  if (!isObject(page)) return undefined;
  const inner = isObject(page.data) && 'apiCallInfos' in page.data;
  const list = inner ? (page.data as JsonObject).apiCallInfos : page.apiCallInfos;
  if (!inner && !('apiCallInfos' in page)) return undefined;
  return { infos: Array.isArray(list) ? list : [], path: inner ? 'data.apiCallInfos' : 'apiCallInfos' };
}

/**
 * Usage from the API call record of Doudian's console, one page or several. The record itself names neither app key nor
 * day: they come from the options, from a `request` saved beside the data, or from the address of the page.
 */
export function readDoudianApiCalls(
  pages: readonly { readonly value: unknown; readonly path: string }[],
  file: string,
  options: ReadOptions,
  problems: ProblemList,
): Reading {
  const fromAddress = options.address === undefined ? {} : doudianPlace(options.address);
  if (fromAddress === undefined) {
    problems.warn('address.unknown', { path: 'options.address', found: shown(options.address) });
  }
  const usage = new UsageRegister();
  const wanting = new Set<ImportNeed['what']>();
  let rows = 0;
  let bad = 0;
  let repeated = 0;
  for (const { value, path } of pages) {
    const page = doudianPageOf(value);
    if (page === undefined) continue;
    rows += page.infos.length;
    const where = requestOf(value);
    const appKey = options.appKey ?? where.appKey ?? fromAddress?.appKey;
    const day = options.day ?? where.day ?? fromAddress?.day;
    if (appKey === undefined) wanting.add('app-key');
    if (day === undefined) wanting.add('day');
    if (appKey === undefined || day === undefined) continue;
    page.infos.forEach((info, index) => {
      const place = `${path}${page.path}[${index}]`;
      const records = readInfo(info, place, { appKey, day }, problems);
      const outcomes = records.map((record) => {
        const outcome = usage.add(record, { path: place });
        if (outcome.outcome === 'conflict') {
          problems.error('row.conflict', {
            path: place,
            found: String(record.calls),
            params: firstOf(outcome.first),
          });
        }
        return outcome.outcome;
      });
      if (outcomes.length === 0 || outcomes.includes('conflict')) {
        bad += 1;
      } else if (outcomes.every((outcome) => outcome === 'repeated')) {
        repeated += 1;
        problems.warn('row.repeated', { path: place });
      }
    });
  }
  const needs: ImportNeed[] = [...wanting].map((what) => ({ what, blocking: true, file, platform }));
  if (!options.account) needs.push({ what: 'account', blocking: false, file, platform });
  const waiting = wanting.size > 0;
  if (waiting) {
    return {
      ...nothing,
      needs,
      problems: problems.list(),
      counts: { rows, kept: 0, bad, repeated },
    };
  }
  const account = { platform, id: options.account ?? null, usage: usage.records };
  return {
    facts: { accounts: usage.records.length === 0 ? [] : [account] },
    problems: problems.list(),
    counts: { rows, kept: rows - bad - repeated, bad, repeated },
    needs,
  };
}

function requestOf(page: unknown): DoudianPlace {
  if (!isObject(page) || !isObject(page.request)) return {};
  const request = page.request;
  return placeOf((name) => textOf(request[name]) ?? '');
}

function readInfo(
  info: unknown,
  path: string,
  place: { appKey: string; day: string },
  problems: ProblemList,
): UsageRecord[] {
  if (!isObject(info)) {
    problems.error('type.other', { path, found: shown(info) });
    return [];
  }
  const api = textOf(info.apiName);
  if (api === undefined || api === '') {
    problems.error('key.missing', { path: `${path}.apiName` });
    return [];
  }
  const priceClass = classOf(info, path, problems);
  const records: UsageRecord[] = [];
  let wrong = false;
  for (const [field, hosting] of fields) {
    const value = info[field];
    // Absent is not known, which is not zero calls.
    if (value === undefined || value === null || value === '') continue;
    const cell = readCount(textOf(value) ?? shown(value));
    if (cell.code === undefined) {
      const classField = priceClass === undefined ? {} : { class: priceClass };
      records.push({ ...place, api, calls: cell.value, ...classField, hosting });
    } else {
      wrong = true;
      problems.error(cell.code, { path: `${path}.${field}`, found: shown(value) });
    }
  }
  if (records.length === 0 && !wrong) problems.error('key.missing', { path: `${path}.cloudInCallCount` });
  return wrong ? [] : records;
}

function classOf(info: JsonObject, path: string, problems: ProblemList): string | undefined {
  if (info.apiChargeType === undefined || info.apiChargeType === null) return undefined;
  const known = classes[textOf(info.apiChargeType) ?? ''];
  if (known === undefined) {
    const found = shown(info.apiChargeType);
    problems.warn('class.unknown', { path: `${path}.apiChargeType`, found }, found);
  }
  return known;
}
