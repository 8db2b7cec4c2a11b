import type { Cited } from 'duewatch';
import { type Speech, useSpeech } from './speech.ts';

/** How far a source can be trusted, in a word; what is not official says so. @example '媒体报道，非官方' */
export function confidenceText({ confidence }: Cited, { say, words }: Speech): string {
  const word = say({ code: `confidence.${confidence}` });
  // What the user entered and what Duewatch set says so by its name.
  const plain = confidence === 'official' || confidence === 'user' || confidence === 'convention';
  return plain ? word : words.notOfficial(word);
}

/** A source as a chip: its confidence and clause, and on opening what it is, from whom and of when. */
export function Source({ cite }: { cite: Cited }) {
  const speech = useSpeech();
  const { words, text } = speech;
  return (
    <details class="dw-source" data-test="source" data-official={cite.confidence === 'official'}>
      <summary title={text(cite.title)}>
        <span class="dw-hidden">{words.source(text(cite.title))} </span>
        {confidenceText(cite, speech)}
      </summary>
      <SourceText cite={cite} />
    </details>
  );
}

/** A source in full. */
export function SourceText({ cite }: { cite: Cited }) {
  const speech = useSpeech();
  const { text } = speech;
  const facts = [text(cite.publisher), cite.date, cite.reference, cite.clause].filter(Boolean);
  return (
    <p class="dw-source-text">
      <cite>{text(cite.title)}</cite> · {[...new Set(facts)].join(' · ')} ·{' '}
      <span data-official={cite.confidence === 'official'}>{confidenceText(cite, speech)}</span>
      {cite.note && <span class="dw-source-note">{text(cite.note)}</span>}
    </p>
  );
}
