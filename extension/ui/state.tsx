import type { State as StateName } from 'duewatch';
import { Mark } from './mark.tsx';
import { useSpeech } from './speech.ts';

export { Mark };

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
