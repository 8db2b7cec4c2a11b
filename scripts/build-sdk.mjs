// @ts-check
// Builds sdk/dist with plain tsc, and makes the command line executable.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}sdk/dist`;
const fresh = `${root}sdk/dist.new`;

// Built aside and swapped in, so that nothing of an older build stays and no reader finds half of one.
rmSync(fresh, { recursive: true, force: true });
const tsc = [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}sdk`, '--outDir', fresh];
const { status } = spawnSync(process.execPath, tsc, { stdio: 'inherit' });
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
// npm sets the bit when it packs or links, but the tests run dist/cli.js as it was built.
const cli = `${dist}/cli.js`;
if (existsSync(cli)) chmodSync(cli, 0o755);
process.exitCode = status ?? 1;
