/**
 * Makes calls share their work: at most one run is under way and one waits. A call during a run gets the run after it,
 * because the one under way may have read what the caller has just changed.
 */
export function sharing<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let waiting: Promise<T> | null = null;

  function start(): Promise<T> {
    running = work().finally(() => {
      running = null;
    });
    return running;
  }

  return () => {
    if (running === null) return start();
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = null;
        return start();
      });
    return waiting;
  };
}
