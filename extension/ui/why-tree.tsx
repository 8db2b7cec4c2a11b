import { type Explainable, type ExplainNode, explainTree } from 'duewatch/text';
import { useState } from 'preact/hooks';
import { type Speech, useSpeech } from './speech.ts';

interface Props {
  readonly of: Explainable;
  /** What it is the why of, for who hears the page. */
  readonly about?: string;
  /** What to open it by; the word for why without. */
  readonly summary?: string;
}

/** So many parts at once can be read; a month has thousands of lines. */
const many = 12;
/** More below a part than that is folded away. */
const few = 4;

/** Why a result is what it is, on demand: as a tree, with value, threshold and source. Made only once it is opened. */
export function WhyTree({ of, about, summary }: Props) {
  const { words, locale } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <details
      class={summary === undefined ? 'dw-why dw-why-tree' : 'dw-why dw-tree'}
      data-test="why-tree"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {summary ?? words.whyShort}
        {about !== undefined && (
          <span class="dw-hidden">
            {words.colon}
            {about}
          </span>
        )}
      </summary>
      {open && <Tree of={of} locale={locale} />}
    </details>
  );
}

function Tree({ of, locale }: { readonly of: Explainable; readonly locale: Speech['locale'] }) {
  const { text, children } = explainTree(of, locale);
  return (
    <>
      <p>{text}</p>
      <Children nodes={children} />
    </>
  );
}

function Children({ nodes }: { readonly nodes: readonly ExplainNode[] }) {
  const { words } = useSpeech();
  const [shown, setShown] = useState(many);
  if (nodes.length === 0) return null;
  return (
    <>
      <ul>
        {nodes.slice(0, shown).map((node, index) => (
          <Node key={`${index} ${node.text}`} node={node} />
        ))}
      </ul>
      {nodes.length > shown && (
        <button type="button" class="dw-button" onClick={() => setShown(shown + many)}>
          {words.rulesPage.moreOf(nodes.length - shown)}
        </button>
      )}
    </>
  );
}

function Node({ node: { text, value, threshold, source, note, children } }: { readonly node: ExplainNode }) {
  const speech = useSpeech();
  const { words } = speech;
  // What the sentence says already is not said twice.
  const more = [
    value !== undefined && !text.includes(value) && value,
    threshold !== undefined && !text.includes(threshold) && words.heldAgainst(threshold),
  ].filter(Boolean);
  const [open, setOpen] = useState(false);
  if (children.length > few) {
    return (
      <li>
        <details class="dw-why" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{text}</summary>
          {open && <Children nodes={children} />}
        </details>
      </li>
    );
  }
  return (
    <li>
      {text}
      {more.length > 0 && <span class="dw-why-value"> {more.join(' · ')}</span>}
      {source && (
        <p class="dw-source-text">
          <cite>{source.title}</cite> ·{' '}
          {[...new Set([source.publisher, source.date, source.clause].filter(Boolean))].join(' · ')} ·{' '}
          {trustOf(source.confidence, speech)}
          {note && <span class="dw-source-note">{note}</span>}
        </p>
      )}
      <Children nodes={children} />
    </li>
  );
}

/** As chips of sources say it: what is not official says so. */
function trustOf(confidence: string, { say, words }: Speech): string {
  const plain = ['official', 'user', 'convention'].some(
    (code) => say({ code: `confidence.${code}` }) === confidence,
  );
  return plain ? confidence : words.notOfficial(confidence);
}
