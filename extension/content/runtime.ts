import type { Changed, Reply, SiteAnswers, SiteMessage } from '../messages.ts';

interface Runtime {
  /** Gone once the extension was reloaded or removed and this script is an orphan. */
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: (message: unknown) => void): void;
    removeListener(listener: (message: unknown) => void): void;
  };
}

// `chrome` is there in both browsers, with promises; `browser` is not in older Chromium, where an element of the page
// with that id would stand in for it.
declare const chrome: { readonly runtime?: Runtime };
const runtime = chrome.runtime;

/** Whether the extension that injected this script still runs. */
export function alive(): boolean {
  return runtime?.id !== undefined;
}

/**
 * The worker's answer; null where it refuses, because this page is no longer one that we may watch, and undefined where
 * it failed or is gone.
 */
export async function ask<T extends SiteMessage>(
  message: T,
): Promise<SiteAnswers[T['type']] | null | undefined> {
  try {
    const reply = (await runtime?.sendMessage(message)) as Reply<SiteAnswers[T['type']]> | undefined;
    if (reply?.ok) return reply.value;
    return reply?.error === 'refused' ? null : undefined;
  } catch {
    return undefined;
  }
}

/** Calls back whenever the worker says that what is shown may be out of date. */
export function onChanged(callback: () => void, signal: AbortSignal): void {
  const listener = (message: unknown) => {
    if ((message as Partial<Changed> | null)?.type === 'changed') callback();
  };
  runtime?.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    if (alive()) runtime?.onMessage.removeListener(listener);
  });
}
