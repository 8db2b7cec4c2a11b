import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/parts.css';
import '../page.css';
import './popup.css';
import { readKeptAgenda } from '../../store/kept-agenda.ts';
import { instant } from './instant.ts';
import { Popup, type PopupState } from './popup.tsx';

/*
 * First what the background kept when it last looked: that needs no words, no rules and no worker. All else is loaded
 * when it is on the screen.
 */

let drawn: PopupState | null = null;

function draw(next: PopupState): void {
  drawn = next;
  const app = document.getElementById('app');
  if (app === null) return;
  document.documentElement.lang = next.view.locale;
  render(<Popup {...next} />, app);
  // What the end-to-end tests measure.
  performance.mark('popup-shown', { detail: { holds: next.holds } });
}

async function follow(): Promise<void> {
  const { followAgenda } = await import('./follow-agenda.tsx');
  await followAgenda(
    (view) => draw({ view, holds: true, failure: null }),
    (failure) => {
      const app = document.getElementById('app');
      if (drawn !== null) draw({ ...drawn, failure });
      else if (app !== null) render(failure, app);
    },
  );
}

readKeptAgenda(instant())
  .then((kept) => kept && draw({ ...kept, failure: null }))
  .catch((error: unknown) => console.error('Duewatch, popup:', error))
  // A frame later, so that nothing holds up the first one.
  .finally(() => setTimeout(follow, drawn === null ? 0 : 20));
