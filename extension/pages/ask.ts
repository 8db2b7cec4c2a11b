import browser from 'webextension-polyfill';
import { isChanged, type OwnAnswers, type OwnMessage, type Reply } from '../messages.ts';

/** Asks the worker. Throws where it refuses or fails; the page says so and offers to try again. */
export async function ask<T extends OwnMessage>(message: T): Promise<OwnAnswers[T['type']]> {
  const reply = (await browser.runtime.sendMessage(message)) as Reply<OwnAnswers[T['type']]> | undefined;
  if (!reply?.ok) throw new Error(reply ? `${reply.error}: ${reply.detail}` : 'no answer');
  return reply.value;
}

/** Calls back whenever the worker says that what is shown may be out of date; the result ends that. */
export function onChanged(callback: () => void): () => void {
  const listener = (message: unknown): undefined => {
    if (isChanged(message)) callback();
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
