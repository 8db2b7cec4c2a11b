// @ts-check
// `npm test` runs everything; `npm test -- unit` one project (unit, house, e2e); further arguments go to Vitest.
// Starts with what Node brings along, because on a fresh clone nothing else is there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from './browsers.mjs';
import { buildExtension, buildSdk } from './build.mjs';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const all = ['unit', 'house', 'e2e'];
const named = process.argv.slice(2).filter((argument) => all.includes(argument));
const extra = process.argv.slice(2).filter((argument) => !all.includes(argument));
const projects = named.length > 0 ? named : all;

let passed = 0;
let failed = 0;

step('installing', ensureInstalled);
if (projects.includes('e2e')) step('browsers', () => ensureBrowsers(['chromium', 'firefox']));
step('building the SDK', buildSdk);
const modes = ['chromium', 'firefox', 'test-chromium', 'test-firefox'];
if (projects.some((project) => project !== 'unit'))
  step('building the extension', () => buildExtension(modes));
for (const project of projects) runProject(project);
if (passed + failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** A step that fails is one failure; what can still run, runs. @param {string} name @param {() => unknown} work */
function step(name, work) {
  const start = Date.now();
  try {
    work();
    console.log(`✓ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.error(`✗ ${name}\n${error instanceof Error ? error.message : error}`);
  }
}

/** @param {string} project */
function runProject(project) {
  const report = `${root}test-results/${project}.json`;
  mkdirSync(`${root}test-results`, { recursive: true });
  rmSync(report, { force: true });
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const done = spawnSync(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, ...args, ...extra], {
    cwd: root,
    stdio: 'inherit',
  });
  const counted = countTests(report);
  passed += counted.passed;
  // A crash, an unhandled error or a file that does not load fails no test, but it must fail the run.
  failed += counted.failed > 0 || done.status === 0 ? counted.failed : 1;
}

/** @param {string} report */
function countTests(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
