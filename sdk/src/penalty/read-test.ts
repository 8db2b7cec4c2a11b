import type { LocalText, Message, Param } from '../base/text.ts';
import type { RuleFact, Test } from '../pack/condition-schema.ts';
import { valueAs } from '../pack/value-as.ts';
import { factOf, type Given } from './given.ts';
import { type Case, holds } from './holds.ts';
import type { TestRead } from './verdict.ts';

/** What a test of a rule asks, what the case has there, and whether it holds. */
export function readTest(test: Test, facts: readonly RuleFact[], given: Given, at: Case): TestRead {
  const truth = holds(test, at);
  const said = (params: Record<string, Param>, read: TestRead['read'], range: TestRead['range'] = null) => ({
    read,
    range,
    holds: truth,
    text: { code: 'penalty.test', params: { ...params, holds: truth } },
  });
  if ('on' in test) {
    const days = valueAs(test.on, at.reading)?.value;
    const asked = { code: 'penalty.days', params: { from: days?.from ?? null, upTo: days?.upTo ?? null } };
    return said({ name: { code: 'penalty.day' }, read: at.on, asked }, at.on);
  }
  if ('is' in test) {
    const value = factOf(given, test.fact) ?? null;
    const asked = { code: 'penalty.answer', params: { is: answer(test.fact, test.is, facts) } };
    const read = value === null ? null : answer(test.fact, value, facts);
    return said({ name: nameOf(test.fact, facts), read, asked }, value);
  }
  const range = valueAs(test.range, at.reading)?.value ?? null;
  if ('part' in test) {
    const [part, of] = [factOf(given, test.part), factOf(given, test.of)];
    const known = typeof part === 'number' && typeof of === 'number';
    const name = {
      code: 'penalty.share',
      params: { part: nameOf(test.part, facts), of: nameOf(test.of, facts) },
    };
    const read = known ? { code: 'penalty.share-read', params: { part, of } } : null;
    return said({ name, read, asked: rangeMessage(range, true) }, known ? [part, of] : null, range);
  }
  const value = factOf(given, test.fact) ?? null;
  return said(
    { name: nameOf(test.fact, facts), read: value, asked: rangeMessage(range, false) },
    value,
    range,
  );
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
