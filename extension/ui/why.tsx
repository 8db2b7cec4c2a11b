import type { Reason } from 'duewatch';
import { SourceText } from './source.tsx';
import { useSpeech } from './speech.ts';

/** The reasons of a result, on demand: what was read, and where it comes from. */
export function Why({ reasons }: { reasons: readonly Reason[] }) {
  const { words, say } = useSpeech();
  if (reasons.length === 0) return <span class="dw-unknown">{words.notKnown}</span>;
  return (
    <details class="dw-why" data-test="why">
      <summary>{words.reasons(reasons.length)}</summary>
      <ol>
        {reasons.map((reason) => (
          <li key={say(reason.text)}>
            {say(reason.text)}
            {reason.cite && <SourceText cite={reason.cite} />}
            {!reason.cite && reason.text.code !== 'reason.unknown' && (
              <p class="dw-source-text">{words.givenFact}</p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
