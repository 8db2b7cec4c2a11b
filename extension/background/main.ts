import browser from 'webextension-polyfill';

const scripts = [
  { id: 'marker', js: ['content/marker.js'], runAt: 'document_idle' as const, allFrames: false },
];

async function follow() {
  const { origins = [] } = await browser.permissions.getAll();
  await browser.scripting.unregisterContentScripts();
  if (origins.length) {
    await browser.scripting.registerContentScripts(
      scripts.map((script) => ({ ...script, matches: origins })),
    );
  }
}

browser.runtime.onInstalled.addListener(follow);
browser.runtime.onStartup.addListener(follow);
browser.permissions.onAdded.addListener(follow);
browser.permissions.onRemoved.addListener(follow);
