// @ts-check
// `npm run bench` measures everything; `npm run bench -- rate` one bench; further arguments go to it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSdk } from './build.mjs';

const folder = fileURLToPath(new URL('../test/bench/', import.meta.url));
const shared = ['contestants', 'measure', 'usage'];
const all = readdirSync(folder)
  .map((file) => file.replace(/\.mjs$/, ''))
  .filter((name) => !shared.includes(name))
  .sort();
const named = process.argv.slice(2).filter((argument) => all.includes(argument));
const extra = process.argv.slice(2).filter((argument) => !all.includes(argument));

await buildSdk();
let failed = 0;
for (const name of named.length > 0 ? named : all) {
  const { status } = spawnSync(process.execPath, [`${folder}${name}.mjs`, ...extra], { stdio: 'inherit' });
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
