// @ts-check
// Builds sdk/dist with plain tsc, and makes the command line executable.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}sdk/dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}sdk`], {
  stdio: 'inherit',
});
// npm sets the bit when it packs or links, but the tests run dist/cli.js as it was built.
const cli = `${root}sdk/dist/cli.js`;
if (existsSync(cli)) chmodSync(cli, 0o755);
