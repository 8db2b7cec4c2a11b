import type { State } from 'duewatch';
import { marks, shapeAttributes } from './marks.ts';

/** The mark alone, where the words beside it say what it means. */
export function Mark({ state }: { state: State }) {
  return (
    <svg class="dw-mark" data-state={state} viewBox="0 0 16 16" aria-hidden="true">
      {marks[state].map((shape) => (
        <path key={shape.d} {...shapeAttributes(shape)} />
      ))}
    </svg>
  );
}
