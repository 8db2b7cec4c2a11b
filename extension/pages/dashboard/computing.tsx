import { Progress } from '../../ui/progress.tsx';
import { useSpeech } from '../../ui/speech.ts';
import type { RunningState } from './use-running.ts';

interface Props {
  readonly of: Pick<RunningState<unknown>, 'slow' | 'failed' | 'again'>;
  /** What is being done. */
  readonly label: string;
  /** What to say where it failed. */
  readonly failed: string;
}

/** In a card of its own: that something is being computed, or that it failed and can be tried again. */
export function Computing({ of, label, failed }: Props) {
  const { words } = useSpeech();
  if (of.slow) {
    return (
      <div class="card">
        <Progress label={label} text={label} />
      </div>
    );
  }
  if (of.failed === undefined) return null;
  return (
    <div class="card" role="alert">
      <p>
        {failed} <small>{of.failed}</small>
      </p>
      <div class="buttons">
        <button type="button" class="dw-button" onClick={of.again}>
          {words.retry}
        </button>
      </div>
    </div>
  );
}
