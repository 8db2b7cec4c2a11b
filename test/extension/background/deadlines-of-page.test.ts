import type { Deadline } from 'duewatch';
import { deadlineKinds } from 'duewatch/deadline';
import { describe, expect, it, test } from 'vitest';
import { deadlinesOfPage } from '../../../extension/background/deadlines-of-page.ts';
import { sites } from '../../../extension/sites.ts';
import { deadlineOn } from '../../sdk/deadline/deadline-on.ts';

const site = (id: string) => sites.find((each) => each.id === id)!;
const due = (id: string, kind: Deadline['kind'], more: object = {}): Deadline =>
  ({ ...deadlineOn('2026-11-24'), id, kind, ...more }) as Deadline;
const ends = (id: string, ...articles: string[]) =>
  due(id, 'service-ends', { what: { code: 'deadline.service-ends', params: { count: 1, articles } } });

const all = [
  due('rung', 'arrears-rung'),
  ends('mine', 'FW_GOODS-9000001'),
  ends('other', 'FW_GOODS-1'),
  ends('many', 'FW_GOODS-1', 'FW_GOODS-2', 'FW_GOODS-3'),
  due('bought', 'subscription-ends'),
  due('own', 'own'),
  due('done', 'service-ends', { state: 'done' }),
];

test.each([
  {
    name: 'the page of one service shows what may be about it, and counts the others',
    of: 'taobao-service-market',
    url: 'https://fuwu.taobao.com/ser/detail.htm?service_code=FW_GOODS-9000001',
    ids: ['mine', 'many', 'bought'],
    others: 3,
  },
  {
    name: 'the list of services shows what ends there',
    of: 'taobao-service-market',
    url: 'https://fuwu.taobao.com/ser/list.htm',
    ids: ['mine', 'other', 'many', 'bought'],
    others: 2,
  },
  {
    name: 'the console shows what its account is about',
    of: 'taobao-open-platform',
    url: 'https://console.open.taobao.com/app/appList.htm?x=1#y',
    ids: ['rung'],
    others: 5,
  },
  {
    name: 'a page that nobody knows shows all of them as before',
    of: 'taobao-open-platform',
    url: 'https://open.taobao.com/',
    ids: all.map(({ id }) => id),
    others: null,
  },
  {
    name: 'the same path on another host is another page',
    of: 'taobao-open-platform',
    url: 'https://my.open.taobao.com/app/appList.htm',
    ids: all.map(({ id }) => id),
    others: null,
  },
  {
    name: 'what is no address is no page',
    of: 'taobao-service-market',
    url: 'about',
    ids: all.map(({ id }) => id),
    others: null,
  },
])('$name', ({ of, url, ids, others }) => {
  const { deadlines, otherDeadlines } = deadlinesOfPage(all, site(of), url);
  expect(deadlines.map(({ id }) => id)).toEqual(ids);
  expect(otherDeadlines).toBe(others);
});

describe('what sites say of their pages', () => {
  it.each(sites)(
    '$id names hosts of its own, kinds that there are, and each page once',
    ({ about, hosts }) => {
      expect(about).not.toEqual([]);
      for (const { host, kinds, path } of about) {
        expect(hosts).toContain(host);
        expect(path).toMatch(/^\//);
        for (const kind of kinds) expect(deadlineKinds).toContain(kind);
      }
      expect(new Set(about.map(({ host, path }) => host + path)).size).toBe(about.length);
    },
  );
});
