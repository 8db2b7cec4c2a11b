import type { Assessment, Facts } from 'duewatch';
import { assess } from 'duewatch/assess';
import { type FactsPart, mergeFacts } from 'duewatch/import';
import { packs } from 'duewatch/packs';
import { expect, it } from 'vitest';
import { agendaOf } from '../../../../extension/pages/popup/agenda.ts';
import { inArrears, paid } from '../../facts.ts';

const none: Facts = { format: 'duewatch/facts@1', accounts: [] };
const on = '2026-11-22';
const assessed = (...parts: FactsPart[]): Assessment => {
  const facts = parts.reduce<Facts>((known, part) => mergeFacts(known, part).facts, none);
  return assess(facts, packs, { on });
};

it('puts what is in force first, and the rungs ahead by their days', () => {
  const agenda = agendaOf(assessed(inArrears));
  expect(agenda.overall).toBe('due');
  expect(agenda.now.map(({ state, day }) => [state, day])).toEqual([['in-force', null]]);
  expect(agenda.today).toEqual([]);
  expect(agenda.week.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-26']);
  expect(agenda.later).toEqual([]);
});

it('puts a deadline under today on its day, and under what is overdue after it', () => {
  const assessment = assessed(inArrears);
  const moved = (inDays: number) => ({
    ...assessment,
    warnings: [],
    deadlines: assessment.deadlines.slice(0, 1).map((deadline) => ({ ...deadline, inDays })),
  });
  expect(agendaOf(moved(0)).today).toHaveLength(1);
  expect(agendaOf(moved(7)).week).toHaveLength(1);
  expect(agendaOf(moved(8)).later).toHaveLength(1);
  expect(agendaOf(moved(-1)).now).toHaveLength(1);
});

it('calls it fine only where the arrears of every account are known', () => {
  expect(agendaOf(assessed(paid)).overall).toBe('fine');
  const unknown = { accounts: [{ platform: 'taobao-open-platform', id: 'isv-demo' }] };
  expect(agendaOf(assessed(unknown)).overall).toBe('unknown');
});
