// @ts-check
// Builds the SDK and the extension: `node scripts/build.mjs [mode…]`, by default every mode that is shipped.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} args */
function node(...args) {
  const env = { ...process.env, NO_COLOR: '1' };
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
  if (done.status !== 0) throw new Error(`${args.join(' ')} failed:\n${done.stderr || done.stdout}`);
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
