import type { Facts } from 'duewatch';
import { assess } from 'duewatch/assess';
import { packs } from 'duewatch/packs';
import { expect, it, vi } from 'vitest';
import { agendaView, mostLines } from '../../../extension/background/agenda-view.ts';
import type { AgendaGroup } from '../../../extension/messages.ts';
import type { StoredAssessment } from '../../../extension/store/schema.ts';
import { inArrears, paid } from '../facts.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

const silent = { pending: [], muted: false };
const stored = (facts: Facts): StoredAssessment => ({
  revision: 1,
  at: Date.parse('2026-11-22T12:00:00+08:00'),
  day: '2026-11-22',
  within: 3,
  packs: '',
  assessment: assess(facts, packs, { on: '2026-11-22' }),
});
const named = (groups: readonly AgendaGroup[], name: AgendaGroup['name']) =>
  groups.find((group) => group.name === name);
const none: Facts = { format: 'duewatch/facts@1', accounts: [] };

it.each([
  ['zh-CN', '已生效 · 已逾期', '11月24日 周二', '2 天后', /^欠费满 5 天/],
  ['en', 'In force · overdue', 'Tue 24 Nov', 'in 2 days', /5 full days/],
] as const)('says in %s all that the popup shows', (locale, title, day, relative, said) => {
  const { groups, links } = agendaView(stored(inArrears), locale, silent);
  expect(named(groups, 'now')).toMatchObject({ title, lines: [{ state: 'in-force', to: 'arrears' }] });
  const [first] = named(groups, 'week')?.lines ?? [];
  expect(first).toMatchObject({ name: null, day: { day: '2026-11-24', said: day, relative } });
  expect(first?.said).toMatch(said);
  expect(Object.values(links).every((link) => link !== '')).toBe(true);
});

it('says whose a line is where there are several accounts', () => {
  const [first] = inArrears.accounts;
  const facts = { ...inArrears, accounts: [first!, { ...first!, id: 'other', name: 'Other ISV' }] };
  const { groups } = agendaView(stored(facts), 'en', silent);
  const names = new Set(named(groups, 'week')?.lines.map(({ name }) => name));
  expect([...names].sort()).toEqual(['Demo ISV', 'Other ISV']);
});

it('says what to begin with, that all is fine, and that nothing is known, and never one for another', () => {
  const unknown = { ...none, accounts: [{ platform: 'taobao-open-platform', id: 'isv-demo' }] };
  const of = (facts: Facts) => agendaView(stored(facts), 'en', silent);
  expect(of(none)).toMatchObject({ empty: { title: expect.any(String) }, groups: [] });
  expect(of(paid)).toMatchObject({ empty: null, verdict: { state: 'fine' }, groups: [] });
  expect(of(unknown)).toMatchObject({ empty: null, verdict: { state: 'unknown' } });
});

it('holds the soonest lines of 2,000 and says how many there are besides', () => {
  const ownDeadlines = Array.from({ length: 2_000 }, (_, index) => ({
    id: `many-${index}`,
    what: `Task ${index}`,
    due: '2026-12-20',
  }));
  const facts = { ...inArrears, accounts: inArrears.accounts.map((each) => ({ ...each, ownDeadlines })) };
  const view = agendaView(stored(facts), 'en', silent);
  expect(view.groups.flatMap(({ lines }) => lines)).toHaveLength(mostLines);
  expect(view.more).toMatch(/^and 1,9\d\d more$/);
  expect(JSON.stringify(view).length).toBeLessThan(30_000);
});

it.each([
  ['zh-CN', '为什么'],
  ['en', 'Why'],
] as const)('says in %s why, with the sources, of each line and each known cost', (locale, said) => {
  const { groups, costs } = agendaView(stored(inArrears), locale, silent);
  const known = costs?.lines.filter((line) => line.known) ?? [];
  const whys = [...groups.flatMap(({ lines }) => lines), ...known].map(({ why }) => why);
  expect(whys.length).toBeGreaterThan(2);
  for (const why of whys) {
    expect(why?.said).toBe(said);
    expect(why?.statements.length).toBeGreaterThan(0);
    expect(why?.statements.length).toBeLessThanOrEqual(3);
  }
});
