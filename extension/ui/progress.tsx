import { useSpeech } from './speech.ts';

interface Props {
  readonly label: string;
  /** From 0 to 1, or undefined where nobody knows how much there is. */
  readonly value?: number | undefined;
  /** What has been done so far, in words. */
  readonly text: string;
  readonly onCancel?: () => void;
}

/** Long work: how far it is, and a way out of it. */
export function Progress({ label, value, text, onCancel }: Props) {
  const { words } = useSpeech();
  return (
    <section class="dw-progress" aria-label={label}>
      <progress aria-label={label} {...(value === undefined ? {} : { value, max: 1 })} />
      <span role="status">{text}</span>
      {onCancel && (
        <button type="button" class="dw-button" onClick={onCancel}>
          {words.cancel}
        </button>
      )}
    </section>
  );
}
