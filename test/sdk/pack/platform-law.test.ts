import { packs, rulePacks, shopeePh, taobaoOpenPlatform } from 'duewatch/packs';
import { penaltyOutcome, thresholdOn } from 'duewatch/penalty';
import { describe, expect, it, test } from 'vitest';

/** AliExpress sells abroad and Shopee is abroad: whether these rules bind them there was not found. */
const mainland = [...packs, ...rulePacks].filter(({ id }) => id !== 'aliexpress' && id !== 'shopee-ph');

describe('what the law asks of platforms stands in the pack of each of them, and is the same', () => {
  it('eight of them', () => expect(mainland).toHaveLength(8));

  test.each(mainland.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
    for (const id of ['fee-guide', 'platform-rules']) {
      const [own, first] = [pack, taobaoOpenPlatform].map(({ notices = [] }) =>
        notices.find((notice) => notice.id === id),
      );
      expect(own).toBeDefined();
      expect(own).toEqual(first);
    }
    const days = ['rule-notice', 'rule-notice-some'].map((id) =>
      thresholdOn(pack, id, { validAt: '2026-11-22' }),
    );
    expect(days.map((each) => [each?.unit, each?.readings[0]?.range])).toEqual([
      ['days', { from: 7 }],
      ['days', { from: 15 }],
    ]);
    // Of the 15 days nobody knows when they apply.
    expect(days[1]?.readings[0]?.cite.note?.en).toMatch(/Not verified/);
  });

  it('is not in the pack of a platform abroad', () => {
    expect(shopeePh.notices).toBeUndefined();
  });
});

describe('arrears again and again on the open platform of Taobao', () => {
  const verdict = (times: number | null, validAt = '2015-01-01') =>
    penaltyOutcome(
      { offences: { 'frequent-arrears': true }, facts: { 'arrears-times': times } },
      taobaoOpenPlatform,
      { validAt },
    );

  it('may take points, and how often and how many nobody has said', () => {
    const { outcomes, certain } = verdict(2);
    expect(certain).toEqual([]);
    expect(outcomes.some(({ measures }) => measures.some(({ kind }) => kind === 'deduct-points'))).toBe(true);
  });

  test.each([
    ['2014-03-31', false],
    ['2014-04-01', true],
    ['2016-12-31', true],
    ['2017-01-01', false],
  ])('is a rule on %s: %s', (validAt, holds) => {
    expect(verdict(2, validAt).outcomes.length > 0).toBe(holds);
  });
});
