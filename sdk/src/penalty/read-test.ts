import type { LocalText, Message, Param } from '../base/text.ts';
import type { RuleFact, Test } from '../pack/condition-schema.ts';
import { valueAs } from '../pack/value-as.ts';
import { factOf, type Given } from './given.ts';
import { type Case, holds } from './holds.ts';
import type { TestRead } from './verdict.ts';

/** What a test of a rule asks, what the case has there, and whether it holds. */
export function readTest(test: Test, facts: readonly RuleFact[], given: Given, at: Case): TestRead {
  return testReader(test, facts, at)(given);
}

/** {@link readTest} for many cases of one class. */
export function testReader(test: Test, facts: readonly RuleFact[], at: Case): (given: Given) => TestRead {
  const truth = holds(test, at);
  const said = (
    name: Param,
    shown: Param,
    asked: Message,
    read: TestRead['read'],
    range: TestRead['range'] = null,
  ): TestRead => ({
    read,
    range,
    holds: truth,
    text: { code: 'penalty.test', params: { name, read: shown, asked, holds: truth } },
  });
  if ('on' in test) {
    const days = valueAs(test.on, at.reading)?.value;
    const asked = { code: 'penalty.days', params: { from: days?.from ?? null, upTo: days?.upTo ?? null } };
    const whole = said({ code: 'penalty.day' }, at.on, asked, at.on);
    return () => whole;
  }
  if ('is' in test) {
    const name = nameOf(test.fact, facts);
    const asked = { code: 'penalty.answer', params: { is: answer(test.fact, test.is, facts) } };
    return (given) => {
      const value = factOf(given, test.fact) ?? null;
      return said(name, value === null ? null : answer(test.fact, value, facts), asked, value);
    };
  }
  const range = valueAs(test.range, at.reading)?.value ?? null;
  const asked = rangeMessage(range, 'part' in test);
  if ('part' in test) {
    const name = {
      code: 'penalty.share',
      params: { part: nameOf(test.part, facts), of: nameOf(test.of, facts) },
    };
    return (given) => {
      const [part, of] = [factOf(given, test.part), factOf(given, test.of)];
      if (typeof part !== 'number' || typeof of !== 'number') return said(name, null, asked, null, range);
      return said(name, { code: 'penalty.share-read', params: { part, of } }, asked, [part, of], range);
    };
  }
  const name = nameOf(test.fact, facts);
  return (given) => {
    const value = factOf(given, test.fact) ?? null;
    return said(name, value, asked, value, range);
  };
}

function rangeMessage(range: TestRead['range'], percent: boolean): Message {
  if (range === null) return { code: 'penalty.range-unknown' };
  const { above = null, from = null, below = null, upTo = null } = range;
  return { code: 'penalty.range', params: { above, from, below, upTo, percent } };
}

export function nameOf(id: string, facts: readonly RuleFact[]): LocalText | string {
  return facts.find((fact) => fact.id === id)?.name ?? id;
}

function answer(id: string, is: boolean | string | number, facts: readonly RuleFact[]): Param {
  const fact = facts.find((candidate) => candidate.id === id);
  return fact?.options?.find((option) => option.id === is)?.name ?? is;
}
