import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { expect, it } from 'vitest';
import { complaints } from '../../scripts/check.mjs';
import { gzipped, read, readJson, root } from './files.ts';

it('satisfies publint', async () => {
  expect(await complaints(['node_modules/publint/src/cli.js', 'sdk', '--strict'])).toBe('');
});

it('satisfies arethetypeswrong', async () => {
  const attw = 'node_modules/@arethetypeswrong/cli/dist/index.js';
  expect(await complaints([attw, '--pack', 'sdk', '--profile', 'esm-only'])).toBe('');
});

it('runs as built under plain Node, every entry of it', () => {
  const entries = Object.keys(readJson('sdk/package.json').exports).filter(
    (entry) => !entry.endsWith('.json'),
  );
  const program = entries.map((entry) => `await import('duewatch${entry.slice(1)}');`).join('');
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(said).toBe('');
});

it.each(['index', 'penalty/index'])(
  'has a %s of at most 15 KB gzipped, libraries included',
  async (entry) => {
    const built = (await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        rollupOptions: { input: join(root, `sdk/dist/${entry}.js`), preserveEntrySignatures: 'strict' },
      },
    })) as Rollup.RollupOutput;
    expect(built.output).toHaveLength(1);
    expect(built.output[0].exports.length).toBeGreaterThan(0);
    expect(gzipped(built.output[0].code)).toBeLessThanOrEqual(15 * 1024);
  },
);

it('names no download address in the lock file', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "(?!sdk")/);
});

it('has one version and one licence everywhere', () => {
  const [workspace, sdk, manifest] = ['package.json', 'sdk/package.json', 'manifest.json'].map(readJson);
  expect([sdk.version, manifest.version, workspace.dependencies.duewatch]).toEqual(
    Array(3).fill(workspace.version),
  );
  expect(sdk.license).toBe(workspace.license);
  expect(read('sdk/LICENSE')).toBe(read('LICENSE'));
});
