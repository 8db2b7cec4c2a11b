import { ask } from './ask.ts';

/**
 * Tells the worker that something was stored. It is stored whether the worker hears of it or not, and the worker catches up by itself:
 * where it fails nobody may be told that it was not saved.
 */
export async function tellChanged(): Promise<void> {
  try {
    await ask({ type: 'facts-changed' });
  } catch (error) {
    console.error('Duewatch, telling of a change:', error);
  }
}
