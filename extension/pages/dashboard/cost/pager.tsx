import { formatCount } from 'duewatch/text';
import { useSpeech } from '../../../ui/speech.ts';
import type { Page } from './view.ts';

interface Props {
  readonly page: Page<unknown>;
  readonly of: number;
  go(index: number): void;
}

/** From page to page of many rows; nothing where there is one page only. */
export function Pager({ page: { index, count, from, to }, of, go }: Props) {
  const { words } = useSpeech();
  if (count < 2) return null;
  return (
    <div class="pager">
      <button type="button" class="dw-button" disabled={index === 0} onClick={() => go(index - 1)}>
        {words.costPage.before}
      </button>
      <span role="status">{words.costPage.lines(formatCount(from), formatCount(to), formatCount(of))}</span>
      <button
        type="button"
        class="dw-button"
        data-test="page-next"
        disabled={index === count - 1}
        onClick={() => go(index + 1)}
      >
        {words.costPage.next}
      </button>
    </div>
  );
}
