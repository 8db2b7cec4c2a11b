import type { Message } from '../base/text.ts';
import type { Price } from './price-calls.ts';
import type { StatementLine } from './statement.ts';

/** How a line's amount came about, as a message: calls, free ones, and the price or the tiers they went through. */
export function lineLabel(line: Pick<StatementLine, 'calls' | 'free' | 'steps'>, price: Price): Message {
  const { calls, free, steps } = line;
  const { model, flat, factor, minimum, maximum } = price;
  const plain = flat === undefined && factor === undefined && minimum === undefined && maximum === undefined;
  const bounds = plain
    ? none
    : [
        flat === undefined ? [] : { code: 'line.flat', params: { amount: flat.amount } },
        factor === undefined ? [] : { code: 'line.factor', params: { factor } },
        minimum === undefined ? [] : { code: 'line.minimum', params: { amount: minimum } },
        maximum === undefined ? [] : { code: 'line.maximum', params: { amount: maximum } },
      ].flat();
  const parts = steps.map((step) => ({
    code: step.tier === undefined ? 'line.step' : 'line.tier-step',
    params: { calls: step.calls, price: step.price, per: step.per, tier: step.tier ?? null },
  }));
  const kind = typeof model === 'string' ? 'per-unit' : model.model;
  return {
    code: `line.${kind}`,
    params: {
      calls,
      free,
      steps: parts,
      extras: bounds,
      share:
        kind === 'percentage' && typeof model !== 'string' && model.model === 'percentage'
          ? model.share
          : null,
    },
  };
}

const none: readonly Message[] = [];
