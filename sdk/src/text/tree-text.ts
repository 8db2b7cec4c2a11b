import type { ExplainNode } from './explain-tree.ts';

/**
 * A tree of reasons as lines, two spaces deeper for what lies below; each source on its own line in brackets.
 *
 * @example treeText({ text: 'a', children: [{ text: 'b', children: [] }] }) // 'a\n  b'
 */
export function treeText(node: ExplainNode): string {
  return linesOf(node, '').join('\n');
}

function linesOf({ text, source, note, children }: ExplainNode, indent: string): string[] {
  const cite =
    source && [source.publisher, source.title, source.date, source.clause, source.confidence].filter(Boolean);
  return [
    `${indent}${text}`,
    ...(cite ? [`${indent}  [${cite.join(' · ')}]`] : []),
    ...(note === undefined ? [] : [`${indent}  ${note}`]),
    ...children.flatMap((child) => linesOf(child, `${indent}  `)),
  ];
}
