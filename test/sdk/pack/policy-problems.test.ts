import { aliexpress } from 'duewatch/packs';
import { parsePack } from 'duewatch/schema';
import { explainProblem } from 'duewatch/text';
import { expect, test } from 'vitest';
import { changed, wrongRules } from './wrong-rules.ts';

test.each(wrongRules)('%s is refused, and said in words', (_, pack, path, value, code) => {
  const { problems, value: read } = parsePack(changed(pack, path, value));
  expect(read).toBeUndefined();
  expect(problems.map((problem) => problem.code)).toContain(code);
  for (const problem of problems) {
    for (const locale of ['zh-CN', 'en'] as const)
      expect(explainProblem(problem, locale)).not.toContain(problem.code);
  }
});

test('versions of a table may not overlap', () => {
  const copy = structuredClone(aliexpress) as unknown as { penalties: { versions: { id: string }[] }[] };
  const versions = copy.penalties[0]?.versions ?? [];
  versions.push({ ...(versions[0] as { id: string }), id: 'later' });
  expect(parsePack(copy).problems).toMatchObject([
    { code: 'pack.versions-overlap', path: 'penalties[0].versions[1]' },
  ]);
});
