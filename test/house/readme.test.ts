import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from 'duewatch';
import { assess } from 'duewatch/assess';
import { mergeFacts, readFiles } from 'duewatch/import';
import { packs } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { expect, it } from 'vitest';
import { read, root } from './files.ts';

/** The first code block of a language in a page. */
function block(page: string, language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(read(page))?.[1] ?? '';
}

/** Runs a block's code with its imports given, and returns what it logged beside what its comments say it logs. */
function run(code: string, given: Record<string, unknown>) {
  const logged: string[] = [];
  const said = [...code.matchAll(/console\.log\(.*\);?(?:\n)?\s*\/\/ (.+)$/gm)].map((match) => match[1]);
  const body = code.replace(/^import .*$/gm, '');
  const names = Object.keys(given);
  const console = { log: (line: string) => logged.push(line) };
  new Function(...names, 'console', body)(...Object.values(given), console);
  return { logged, said };
}

const given = {
  assess,
  packs,
  mergeFacts,
  readFiles,
  explain,
  readFileSync: (path: string) => readFileSync(join(root, path)),
};

it.each(['README.md', 'sdk/README.md'])('the code of %s prints what it says it prints', (page) => {
  const { logged, said } = run(block(page, 'ts'), given);
  expect(said.length).toBeGreaterThan(0);
  expect(logged).toEqual(said);
});

it('the facts of the SDK page are right facts', () => {
  const code = block('sdk/README.md', 'ts');
  const literal = /const facts = (\{[\s\S]*?\n\});/.exec(code)?.[1] ?? '';
  const facts = new Function(`return ${literal}`)() as Facts;
  expect(assess(facts, packs, { on: '2026-11-22' }).problems).toEqual([]);
});

it('the pages that README.md points at are there', () => {
  for (const [, target = ''] of read('README.md').matchAll(/\]\(([^)#]+)\)/g))
    expect(() => read(target)).not.toThrow();
});
