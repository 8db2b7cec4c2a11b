import { assess } from 'duewatch/assess';
import { packs, rulePacks } from 'duewatch/packs';
import { expect, it } from 'vitest';
import { placeOfNeed } from '../../../../../extension/pages/dashboard/risk/place-of-need.ts';
import { riskPlaces } from '../../../../../extension/pages/dashboard/risk/risk-places.ts';

const all = [...packs, ...rulePacks];

it('offers each account, and a beginning on each platform with rules that has none', () => {
  const facts = {
    format: 'duewatch/facts@1' as const,
    accounts: [
      { platform: 'aliexpress', id: 'shop', name: 'Shop' },
      { platform: 'nowhere', id: 'x' },
    ],
  };
  const { accounts } = assess(facts, all, { on: '2026-11-22' });
  const places = riskPlaces(accounts, all);
  expect(places[0]).toMatchObject({ key: 'aliexpress/shop', stored: true });
  expect(places.filter(({ stored }) => stored)).toHaveLength(1);
  const begun = places.filter(({ stored }) => !stored).map(({ key }) => key);
  expect(begun).toContain('alibaba-1688/default');
  expect(begun).not.toContain('aliexpress/default');
  expect(new Set(places.map(({ key }) => key)).size).toBe(places.length);
});

const price = (resource: string) => ({
  code: 'risk.need-price',
  params: { resource: { code: 'risk.resource', params: { resource } } },
});
it.each([
  ['the margin', price('sales'), '[data-test="margin-margin"]'],
  ['a price without a field', price('listings'), null],
  ['an outcome', { code: 'risk.need-outcomes', params: { prior: 'may' } }, '[data-test="outcome-add"]'],
  ['a fact of a violation', { code: 'penalty.need-fact', params: {} }, '[data-test="violation-edit"]'],
  ['a limit', { code: 'penalty.need-limit', params: {} }, '#rules'],
  ['the day of payment', { code: 'risk.need-payday' }, '#arrears'],
  ['an end', { code: 'risk.need-end', params: {} }, null],
])('leads to where %s is entered', (_, need, place) => {
  expect(placeOfNeed(need)).toBe(place);
});
