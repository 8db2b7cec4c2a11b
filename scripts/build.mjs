// @ts-check
// Builds the SDK and the extension: `node scripts/build.mjs [mode…]`, by default every mode that is shipped.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} args */
function node(...args) {
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (done.status === 0) return;
  // The same error comes from each of Vite, CRXJS and Rolldown, with the places in their own code.
  const said = stripVTControlCharacters(done.stderr || done.stdout);
  const lines = said.slice(Math.max(said.lastIndexOf('error during build:'), 0)).split('\n');
  throw new Error(`${args.join(' ')} failed:\n${lines.filter((line) => !/^ +at /.test(line)).join('\n')}`);
}

export function buildSdk() {
  node('scripts/build-sdk.mjs');
}

/** @param {string[]} modes names of folders under dist/, as in vite.config.ts */
export function buildExtension(modes) {
  for (const mode of modes) node('node_modules/vite/bin/vite.js', 'build', '--mode', mode);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const modes = process.argv.slice(2);
  try {
    buildSdk();
    buildExtension(modes.length > 0 ? modes : ['chromium', 'firefox']);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
