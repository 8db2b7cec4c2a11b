// @ts-check
// tsc for every project and Biome for every file; prints what they found.
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = 'node_modules/typescript/bin/tsc';

export const checks = {
  'tsc (configuration and scripts)': [tsc, '-p', '.', '--noEmit'],
  'tsc (sdk)': [tsc, '-p', 'sdk', '--noEmit'],
  'tsc (extension)': [tsc, '-p', 'extension', '--noEmit'],
  'tsc (test)': [tsc, '-p', 'test', '--noEmit'],
  biome: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
};

/** What a check has to say, or an empty string where it is content. @param {string[]} args @returns {Promise<string>} */
export function complaints(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? '' : said || `exit code ${code}`));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, args]) => /** @type {const} */ ([name, await complaints(args)])),
  );
  for (const [name, said] of found) {
    console.log(said ? `✗ ${name}\n${said}` : `✓ ${name}`);
    if (said) process.exitCode = 1;
  }
}
