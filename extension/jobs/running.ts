/** Work of a worker that somebody waits for. */
export interface Running<Result> {
  /** Rejects with an `AbortError` where it was cancelled. */
  readonly result: Promise<Result>;
  cancel(): void;
}
