import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Overview } from '../messages.ts';
import { ask, onChanged } from './ask.ts';

export interface OverviewState {
  /** Undefined until the first answer. */
  readonly overview: Overview | undefined;
  /** Whether the last attempt failed; what was there before stays. */
  readonly failed: boolean;
  reload(): Promise<void>;
}

/** What is known and judged, kept up to date while the page is open. */
export function useOverview(): OverviewState {
  const [overview, setOverview] = useState<Overview>();
  const [failed, setFailed] = useState(false);
  const reload = useCallback(async () => {
    try {
      setOverview(await ask({ type: 'overview' }));
      setFailed(false);
    } catch (error) {
      console.error('Duewatch, overview:', error);
      setFailed(true);
    }
  }, []);
  useEffect(() => {
    void reload();
    return onChanged(() => void reload());
  }, [reload]);
  return { overview, failed, reload };
}
