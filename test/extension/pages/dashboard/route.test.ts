import { expect, it } from 'vitest';
import { routeOf } from '../../../../extension/pages/dashboard/route.ts';

it.each([
  ['', 'overview'],
  ['#overview', 'overview'],
  ['#cost', 'cost'],
  ['#data', 'data'],
  ['#data/form', 'data'],
  ['#settings', 'settings'],
  ['#arrears', 'overview'],
  ['#<script>', 'overview'],
])('leads %s to %s', (hash, route) => {
  expect(routeOf(hash)).toBe(route);
});
