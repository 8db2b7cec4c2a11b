import type { VNode } from 'preact';
import { localeFor } from '../../locale.ts';
import type { AgendaView } from '../../messages.ts';
import { ask, onChanged } from '../ask.ts';

/** Asks for the agenda as it is now, and again whenever it may have changed. `onFailure` gets what to say where nobody answers. */
export async function followAgenda(
  onView: (view: AgendaView) => void,
  onFailure: (failure: VNode) => void,
): Promise<void> {
  const reload = async () => {
    try {
      onView(await ask({ type: 'agenda' }));
    } catch (error) {
      console.error('Duewatch, popup:', error);
      const { words } = await import('../../ui/words.ts');
      const { failed, retry } = words[localeFor('auto', navigator.language)];
      onFailure(
        <div class="dw-failed" role="alert">
          <p>{failed}</p>
          <button type="button" class="dw-button" onClick={() => void reload()}>
            {retry}
          </button>
        </div>,
      );
    }
  };
  onChanged(() => void reload());
  await reload();
}
