/** The documents of a JSON text: one, or several one after the other. */
export interface JsonDocuments {
  readonly documents: readonly unknown[];
  readonly problems: readonly JsonProblem[];
}

export interface JsonProblem {
  readonly code: 'json.syntax' | 'json.truncated' | 'json.too-deep' | 'json.key-repeated';
  /** The line, and the place in it, both from 1. */
  readonly row: number;
  readonly params: { readonly position: number };
  readonly found?: string;
}

/**
 * Reads strict JSON, and reports what `JSON.parse` hides: the line and place of an error, keys that occur twice, and
 * whole numbers too long for a JavaScript number, which become strings with every digit kept.
 * Responses saved one after the other are several documents; those before an error are kept.
 *
 * @example parseJson('{"order_id": 2201347890123456789}').documents // [{ order_id: '2201347890123456789' }]
 * @example parseJson('{"a": 1,}').problems // [{ code: 'json.syntax', row: 1, params: { position: 9 }, found: '}' }]
 */
export function parseJson(text: string): JsonDocuments {
  const reader = new Reader(text);
  const documents: unknown[] = [];
  try {
    while (reader.more()) documents.push(reader.value());
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    reader.report(error.code, error.at, error.found);
  }
  return { documents, problems: reader.problems };
}

class Stop extends Error {
  readonly code: JsonProblem['code'];
  readonly at: number;
  readonly found: string | undefined;

  constructor(code: JsonProblem['code'], at: number, found?: string) {
    super(code);
    this.code = code;
    this.at = at;
    this.found = found;
  }
}

const deepest = 100;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const stringEnd = /["\\]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string.
const control = /[\u0000-\u001f]/;

class Reader {
  readonly problems: JsonProblem[] = [];
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether anything but space is left. */
  more(): boolean {
    this.#skip();
    return this.#at < this.#text.length;
  }

  value(): unknown {
    this.#skip();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object();
      case '[':
        return this.#array();
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  report(code: JsonProblem['code'], at: number, found: string | undefined): void {
    let row = 1;
    let start = 0;
    for (let next = this.#text.indexOf('\n'); next >= 0 && next < at; ) {
      row += 1;
      start = next + 1;
      next = this.#text.indexOf('\n', start);
    }
    const problem = { code, row, params: { position: at - start + 1 } };
    this.problems.push(found === undefined ? problem : { ...problem, found });
  }

  #object(): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    this.#open();
    if (this.#take('}')) return this.#close(result);
    do {
      this.#skip();
      const at = this.#at;
      if (this.#text[at] !== '"') this.#fail();
      const key = this.#string();
      this.#expect(':');
      const value = this.value();
      if (Object.hasOwn(result, key)) this.report('json.key-repeated', at, key);
      if (key === '__proto__') {
        Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });
      } else {
        result[key] = value;
      }
    } while (this.#take(','));
    this.#expect('}');
    return this.#close(result);
  }

  #array(): unknown[] {
    const result: unknown[] = [];
    this.#open();
    if (this.#take(']')) return this.#close(result);
    do {
      result.push(this.value());
    } while (this.#take(','));
    this.#expect(']');
    return this.#close(result);
  }

  #string(): string {
    const start = this.#at;
    stringEnd.lastIndex = start + 1;
    let escaped = false;
    for (;;) {
      const end = stringEnd.exec(this.#text);
      if (end === null) throw new Stop('json.truncated', this.#text.length);
      if (end[0] === '"') break;
      escaped = true;
      stringEnd.lastIndex += 1;
    }
    this.#at = stringEnd.lastIndex;
    const raw = this.#text.slice(start + 1, this.#at - 1);
    const bad = control.exec(raw);
    if (bad) throw new Stop('json.syntax', start + 1 + bad.index);
    if (!escaped) return raw;
    try {
      return JSON.parse(`"${raw}"`) as string;
    } catch {
      throw new Stop('json.syntax', start, '\\');
    }
  }

  #number(): number | string {
    number.lastIndex = this.#at;
    const match = number.exec(this.#text);
    if (match === null) this.#fail();
    this.#at = number.lastIndex;
    const [digits, decimals, exponent] = match;
    const value = Number(digits);
    const whole = decimals === undefined && exponent === undefined;
    return whole && !Number.isSafeInteger(value) ? digits : value;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#fail();
    this.#at += word.length;
    return value;
  }

  #open(): void {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > deepest) throw new Stop('json.too-deep', this.#at);
  }

  #close<T>(result: T): T {
    this.#depth -= 1;
    return result;
  }

  #take(mark: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) this.#fail();
  }

  #fail(): never {
    if (this.#at >= this.#text.length) throw new Stop('json.truncated', this.#text.length);
    throw new Stop('json.syntax', this.#at, this.#text[this.#at]);
  }

  #skip(): void {
    let at = this.#at;
    for (;;) {
      const code = this.#text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
      at += 1;
    }
    this.#at = at;
  }
}
