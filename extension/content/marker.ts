import type { MarkerView } from '../messages.ts';
import { marks, shapeAttributes } from '../ui/marks.ts';
import tokens from '../ui/tokens.css?inline';
import { create, createHost, createSvg, visible } from './host.ts';
import styles from './marker.css?inline';
import { type Overlay, release, takeOver } from './overlay.ts';
import { alive, ask, onChanged } from './runtime.ts';

/*
 * The script on every watched page: asks the worker whether there is something to say and, only then, shows one line.
 * Plain code in one small file; the panel behind the line is injected when the line is clicked.
 */

/** Pages that route by themselves are noticed late where the browser has no Navigation API, orphans everywhere. */
const pollMilliseconds = 2000;

function start(): void {
  const ended = new AbortController();
  const { signal } = ended;
  const host = createHost(tokens + styles, () => lift(), signal);

  const box = create('div');
  box.className = 'dw';
  const button = create('button');
  button.type = 'button';
  button.className = 'marker';
  button.popover = 'manual';
  button.dataset.test = 'marker';
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  box.append(button);
  host.root.append(box);

  const overlay: Overlay & { end(): void } = {
    root: host.root,
    signal,
    opened(open, takeFocus) {
      button.setAttribute('aria-expanded', String(open));
      if (takeFocus) button.focus();
    },
    end() {
      overlay.close?.();
      ended.abort();
      release(overlay);
    },
  };
  takeOver(overlay);

  /** Into the top layer, where no ancestor's transform, filter or opacity reaches. */
  const lift = () => {
    if (button.isConnected && !button.matches(':popover-open')) button.showPopover();
  };

  let drawn = '';
  const draw = (view: MarkerView) => {
    const wanted = JSON.stringify(view);
    if (wanted !== drawn) fill(view);
    drawn = wanted;
    host.show();
    lift();
  };
  const fill = (view: MarkerView) => {
    box.lang = view.locale;
    button.dataset.state = view.state;
    const line = create('span');
    line.className = 'line';
    line.textContent = view.line;
    const others = view.count > 1 ? ` +${view.count - 1}` : '';
    const more = create('span');
    more.className = 'more';
    more.textContent = others;
    button.replaceChildren(mark(view), line, more);
    button.setAttribute('aria-label', `Duewatch: ${view.accountName} · ${view.line}${others}`);
  };

  let asked = 0;
  const refresh = async () => {
    if (!alive()) return overlay.end();
    const turn = ++asked;
    const view = await ask({ type: 'marker' });
    // No answer changes nothing: what is shown was true a moment ago.
    if (signal.aborted || turn !== asked || view === undefined) return;
    if (view !== null) return draw(view);
    overlay.close?.();
    host.remove();
  };

  button.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    if (!alive()) overlay.end();
    else if (overlay.toggle) overlay.toggle();
    else void ask({ type: 'panel-open' });
  });

  onChanged(refresh, signal);
  const refreshIfVisible = () => {
    if (visible()) void refresh();
  };
  addEventListener('visibilitychange', refreshIfVisible, { signal });
  addEventListener('pageshow', (event) => event.persisted && refreshIfVisible(), { signal });

  let address = location.href;
  const moved = () => {
    if (location.href === address) return;
    address = location.href;
    void refresh();
  };
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', moved, {
    signal,
  });
  const poll = setInterval(() => {
    if (!alive()) return overlay.end();
    host.check();
    moved();
  }, pollMilliseconds);
  signal.addEventListener('abort', () => clearInterval(poll));

  void refresh();
}

function mark(view: MarkerView): SVGElement {
  const svg = createSvg('svg');
  svg.setAttribute('class', 'dw-mark');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const shape of marks[view.state]) {
    const path = createSvg('path');
    for (const [name, value] of Object.entries(shapeAttributes(shape))) path.setAttribute(name, value);
    svg.append(path);
  }
  return svg;
}

if (window.top === window.self) start();
