import type { State as StateName } from 'duewatch';
import { marks, shapeAttributes } from './marks.ts';
import { useSpeech } from './speech.ts';

/** The mark alone, where the words beside it say what it means. */
export function Mark({ state }: { state: StateName }) {
  return (
    <svg class="dw-mark" data-state={state} viewBox="0 0 16 16" aria-hidden="true">
      {marks[state].map((shape) => (
        <path key={shape.d} {...shapeAttributes(shape)} />
      ))}
    </svg>
  );
}

/** A state as mark and word, never as colour alone. */
export function State({ state }: { state: StateName }) {
  const { say } = useSpeech();
  return (
    <span class="dw-state" data-state={state}>
      <Mark state={state} />
      {say({ code: `state.${state}` })}
    </span>
  );
}
