interface Stored {
  readonly storage: {
    readonly local: { get(key: string): Promise<Record<string, unknown>> };
  };
}

/** The instant, in milliseconds; in a test build the one that `testToday` says, as in the background, whose code is too much to load here. */
export async function instant(): Promise<number> {
  if (__TEST__) {
    const { browser, chrome } = globalThis as unknown as { browser?: Stored; chrome?: Stored };
    const { testToday } = (await (browser ?? chrome)?.storage.local.get('testToday')) ?? {};
    if (typeof testToday === 'string') {
      const time = (testToday.slice(11) || '12:00').padEnd(8, ':00');
      return Date.parse(`${testToday.slice(0, 10)}T${time}+08:00`);
    }
  }
  return Date.now();
}
