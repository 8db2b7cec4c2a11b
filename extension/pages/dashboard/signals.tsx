import type { AccountAssessment } from 'duewatch';
import { useSpeech } from '../../ui/speech.ts';
import { Mark } from '../../ui/state.tsx';

/** What the platform itself shows or says: what contradicts the computed first. */
export function Signals({ signals }: Pick<AccountAssessment, 'signals'>) {
  const { words, say } = useSpeech();
  if (signals.length === 0) return null;
  return (
    <section class="needs" data-test="signals">
      <h3>{words.signals}</h3>
      <ul>
        {[...signals].sort(contradictionsFirst).map(({ id, kind, text }) => (
          <li key={id} data-state={signalStates[kind]}>
            <Mark state={signalStates[kind]} />
            <span>{say(text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const signalStates = { contradicts: 'due-soon', unexplained: 'unknown', confirms: 'fine' } as const;
const signalOrder = Object.keys(signalStates);

function contradictionsFirst(a: { readonly kind: string }, b: { readonly kind: string }): number {
  return signalOrder.indexOf(a.kind) - signalOrder.indexOf(b.kind);
}
