import { packs, rulePacks, taobaoOpenPlatform } from 'duewatch/packs';
import { rulesOf } from 'duewatch/schema';
import { describe, expect, it } from 'vitest';
import { countKnown, knowns, sectionsOf } from '../../../../../extension/pages/dashboard/rules/view.ts';

const valuesIn = (...args: Parameters<typeof sectionsOf>) =>
  sectionsOf(...args).flatMap(({ rules }) => rules.flatMap(({ values }) => values));

describe('the section Rules', () => {
  it.each([...packs, ...rulePacks].map((pack) => [pack.id, pack] as const))(
    'leaves out nothing of %s, and each of its values passes one filter',
    (_, pack) => {
      expect(valuesIn(pack, 'all')).toHaveLength(rulesOf(pack).length);
      const counts = knowns.map((known) => valuesIn(pack, known).length);
      expect(counts).toEqual(Object.values(countKnown(rulesOf(pack))));
    },
  );

  it('shows of a filter only what passes, without empty rules', () => {
    const sections = sectionsOf(taobaoOpenPlatform, 'disputed');
    expect(valuesIn(taobaoOpenPlatform, 'disputed').every(({ known }) => known === 'disputed')).toBe(true);
    expect(sections.flatMap(({ rules }) => rules).every(({ values }) => values.length > 0)).toBe(true);
  });
});
