import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteHosts } from '../../scripts/sites.mjs';
import { filesBelow, gzipped, read, readJson, root } from './files.ts';

const siteFiles = filesBelow('extension/sites', '.json');

it.each(siteFiles)('%s is written in the one way', (file) => {
  expect(`${JSON.stringify(readJson(file), null, 2)}\n`).toBe(read(file));
  expect(file).toBe(`extension/sites/${readJson(file).id}.json`);
});

it('may ask for exactly the hosts of the sites (npm run sync)', () => {
  expect(readJson('manifest.json').optional_host_permissions).toEqual(
    siteHosts().map((host) => `https://${host}/*`),
  );
});

it('says the same in every language of the manifest', () => {
  const [en, ...others] = ['en', 'zh_CN', 'zh_TW'].map((locale) =>
    Object.keys(readJson(`extension/public/_locales/${locale}/messages.json`)),
  );
  for (const other of others) expect(other).toEqual(en);
});

describe.each(['chromium', 'firefox'])('what ships for %s', (browser) => {
  const folder = `dist/${browser}`;
  const manifest = () => readJson(`${folder}/manifest.json`);

  it('asks for nothing that a browser warns of when it is installed', () => {
    expect(manifest().permissions).toEqual(['storage', 'alarms', 'unlimitedStorage', 'scripting']);
    expect(manifest().optional_permissions).toEqual(['notifications']);
    expect(manifest()).not.toHaveProperty('host_permissions');
    expect(manifest()).not.toHaveProperty('content_scripts');
  });

  it('exposes no file to pages and gives its own pages no network', () => {
    expect(manifest()).not.toHaveProperty('web_accessible_resources');
    const policy: string = manifest().content_security_policy.extension_pages;
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'none'"]),
    );
  });

  it('has one small self-contained file on every watched page', () => {
    const marker = read(`${folder}/content/marker.js`);
    expect(marker).not.toMatch(/^import |\bimport\(/m);
    expect(gzipped(marker)).toBeLessThanOrEqual(20 * 1024);
    expect(read(`${folder}/content/panel/main.js`)).not.toMatch(/^import |\bimport\(/m);
  });

  it('has every file that it names, and no source map', () => {
    const { icons, action, options_ui } = manifest();
    const named = [...Object.values<string>(icons), action.default_popup, options_ui.page];
    expect(named.filter((path) => !existsSync(join(root, folder, path)))).toEqual([]);
    expect(filesBelow(folder, '.map')).toEqual([]);
  });

  it('holds nothing of the test build', () => {
    const scripts = filesBelow(folder, '.js').map(read).join('\n');
    expect(scripts).not.toMatch(/testToday|testStop|testShown|__TEST__|__OPEN_SHADOW__/);
  });
});

it('differs between the browsers only in what each insists on', () => {
  const {
    browser_specific_settings,
    background: _firefox,
    ...firefox
  } = readJson('dist/firefox/manifest.json');
  const {
    minimum_chrome_version,
    background: _chromium,
    ...chromium
  } = readJson('dist/chromium/manifest.json');
  expect(firefox).toEqual(chromium);
  expect(minimum_chrome_version).toBeDefined();
  expect(browser_specific_settings.gecko.data_collection_permissions).toEqual({ required: ['none'] });
});
