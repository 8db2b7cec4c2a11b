/** Where a record stands: a row of a table, or a path in a JSON value. */
export type Place = { readonly row: number } | { readonly path: string };

export type Registered =
  | { readonly outcome: 'new' | 'repeated' }
  | { readonly outcome: 'conflict'; readonly first: Place };

/** The earlier record that a conflict is with, as parameters of the problem. */
export function firstOf(place: Place): Readonly<Record<string, string | number>> {
  return 'row' in place ? { firstRow: place.row } : { firstPath: place.path };
}

/** The records of one file by identity: the first of each is kept, and told apart from those that repeat or contradict it. */
export class Register<T extends object> {
  readonly records: T[] = [];
  readonly #places: Place[] = [];
  readonly #index = new Map<string, number>();

  /** `rivals` are identities that cannot stand beside this one. */
  add(identity: string, record: T, place: Place, rivals: readonly string[] = []): Registered {
    for (const rival of rivals) {
      const index = this.#index.get(rival);
      if (index !== undefined) return this.#conflict(index);
    }
    const index = this.#index.get(identity);
    if (index !== undefined) {
      return same(this.records[index], record) ? { outcome: 'repeated' } : this.#conflict(index);
    }
    this.#index.set(identity, this.records.length);
    this.records.push(record);
    this.#places.push(place);
    return { outcome: 'new' };
  }

  #conflict(index: number): Registered {
    return { outcome: 'conflict', first: this.#places[index] as Place };
  }
}

/** Records are flat: comparing their fields is enough. */
function same(a: object | undefined, b: object): boolean {
  if (a === undefined) return false;
  const left = Object.entries(a);
  const right = b as Record<string, unknown>;
  return left.length === Object.keys(b).length && left.every(([key, value]) => right[key] === value);
}
