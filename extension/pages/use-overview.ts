import { useCallback, useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { AgendaView, Overview } from '../messages.ts';
import { ask, onChanged } from './ask.ts';

export interface AskedState<Answer> {
  /** Undefined until the first answer. */
  readonly overview: Answer | undefined;
  /** Whether the last attempt failed; what was there before stays. */
  readonly failed: boolean;
  reload(): Promise<void>;
}

/** What is known and judged, kept up to date while the page is open. */
export function useOverview(): AskedState<Overview> {
  return useAsked(askOverview);
}

/** The same of what the popup shows. */
export function useAgenda(): AskedState<AgendaView> {
  return useAsked(askAgenda, keptAgenda);
}

const askOverview = () => ask({ type: 'overview' });
const askAgenda = () => ask({ type: 'agenda' });

/** What the worker made when it last woke: there at once, also while the worker starts. */
async function keptAgenda(): Promise<AgendaView | undefined> {
  const { agenda } = await browser.storage.session.get('agenda');
  return agenda as AgendaView | undefined;
}

function useAsked<Answer>(
  question: () => Promise<Answer>,
  kept?: () => Promise<Answer | undefined>,
): AskedState<Answer> {
  const [overview, setOverview] = useState<Answer>();
  const [failed, setFailed] = useState(false);
  const reload = useCallback(async () => {
    try {
      setOverview(await question());
      setFailed(false);
    } catch (error) {
      console.error('Duewatch, overview:', error);
      setFailed(true);
    }
  }, [question]);
  useEffect(() => {
    kept?.().then(
      // Never in place of an answer.
      (known) => setOverview((before) => before ?? known),
      () => undefined,
    );
    void reload();
    return onChanged(() => void reload());
  }, [reload, kept]);
  return { overview, failed, reload };
}
