import { compare, isDecimal } from '../../base/decimal.ts';

type Node = Readonly<Record<string, unknown>>;

/** Negative where a number falls, positive where it rises; 0 where two parts are no two numbers of one kind. */
export function directionOf(a: unknown, b: unknown, [left, right]: readonly [unknown, unknown]): number {
  const [before, after] = [numberOf(a), numberOf(b)];
  if (before === undefined || after === undefined || before.kind !== after.kind) return 0;
  if ((left as Node | undefined)?.per !== (right as Node | undefined)?.per) return 0;
  return compare(after.number, before.number);
}

/** The one number of a part, and what kind it is. */
function numberOf(part: unknown): { readonly kind: string; readonly number: string } | undefined {
  if (typeof part === 'number') return { kind: 'number', number: String(part) };
  if (typeof part === 'string') return isDecimal(part) ? { kind: 'number', number: part } : undefined;
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return undefined;
  const node = part as Node;
  if ('value' in node) return numberOf(node.value);
  const numbers = Object.entries(node).flatMap(([key, value]) => {
    const own = typeof value === 'object' ? undefined : numberOf(value);
    return own === undefined ? [] : [[key, own.number] as const];
  });
  const [only] = numbers;
  if (only === undefined || numbers.length > 1) return undefined;
  const rest = Object.entries(node).filter(([key]) => key !== only[0]);
  return { kind: JSON.stringify([only[0], rest]), number: only[1] };
}
