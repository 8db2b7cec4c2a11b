import type { Problem } from '../base/problem.ts';

type Details = Omit<Problem, 'code' | 'severity' | 'file'>;

const most = 200;

/**
 * Collects what is wrong with one file. The first 200 errors are listed and the rest counted; a warning that many rows
 * give is listed once, at the first of them, with `params.count`.
 */
export class ProblemList {
  readonly #file: string;
  readonly #errors: Problem[] = [];
  readonly #warnings = new Map<string, { problem: Problem; count: number }>();
  #more = 0;

  constructor(file: string) {
    this.#file = file;
  }

  error(code: string, details: Details = {}): void {
    if (this.#errors.length < most) {
      this.#errors.push({ code, severity: 'error', file: this.#file, ...details });
    } else {
      this.#more += 1;
    }
  }

  /** `kind` tells apart what should be listed separately: by default, one warning a code. */
  warn(code: string, details: Details = {}, kind = ''): void {
    const key = `${code}\0${kind}`;
    const known = this.#warnings.get(key);
    if (known) known.count += 1;
    else if (this.#warnings.size < most) {
      const problem: Problem = { code, severity: 'warning', file: this.#file, ...details };
      this.#warnings.set(key, { problem, count: 1 });
    }
  }

  /** Adds problems that another part of the SDK found. */
  add(problems: Iterable<Problem>): void {
    for (const { code, severity, file: _, ...details } of problems) {
      if (severity === 'error') this.error(code, details);
      else this.warn(code, details, details.path);
    }
  }

  list(): Problem[] {
    const warnings = [...this.#warnings.values()].map(({ problem, count }) =>
      count === 1 ? problem : { ...problem, params: { ...problem.params, count } },
    );
    const more: Problem[] =
      this.#more === 0
        ? []
        : [{ code: 'problems.more', severity: 'error', file: this.#file, params: { count: this.#more } }];
    return [...this.#errors, ...more, ...warnings];
  }
}
