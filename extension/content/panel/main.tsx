import { render } from 'preact';
import type { PanelView } from '../../messages.ts';
import parts from '../../ui/parts.css?inline';
import { createSpeech, SpeechContext } from '../../ui/speech.ts';
import { words } from '../../ui/words.ts';
import { currentOverlay, type Overlay } from '../overlay.ts';
import { ask, onChanged } from '../runtime.ts';
import styles from './panel.css?inline';
import { Panel, type PanelActions } from './panel.tsx';

/*
 * The panel behind the marker, injected when it is first asked for. It lives in the marker's shadow root and goes away
 * with it.
 */

/** Instead of the panel, where the worker does not answer. Nothing is known then, the user's language included. */
function Failed() {
  const locale = /^zh\b/i.test(navigator.language) ? 'zh-CN' : 'en';
  return (
    <p class="dw-panel-failed" lang={locale} role="alert">
      {words[locale].failed}
    </p>
  );
}

function mount(overlay: Overlay): void {
  const { root, signal } = overlay;
  const style = document.createElement('style');
  style.textContent = parts + styles;
  const layer = document.createElement('div');
  layer.className = 'dw dw-panel';
  layer.popover = 'manual';
  layer.dataset.test = 'panel';
  layer.setAttribute('role', 'dialog');
  layer.setAttribute('aria-label', 'Duewatch');
  layer.tabIndex = -1;
  root.append(style, layer);

  const isOpen = () => layer.matches(':popover-open');
  const close = (takeFocus: boolean) => {
    if (!isOpen()) return;
    layer.hidePopover();
    overlay.opened(false, takeFocus);
  };

  const actions: PanelActions = {
    close: () => close(true),
    open(section) {
      void ask({ type: 'open-dashboard', section });
      close(true);
    },
    snooze: (hours) => void ask({ type: 'snooze', hours }).then(() => close(false)),
    siteOff: () => void ask({ type: 'site-off' }).then(() => close(false)),
  };

  const draw = (view: PanelView) => {
    layer.lang = view.locale;
    render(
      <SpeechContext.Provider value={createSpeech(view.locale, view.on)}>
        <Panel view={view} actions={actions} />
      </SpeechContext.Provider>,
      layer,
    );
  };
  const load = async () => {
    const view = await ask({ type: 'panel' });
    if (signal.aborted) return;
    if (view) draw(view);
    else if (!layer.hasChildNodes()) render(<Failed />, layer);
  };
  const open = async () => {
    await load();
    if (signal.aborted || isOpen() || !layer.isConnected) return;
    layer.showPopover();
    layer.focus();
    overlay.opened(true, false);
  };

  overlay.close = () => close(false);
  overlay.toggle = () => (isOpen() ? close(true) : void open());
  onChanged(() => isOpen() && void load(), signal);
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !event.isTrusted || !isOpen()) return;
      event.stopImmediatePropagation();
      close(true);
    },
    { signal, capture: true },
  );
  addEventListener(
    'pointerdown',
    (event) => {
      if (isOpen() && !event.composedPath().includes(root.host)) close(false);
    },
    { signal, capture: true },
  );
  void open();
}

const overlay = currentOverlay();
if (overlay?.toggle) overlay.toggle();
else if (overlay) mount(overlay);
