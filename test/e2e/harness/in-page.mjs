// @ts-check
// What both drivers run inside a page. Each function is sent as text, so it may use nothing from outside itself.

/**
 * What the first match is, looking into open shadow roots: where its middle is (scrolled into view if wanted), its text, and how many match.
 * @param {{ selector: string, scroll?: boolean }} what
 */
export function look({ selector, scroll }) {
  /** @param {Document | ShadowRoot} root @returns {Element[]} */
  const find = (root) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? find(element.shadowRoot) : [],
    ),
  ];
  const found = find(document);
  const first = found[0];
  if (!(first instanceof HTMLElement || first instanceof SVGElement))
    return { count: 0, shown: false, x: 0, y: 0, text: '' };
  const shown = first.checkVisibility({ visibilityProperty: true }) && first.getClientRects().length > 0;
  if (shown && scroll) first.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = first.getBoundingClientRect();
  const text = first instanceof HTMLElement ? first.innerText : (first.textContent ?? '');
  return { count: found.length, shown, x: left + width / 2, y: top + height / 2, text };
}

/** @param {string} day */
export function storeToday(day) {
  const { browser, chrome } = /** @type {any} */ (globalThis);
  return (browser ?? chrome).storage.local.set({ testToday: day });
}

/** @param {import('../../../extension/messages.ts').OwnMessage} message */
export async function sendMessage(message) {
  const { browser, chrome } = /** @type {any} */ (globalThis);
  /** @type {import('../../../extension/messages.ts').Reply<unknown>} */
  const reply = await (browser ?? chrome).runtime.sendMessage(message);
  if (!reply.ok) throw new Error(`${message.type} ${reply.error}: ${reply.detail}`);
  // Firefox's driver leaves out an object that comes up a second time: JSON makes them different objects.
  return JSON.parse(JSON.stringify(reply.value));
}

/** In chrome://extensions. @param {string} origin */
export async function reloadExtension(origin) {
  const { developerPrivate } = /** @type {any} */ (globalThis).chrome;
  // Outside developer mode an unpacked extension runs until it is reloaded, and is then switched off.
  await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  await developerPrivate.reload(new URL(origin).host, { failQuietly: true });
}

/** In Firefox: whether the background is the one that was stamped. @param {boolean} stamp whether to stamp it now */
export async function stampBackground(stamp) {
  const { browser } = /** @type {any} */ (globalThis);
  const background = await browser.runtime.getBackgroundPage();
  if (stamp) background.stamped = true;
  return background.stamped === true;
}
