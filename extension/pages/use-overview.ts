import { useCallback, useEffect, useState } from 'preact/hooks';
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
  return useAsked(askAgenda);
}

const askOverview = () => ask({ type: 'overview' });
const askAgenda = () => ask({ type: 'agenda' });

function useAsked<Answer>(question: () => Promise<Answer>): AskedState<Answer> {
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
    void reload();
    return onChanged(() => void reload());
  }, [reload]);
  return { overview, failed, reload };
}
