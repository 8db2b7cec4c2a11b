import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';

/**
 * The mode is the name of the folder under dist/: `chromium` and `firefox` are what ships; `test-chromium` and
 * `test-firefox` have hosts and notifications granted; `dev` is the test build for Chromium with live reload.
 */
const modes = ['chromium', 'firefox', 'test-chromium', 'test-firefox', 'dev'] as const;
type Mode = (typeof modes)[number];

/** The resident script and the panel that it asks for: each one self-contained file that keeps its name. */
const contentScripts = ['content/marker.ts', 'content/panel/main.tsx'];

/** Constants that tell a test build from a shipped one; declared in extension/env.d.ts. */
export function defines({ test }: { test: boolean }) {
  return { __TEST__: String(test), __OPEN_SHADOW__: String(test) };
}

function manifestFor(mode: Mode) {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', import.meta.url), 'utf8'));
  const hosts: string[] = manifest.optional_host_permissions;
  // CRXJS builds the scripts that it finds here; `unlisted` takes the entry out of the manifest again.
  manifest.content_scripts = [{ matches: hosts, js: contentScripts }];
  if (mode.endsWith('firefox')) {
    manifest.background = { scripts: [manifest.background.service_worker], type: 'module' };
    delete manifest.minimum_chrome_version;
    manifest.browser_specific_settings = {
      gecko: {
        id: '{04f931c8-62c0-4e53-8ae2-0451be2244a7}',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    };
  }
  if (isTest(mode)) {
    manifest.permissions.push(...manifest.optional_permissions);
    manifest.host_permissions = hosts;
    delete manifest.optional_permissions;
    delete manifest.optional_host_permissions;
  }
  return manifest as ManifestV3Export;
}

const isTest = (mode: Mode) => mode.startsWith('test-') || mode === 'dev';

/** The worker registers the scripts for the hosts that the user allowed, so that installing asks for nothing. */
const unlisted: Plugin & { renderCrxManifest(manifest: { content_scripts?: unknown }): unknown } = {
  name: 'duewatch:unlisted-content-scripts',
  apply: 'build',
  renderCrxManifest(manifest) {
    delete manifest.content_scripts;
    return manifest;
  },
};

export default defineConfig((env) => {
  const mode = modes.find((each) => each === env.mode);
  if (!mode) throw new Error(`Unknown mode "${env.mode}"; expected one of ${modes.join(', ')}.`);
  return {
    root: fileURLToPath(new URL('extension', import.meta.url)),
    define: defines({ test: isTest(mode) }),
    resolve: {
      conditions: ['duewatch-source', 'module', 'browser', 'development|production', 'import', 'default'],
    },
    build: {
      outDir: fileURLToPath(new URL(`dist/${mode}`, import.meta.url)),
      emptyOutDir: true,
      target: 'es2022',
      // Its fallback uses fetch, and every browser that we support preloads modules by itself.
      modulePreload: { polyfill: false },
    },
    worker: { format: 'es' },
    plugins: [
      unlisted,
      crx({
        manifest: manifestFor(mode),
        browser: mode.endsWith('firefox') ? 'firefox' : 'chrome',
        contentScripts: { standaloneFiles: contentScripts },
      }),
    ],
  };
});
