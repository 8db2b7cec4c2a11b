import { arrearsStatus } from 'duewatch/arrears';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { type Ladder, parseLadder, withLadder } from 'duewatch/schema';
import { describe, expect, it, test } from 'vitest';
import {
  dropLadder,
  idOf,
  putLadder,
  restoreLadder,
} from '../../../../../extension/pages/dashboard/own-ladder/ladder-list.ts';
import { writeDraft } from '../../../../../extension/pages/dashboard/own-ladder/write-draft.ts';
import { ladder } from './drafts.ts';

const a = { name: 'a' };
const b = { name: 'b' };
const c = { name: 'c' };

test.each([
  ['a new one first', putLadder([a, b], undefined, c), [c, a, b]],
  ['an edited one in its place', putLadder([a, b], { name: 'b' }, c), [a, c]],
  ['one that another page removed meanwhile first, not lost', putLadder([a], b, c), [c, a]],
  ['without the one removed', dropLadder([a, b], { name: 'a' }), [b]],
  ['as it was where the one is gone already', dropLadder([a, b], c), [a, b]],
  ['with one back in its place', restoreLadder([a, c], b, 1), [a, b, c]],
])('the list is %s', (_, list, expected) => {
  expect(list).toEqual(expected);
});

describe('the id', () => {
  it('of a ladder of arrears is that of the platform’s, whose rules go on where it does not hold', () => {
    const id = idOf('arrears', taobaoOpenPlatform, [], 'notice');
    const own = parseLadder(writeDraft(ladder({ validFrom: '2026-12-01' }), id)).ladder as Ladder;
    const pack = withLadder(taobaoOpenPlatform, own);
    expect(pack.ladders).toHaveLength(taobaoOpenPlatform.ladders.length);
    const debt = { id: 'd', appKey: 'k', day: '2026-11-28', amount: '1.00' };
    const settled = {
      currency: 'CNY' as const,
      from: '2026-11-28',
      to: '2026-12-02',
      days: [],
      ledger: [],
      prepaid: '0.00',
      wallet: { grants: [] } as never,
      debts: [debt],
      owed: '1.00',
      episodes: [{ since: '2026-11-28', paidOn: null }],
      episodesByApp: { k: [{ since: '2026-11-28', paidOn: null }] },
      unposted: [],
    };
    const on = (day: string) => arrearsStatus(settled, pack, { on: day }).ladder;
    expect([on('2026-11-30'), on('2026-12-01')]).toEqual(['arrears/2017', 'arrears/own']);
  });

  test.each([
    ['of a quota is its own', 'quota', [], undefined, 'own-quota'],
    ['is one that no other has', 'quota', [{ id: 'own-quota' }], undefined, 'own-quota-2'],
    ['stays where it can', 'balance', [{ id: 'own-quota' }], 'mine', 'mine'],
    ['of the platform’s arrears is given up by a quota', 'quota', [], 'arrears', 'own-quota'],
    ['that another has is given up', 'quota', [{ id: 'mine' }], 'mine', 'own-quota'],
  ] as const)('%s', (_, kind, others, known, expected) => {
    expect(idOf(kind, taobaoOpenPlatform, others, known)).toBe(expected);
  });

  it('of arrears on a platform without a ladder is its own', () => {
    expect(idOf('arrears', { ladders: [] }, [])).toBe('own');
  });
});
