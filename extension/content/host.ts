import { alive } from './runtime.ts';

/*
 * The one element that Duewatch puts on a page, and how it stays there. Elements of a page can stand in for members of
 * `document` by their name, so what the marker needs is read from the prototypes.
 */

const tag = 'duewatch-overlay';

/** How often the page may take the element away or restyle it before we leave it alone. */
const patience = 20;

/** @example create('button') // without calling what an element named `createElement` put in its place */
export const create = Document.prototype.createElement.bind(document);
export const createSvg = (name: 'svg' | 'path') =>
  Document.prototype.createElementNS.call(document, 'http://www.w3.org/2000/svg', name) as SVGElement;

const top = () => Reflect.get(Document.prototype, 'documentElement', document) as HTMLElement;
export const visible = () => Reflect.get(Document.prototype, 'visibilityState', document) === 'visible';

export interface Host {
  readonly root: ShadowRoot;
  /** Puts the element on the page, where it is not. */
  show(): void;
  /** Puts it back where the page took it away without the observer noticing, as `document.open` does. */
  check(): void;
  remove(): void;
}

/**
 * Our element with its shadow root. While shown it is put back when the page removes or moves it (`restored` is called),
 * and attributes the page sets on it (`hidden`, `inert`, `style`) are taken off again: a limited number of times, so
 * that two scripts never fight on.
 */
export function createHost(css: string, restored: () => void, signal: AbortSignal): Host {
  // Left behind by a copy whose extension was reloaded: Firefox ends such a script without a word.
  for (const old of [...top().children]) if (old.localName === tag) old.remove();

  const host = create(tag);
  const root = host.attachShadow({ mode: __OPEN_SHADOW__ ? 'open' : 'closed' });
  const style = create('style');
  style.textContent = css;
  root.append(style);

  let shown = false;
  let left = patience;
  const away = () => host.parentNode !== top();
  const observer = new MutationObserver(() => check());
  const place = () => {
    top().append(host);
    observer.disconnect();
    observer.observe(top(), { childList: true });
    observer.observe(host, { attributes: true });
  };
  const check = () => {
    // An orphan's element may have been taken away by the copy that follows it.
    if (!shown || left === 0 || !alive()) return;
    if (!away() && host.attributes.length === 0) return;
    left--;
    for (const name of host.getAttributeNames()) host.removeAttribute(name);
    if (!away()) return;
    place();
    restored();
  };
  const remove = () => {
    shown = false;
    observer.disconnect();
    host.remove();
  };
  signal.addEventListener('abort', remove);

  return {
    root,
    show() {
      if (shown) return;
      shown = true;
      place();
    },
    check,
    remove,
  };
}
