import { fromOrdinal, toOrdinal } from '../base/day.ts';
import { compare } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import type { Message } from '../base/text.ts';
import type { Consequence } from '../exposure/consequence.ts';
import type { Rate } from '../exposure/exposure.ts';
import type { Clause } from './cause.ts';
import { expectedLoss, type Laid, layOut, type World } from './expected-loss.ts';
import { type Likelihood, likelihood } from './likelihood.ts';
import type { Priors } from './prior.ts';

/**
 * What to ask for next: every fact, end, price or outcome whose answer narrows the interval, first what narrows it most even
 * where the answer is the least helpful one. What can be looked up goes before outcomes, which have to be waited for.
 *
 * @example nextFacts(world, { low: layOut(world, 'low'), high: layOut(world, 'high') }, clauses, {})[0]
 * // { code: 'risk.need-end', params: { clause: … } }
 */
export function nextFacts(
  world: World,
  laid: Ends,
  clauses: readonly Clause[],
  priors: Priors,
): readonly Message[] {
  const now = widthOf(world, laid);
  return candidates(world, clauses, priors)
    .map(({ text, wait, answers }) => {
      // Cells are laid out again only where an answer changes them.
      const widths = answers.map((answer) =>
        widthOf(
          answer,
          answer.takers === world.takers && answer.exposure === world.exposure
            ? laid
            : { low: layOut(answer, 'low'), high: layOut(answer, 'high') },
        ),
      );
      const least = widths.reduce((a, b) => (narrower(a, b) > 0 ? a : b));
      return { text, wait, least };
    })
    .filter(({ least }) => narrower(least, now) < 0)
    .sort((a, b) => Number(a.wait) - Number(b.wait) || narrower(a.least, b.least))
    .map(({ text }) => text);
}

interface Ends {
  readonly low: Laid;
  readonly high: Laid;
}

interface Candidate {
  readonly text: Message;
  readonly wait: boolean;
  /** The world after each answer. */
  readonly answers: readonly World[];
}

/** How many of the intervals of loss and days have no upper end, and how wide they are. */
interface Width {
  readonly open: number;
  readonly loss: bigint;
  readonly days: bigint;
}

function widthOf(world: World, laid: Ends): Width {
  const low = expectedLoss(laid.low, world, 'low');
  const high = expectedLoss(laid.high, world, 'high');
  const width = (least: bigint | null, most: bigint | null) => (most === null ? 0n : most - (least ?? 0n));
  return {
    open: Number(high.loss === null) + Number(high.days === null),
    loss: width(low.loss, high.loss),
    days: width(low.days, high.days),
  };
}

function narrower(a: Width, b: Width): number {
  if (a.open !== b.open) return a.open - b.open;
  if (a.loss !== b.loss) return a.loss < b.loss ? -1 : 1;
  return a.days === b.days ? 0 : a.days < b.days ? -1 : 1;
}

function candidates(world: World, clauses: readonly Clause[], priors: Priors): Candidate[] {
  const { takers, chances, exposure } = world;
  const found: Candidate[] = [];
  const withChances = (change: (chance: Likelihood, index: number) => Likelihood): World => ({
    ...world,
    chances: chances.map(change),
  });

  const facts = new Map<string, { text: Message; at: Set<number> }>();
  const outcomes = new Map<string, Set<number>>();
  const resources = new Set<string>();
  clauses.forEach((clause, index) => {
    const { facts: known, need, text } = clause;
    if (chances[index]?.high === 0) return;
    if (known === 'possible') {
      const asked = need ?? { code: 'risk.need-fact', params: { clause: text } };
      const key = JSON.stringify(asked);
      const entry = facts.get(key) ?? { text: asked, at: new Set() };
      facts.set(key, { ...entry, at: entry.at.add(index) });
    }
    const prior = chances[index]?.prior;
    if (prior !== undefined) outcomes.set(prior, (outcomes.get(prior) ?? new Set()).add(index));

    const answer = (change: (one: Consequence) => Consequence): World => ({
      ...world,
      takers: takers.map((taker, at) =>
        at === index ? { ...taker, consequences: taker.consequences.map(change) } : taker,
      ),
    });
    for (const one of clause.consequences) if (!('amount' in one)) resources.add(one.resource);
    if (clause.consequences.some((one) => !('amount' in one) && one.to === null))
      found.push({
        text: { code: 'risk.need-end', params: { clause: text } },
        wait: false,
        answers: [answer((one) => ended(one, world))],
      });
    if (clause.consequences.some((one) => 'amount' in one && !isKnown(one.amount)))
      found.push({
        text: { code: 'risk.need-amount', params: { clause: text } },
        wait: false,
        answers: (['low', 'high'] as const).map((end) =>
          answer((one) => ('amount' in one ? { ...one, amount: exactly(one.amount, end) } : one)),
        ),
      });
  });

  for (const { text, at } of facts.values()) {
    const adverse = clauses.map((clause, index) =>
      at.has(index) ? likelihood({ ...clause, facts: 'certain' }, priors) : undefined,
    );
    found.push({
      text,
      wait: false,
      answers: [
        withChances((chance, index) => adverse[index] ?? chance),
        withChances((chance, index) => (at.has(index) ? { ...chance, point: 0, low: 0, high: 0 } : chance)),
      ],
    });
  }
  for (const resource of resources) {
    const rate = resource === 'sales' ? exposure.margin : (exposure.resources?.[resource] ?? null);
    if (isKnown(rate)) continue;
    found.push({
      text: {
        code: 'risk.need-price',
        params: { resource: { code: 'risk.resource', params: { resource } } },
      },
      wait: false,
      answers: (['low', 'high'] as const).map((end) => {
        const price = exactly(rate, end);
        return {
          ...world,
          exposure:
            resource === 'sales'
              ? { ...exposure, margin: price }
              : { ...exposure, resources: { ...exposure.resources, [resource]: price } },
        };
      }),
    });
  }
  for (const [prior, at] of outcomes) {
    found.push({
      text: { code: 'risk.need-outcomes', params: { prior } },
      wait: true,
      answers: [
        withChances((chance, index) =>
          at.has(index)
            ? {
                ...chance,
                low: clauses[index]?.facts === 'possible' ? 0 : chance.point,
                high: chance.point,
              }
            : chance,
        ),
      ],
    });
  }
  return found;
}

function isKnown(range: Range | null): boolean {
  return range !== null && range.high !== null && compare(range.low, range.high) === 0;
}

/** One end of a range; where there is none, what is known stands for it, since only the width counts. */
function exactly(range: Range | null, end: 'low' | 'high'): Rate {
  const { low, high } = range ?? { low: '0.00', high: null };
  const amount = end === 'low' ? low : (high ?? low);
  return { low: amount, high: amount };
}

/** With the end that the point takes. */
function ended(one: Consequence, { options }: World): Consequence {
  if ('amount' in one || one.to !== null) return one;
  const first = Math.max(toOrdinal(one.from), toOrdinal(options.on));
  return { ...one, to: fromOrdinal(first + options.openDays - 1) };
}
