import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changed } from '../../../../extension/pages/dashboard/kind-leads.tsx';
import { leadsText, readLeads } from '../../../../extension/pages/dashboard/leads-text.ts';

it.each([
  { name: 'numbers with commas', text: '7, 3, 0', days: [7, 3, 0] },
  { name: 'commas of Chinese width and spaces', text: '7，3、 0；14', days: [14, 7, 3, 0] },
  { name: 'the same number twice, once', text: '3 3', days: [3] },
  { name: 'nothing at all, as no reminder', text: '  ', days: [] },
  { name: 'the most days ahead', text: '366', days: [366] },
])('reads $name', ({ text, days }) => {
  expect(readLeads(text, false)).toEqual(days.map((each) => ({ days: each })));
  expect(readLeads(text, true)).toEqual(days.map((each) => ({ days: each, working: true })));
});

it.each([
  { name: 'a word', text: '7, x' },
  { name: 'a fraction', text: '1.5' },
  { name: 'a day that has passed', text: '-1' },
  { name: 'more days than a year has', text: '367' },
  { name: 'more numbers than are taken', text: Array.from({ length: 21 }, (_, day) => day).join(',') },
])('does not read $name', ({ text }) => {
  expect(readLeads(text, false)).toBeNull();
});

it('reads what it has written', () => {
  const days = fc.uniqueArray(fc.nat({ max: 366 }), { maxLength: 20 });
  fc.assert(
    fc.property(days, fc.boolean(), (list, working) => {
      const leads = readLeads(list.join(' '), working);
      expect(readLeads(leadsText(leads ?? []), working)).toEqual(leads);
    }),
  );
});

it('sets lead times of one kind apart and gives them up again, and leaves the others alone', () => {
  const before = { 'service-ends': { low: [] } };
  const with7 = changed(before, 'refund', 'high', [{ days: 7 }]);
  expect(with7).toEqual({ 'service-ends': { low: [] }, refund: { high: [{ days: 7 }] } });
  expect(changed(with7, 'refund', 'low', [])).toEqual({
    'service-ends': { low: [] },
    refund: { high: [{ days: 7 }], low: [] },
  });
  expect(changed(with7, 'refund', 'high', undefined)).toEqual(before);
});
