/** Lists whose items follow their rule in a path without the list's name. */
const unnamed = new Set(['versions', 'prices']);

type Visit = (node: Readonly<Record<string, unknown>>, path: string) => void;

/**
 * Visits every object of a pack, or of a part of it, with its path: `tariffs/api/2017-01/classes/basic/inside`. Items of lists
 * are named by their id, prices by their hosting, others by their place from 1.
 */
export function walkPack(node: unknown, visit: Visit, path = ''): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const [key, item] of keyed(node)) walkPack(item, visit, `${path}/${key}`);
    return;
  }
  visit(node as Readonly<Record<string, unknown>>, path);
  for (const [key, child] of Object.entries(node)) walkPack(child, visit, below(path, key));
}

/** The path of a field. */
export function below(path: string, key: string): string {
  if (unnamed.has(key)) return path;
  return path === '' ? key : `${path}/${key}`;
}

/** The items of a list with their names in a path, each name once. */
export function keyed(list: readonly unknown[]): [string, unknown][] {
  const seen = new Map<string, number>();
  return list.map((item, index) => {
    const name = nameOf(item) ?? String(index + 1);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return [times === 1 ? name : `${name}~${times}`, item];
  });
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { id, hosting, listed } = item as Readonly<Record<string, unknown>>;
  if (typeof id === 'string') return id;
  if (typeof hosting !== 'string') return undefined;
  return listed === undefined ? hosting : `${hosting}-${listed === true ? 'listed' : 'unlisted'}`;
}
