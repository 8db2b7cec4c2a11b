import { expect, it } from 'vitest';
import { accountOf, routeOf } from '../../../../extension/pages/dashboard/route.ts';

it.each([
  ['', 'overview'],
  ['#overview', 'overview'],
  ['#cost', 'cost'],
  ['#data', 'data'],
  ['#data/form', 'data'],
  ['#settings', 'settings'],
  ['#arrears', 'arrears'],
  ['#arrears/taobao-open-platform%2Fisv', 'arrears'],
  ['#risk', 'risk'],
  ['#unheard-of', 'overview'],
  ['#<script>', 'overview'],
])('leads %s to %s', (hash, route) => {
  expect(routeOf(hash)).toBe(route);
});

it.each([
  ['#arrears', ''],
  ['#arrears/taobao-open-platform%2Fisv', 'taobao-open-platform/isv'],
  ['#arrears/taobao-open-platform%2Fa%2Fb', 'taobao-open-platform/a/b'],
  ['#arrears/%', ''],
])('finds in %s the account %j', (hash, account) => {
  expect(accountOf(hash)).toBe(account);
});
