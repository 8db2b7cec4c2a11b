import type { Locale } from 'duewatch';
import { type Explainable, type ExplainNode, explainTree } from 'duewatch/text';
import { useState } from 'preact/hooks';

interface Props {
  readonly of: Explainable;
  readonly locale: Locale;
  readonly summary: string;
}

/** The whole explanation of a result, on demand: each reason with what was read, the threshold and the source. */
export function WhyTree({ of, locale, summary }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="dw-why dw-tree"
      data-test="why-tree"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {open && <Nodes nodes={[explainTree(of, locale)]} />}
    </details>
  );
}

function Nodes({ nodes }: { nodes: readonly ExplainNode[] }) {
  return (
    <ul>
      {nodes.map((node, index) => (
        <li key={`${index}${node.text}`}>
          {node.text}
          {node.source && (
            <p class="dw-source-text">
              <cite>{node.source.title}</cite> ·{' '}
              {[node.source.publisher, node.source.date, node.source.clause, node.source.confidence]
                .filter(Boolean)
                .join(' · ')}
              {node.note && <span class="dw-source-note">{node.note}</span>}
            </p>
          )}
          {node.children.length > 0 && <Nodes nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}
