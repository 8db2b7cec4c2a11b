import type { Message } from '../base/text.ts';
import { cells, openEnd, type Taken, type Worth } from '../exposure/cells.ts';
import type { Clause } from './cause.ts';
import { expectedLoss, type Laid, layOut, openCells, type World } from './expected-loss.ts';
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
      const widths = answers.map((answer) => widthOf(answer, relaid(answer, world, laid)));
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

/** Lays out again only what an answer changes. */
function relaid(answer: World, world: World, laid: Ends): Ends {
  if (answer.takers !== world.takers) return { low: layOut(answer, 'low'), high: layOut(answer, 'high') };
  if (answer.prices === world.prices) return laid;
  const { takers, prices, openUntil } = answer;
  const priced = (end: 'low' | 'high') => ({ ...laid[end], money: cells(takers, prices, end, openUntil) });
  return { low: priced('low'), high: priced('high') };
}

interface Candidate {
  readonly text: Message;
  readonly wait: boolean;
  /** The world after each answer. */
  readonly answers: readonly World[];
}

/** What leaves the intervals of loss and days open, and how wide they are; of an open one, how far its low end is from being high. */
interface Width {
  readonly open: number;
  readonly loss: bigint;
  readonly days: bigint;
}

function widthOf(world: World, laid: Ends): Width {
  const low = expectedLoss(laid.low, world, 'low');
  const high = expectedLoss(laid.high, world, 'high');
  const width = (least: bigint | null, most: bigint | null) => (most ?? 0n) - (least ?? 0n);
  return {
    open: openCells(laid.high, world),
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
  const { takers, chances, prices } = world;
  const found: Candidate[] = [];
  const withChances = (change: (chance: Likelihood, index: number) => Likelihood): World => ({
    ...world,
    chances: chances.map(change),
  });

  const facts: Questions<number> = new Map();
  const ends: Questions<Taken> = new Map();
  const outcomes = new Map<string, Set<number>>();
  const resources = new Set<string>();
  clauses.forEach((clause, index) => {
    const { facts: known, need, text } = clause;
    if (chances[index]?.high === 0) return;
    if (known === 'possible') {
      asking(facts, need ?? { code: 'risk.need-fact', params: { clause: text } }).add(index);
    }
    const prior = chances[index]?.prior;
    if (prior !== undefined) outcomes.set(prior, (outcomes.get(prior) ?? new Set()).add(index));

    const answer = (change: (one: Taken) => Taken): World => ({
      ...world,
      takers: takers.map((taken, at) => (at === index ? taken.map(change) : taken)),
    });
    const taken = takers[index] ?? [];
    for (const one of taken) if (!('pot' in one)) resources.add(one.resource);
    for (const one of taken) {
      if ('pot' in one || one.to !== null) continue;
      const asked = one.need ?? { code: 'risk.need-end', params: { clause: text } };
      asking(ends, asked).add(one);
    }
    if (taken.some((one) => 'pot' in one && !isKnown(one.amount)))
      found.push({
        text: { code: 'risk.need-amount', params: { clause: text } },
        wait: false,
        answers: bounds.map((end) =>
          answer((one) => ('pot' in one ? { ...one, amount: settled(one.amount, end) } : one)),
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
  for (const { text, at } of ends.values()) {
    found.push({
      text,
      wait: false,
      // Any day would do: the one that the point takes.
      answers: [
        {
          ...world,
          takers: takers.map((taken) =>
            taken.map((one) =>
              'pot' in one || !at.has(one) ? one : { ...one, to: openEnd(one.from, world.openUntil) },
            ),
          ),
        },
      ],
    });
  }
  for (const resource of resources) {
    const price = prices.get(resource) ?? null;
    if (isKnown(price)) continue;
    found.push({
      text: {
        code: 'risk.need-price',
        params: { resource: { code: 'risk.resource', params: { resource } } },
      },
      wait: false,
      answers: bounds.map((end) => ({
        ...world,
        prices: new Map(prices).set(resource, settled(price, end)),
      })),
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

/** What a question is about, by what it says. */
type Questions<T> = Map<string, { readonly text: Message; readonly at: Set<T> }>;

function asking<T>(questions: Questions<T>, text: Message): Set<T> {
  const key = JSON.stringify(text);
  const entry = questions.get(key) ?? { text, at: new Set<T>() };
  questions.set(key, entry);
  return entry.at;
}

const bounds = ['low', 'high'] as const;

function isKnown(worth: Worth | null): boolean {
  return worth !== null && worth.low === worth.high;
}

/** One end of a range; where there is none, what is known stands for it, since only the width counts. */
function settled(worth: Worth | null, end: 'low' | 'high'): Worth {
  const { low, high } = worth ?? { low: 0n, high: null };
  const units = end === 'low' ? low : (high ?? low);
  return { low: units, point: units, high: units };
}
