import { packs, rulePacks, taobaoOpenPlatform } from 'duewatch/packs';
import { rulesOf } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import { describe, expect, it } from 'vitest';

describe('the rules of a pack as a list', () => {
  it.each([...packs, ...rulePacks].map((pack) => [pack.id, pack] as const))(
    'says everything of %s in both languages, and names each place once',
    (_, pack) => {
      const rules = rulesOf(pack);
      expect(rules.length).toBeGreaterThan(0);
      expect(new Set(rules.map(({ path }) => path)).size).toBe(rules.length);
      for (const { what, readings, known, why } of rules) {
        expect(readings.length).toBe({ certain: 1, disputed: readings.length, unknown: 0 }[known]);
        if (known !== 'certain') expect(why).not.toBeNull();
        if (known !== 'unknown') expect(readings.filter(({ taken }) => taken)).toHaveLength(1);
        for (const locale of ['zh-CN', 'en'] as const) {
          expect(explain(what, locale)).not.toBe('');
          expect(explain(what, 'en')).not.toMatch(/^“/);
          if (locale === 'zh-CN' && !what.code.endsWith('.files'))
            for (const { value } of readings)
              expect(explain(value, locale)).not.toMatch(/(^|、)[a-z-]+(、|$)/);
          for (const { value } of readings) expect(explain(value, locale)).not.toMatch(/^$|[{}]|\[object/);
        }
      }
    },
  );

  it('counts as many unknowns and readings as the pack has', () => {
    const text = JSON.stringify({ ...taobaoOpenPlatform, declared: [] });
    const count = (known: string) =>
      rulesOf(taobaoOpenPlatform).filter((each) => each.known === known).length;
    expect(count('unknown')).toBe(text.split('"unknown":{').length - 1);
    expect(count('disputed')).toBe(text.split('"readings":[').length - 1);
  });
});
