import type { NextStep } from 'duewatch/penalty';
import type { Penalty } from 'duewatch/schema';
import { useSpeech } from '../../../ui/speech.ts';

/** How far a case is from something harsher: the nearest ways, each of which is enough, or what is missing to tell. */
export function NextSteps({ next, table }: { next: NextStep; table: Penalty | undefined }) {
  const { words, say, text } = useSpeech();
  const page = words.riskPage;
  const { ways, missing } = next;
  if (missing.length > 0) {
    const names = missing.map((id) => {
      const fact = table?.facts.find((each) => each.id === id);
      return fact ? text(fact.name) : id;
    });
    return (
      <p class="dw-unknown" data-test="next-unknown">
        {page.nextUnknown(names.join(words.comma))}
      </p>
    );
  }
  if (ways.length === 0) return <p data-test="next-none">{page.nextNone}</p>;
  return (
    <div class="risk-next" data-test="next-step">
      <h4>{page.next(ways.length)}</h4>
      <ul>
        {ways.map((way) => (
          <li key={JSON.stringify(way.text)}>
            {say(way.text)}
            {(way.among !== null || way.onTop !== null) && (
              <small class="under soft">{page.nextCounts(way.among, way.onTop)}</small>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
