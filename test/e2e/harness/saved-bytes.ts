import type { Tab } from './types.ts';

/** The bytes of the file that a click saves. */
export async function savedBytes(tab: Tab, selector: string): Promise<Uint8Array> {
  await tab.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(window, { saved: blob });
      return make(blob);
    };
  });
  await tab.click(selector);
  return Uint8Array.from(
    await tab.evaluate(async () => {
      const { saved } = window as unknown as { saved: Blob };
      return [...new Uint8Array(await saved.arrayBuffer())];
    }),
  );
}
