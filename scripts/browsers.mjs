// @ts-check
// Finds Chromium and Firefox, or installs them where the system's package manager can, or says what to type.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {'chromium' | 'firefox'} Browser */

const known = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-for-testing'],
    paths: [
      '/usr/lib/chromium/chromium',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
      `${process.env.LOCALAPPDATA}\\Chromium\\Application\\chrome.exe`,
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  },
};

const byHand = {
  linux: 'sudo apt-get install --yes chromium firefox-esr fonts-wqy-microhei',
  darwin: 'brew install --cask chromium firefox',
  win32: 'winget install Hibbiki.Chromium Mozilla.Firefox',
};

/** Google Chrome itself is not looked for: since version 137 it ignores --load-extension. @param {Browser} browser */
export function findBrowser(browser) {
  const { variable, commands, paths } = known[browser];
  const given = process.env[variable];
  if (given) {
    if (!existsSync(given)) throw new Error(`${variable} is ${given}, but there is no such file.`);
    return given;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...commands.flatMap((name) => folders.map((folder) => join(folder, name))), ...paths];
  return candidates.find((path) => isExecutable(path) && !isSnapStub(path));
}

/** Paths of the browsers; installs what is missing where it may, else throws with the line to type. @param {Browser[]} wanted */
export function ensureBrowsers(wanted) {
  const missing = wanted.filter((browser) => !findBrowser(browser));
  if (missing.length > 0) install(missing);
  return Object.fromEntries(wanted.map((browser) => [browser, requireBrowser(browser)]));
}

/** @param {Browser} browser */
export function requireBrowser(browser) {
  const path = findBrowser(browser);
  if (path) return path;
  const line = byHand[/** @type {keyof typeof byHand} */ (process.platform)] ?? byHand.linux;
  throw new Error(
    `${browser} was not found. Install it with:\n\n  ${line}\n\nor set ${known[browser].variable}.`,
  );
}

/** @param {Browser[]} missing */
function install(missing) {
  const elevate = elevation();
  if (!isDebian() || !elevate) return;
  /** @type {string[]} */
  const packages = missing.map((browser) => (browser === 'firefox' ? 'firefox-esr' : browser));
  // Without a Chinese font the pages and the screenshots are rows of boxes.
  if (!hasChineseFont()) packages.push('fonts-wqy-microhei');
  process.stderr.write(`Installing ${packages.join(', ')} …\n`);
  const run = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [
      ...elevate,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '--quiet=2',
      ...args,
    ];
    execFileSync(/** @type {string} */ (command), rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run('update');
  run('install', '--yes', '--no-install-recommends', ...packages);
}

function isDebian() {
  const about = '/etc/os-release';
  return (
    process.platform === 'linux' && existsSync(about) && /^ID=debian$/m.test(readFileSync(about, 'utf8'))
  );
}

/** How to become root here without asking, if at all. */
function elevation() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['--non-interactive', 'true']).status === 0
    ? ['sudo', '--non-interactive']
    : undefined;
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's `chromium` opens a snap that cannot see the extension's folder. @param {string} path */
function isSnapStub(path) {
  return path.startsWith('/usr/bin/') && existsSync(`/snap/bin/${path.slice('/usr/bin/'.length)}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    for (const [browser, path] of Object.entries(ensureBrowsers(['chromium', 'firefox']))) {
      console.log(`${browser}  ${path}`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
