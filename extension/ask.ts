import browser from 'webextension-polyfill';
import type { Answers, Message, Reply } from './messages.ts';

/**
 * Says something to the worker and gives its answer. Rejects where the worker refuses or fails, and where this copy of
 * the extension is gone because it was updated.
 *
 * @example const view = await ask({ type: 'panel' });
 */
export async function ask<M extends Message>(message: M): Promise<Answers[M['type']]> {
  const reply = (await browser.runtime.sendMessage(message)) as Reply<Answers[M['type']]> | undefined;
  if (reply?.ok) return reply.value;
  throw new Error(reply ? `${message.type}: ${reply.error}: ${reply.detail}` : `${message.type}: no answer`);
}
