import type { AccountFacts, Pack } from 'duewatch';
import { applyValues } from 'duewatch';
import { impactNeededFrom, packImpact } from 'duewatch/assess';
import { alibaba1688, aliexpress, taobaoOpenPlatform } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';

const on = '2026-11-22';

/** A copy that another one edited. */
function edited(pack: Pack, edit: (copy: Editable) => void): Pack {
  const copy = structuredClone(pack) as unknown as Editable;
  edit(copy);
  return copy as unknown as Pack;
}
interface Editable {
  tariffs: { versions: { id: string; validFrom: string; validTo: string | null }[] }[];
  penalties: unknown[];
  obligations: unknown[];
}

/** Replaces a text throughout. */
function replaced<Part>(part: Part, from: string, to: string): Part {
  const written = JSON.stringify(part);
  expect(written).toContain(from);
  return JSON.parse(written.replaceAll(from, to));
}

const path = 'tariffs/api/2017-01/classes/basic/any';
const dearer = applyValues(taobaoOpenPlatform, { [path]: '0.02' }).pack;
const dearerLater = edited({ ...taobaoOpenPlatform, sources: dearer.sources }, ({ tariffs }) => {
  const [{ versions } = { versions: [] }] = tariffs;
  const last = versions.at(-1)!;
  const [next] = (JSON.parse(JSON.stringify(dearer)) as Editable).tariffs[0]!.versions.slice(-1);
  last.validTo = '2026-11-30';
  versions.push({ ...next!, id: '2026-12', validFrom: '2026-12-01' });
});

const isv: AccountFacts = {
  platform: 'taobao-open-platform',
  id: 'isv',
  apps: [{ appKey: '1', hosting: 'outside' }],
  position: {
    day: '2026-11-18',
    prepaid: '0.00',
    debts: [{ id: 'd', appKey: '1', day: '2026-11-18', amount: '5.00' }],
  },
  usage: [{ appKey: '1', api: 'taobao.trades.sold.get', class: 'basic', day: '2026-11-20', calls: 24_000 }],
};
const shop: AccountFacts = {
  platform: 'aliexpress',
  id: 'shop',
  risk: { margin: '100.00' },
  violations: [
    {
      id: 'case',
      noticed: on,
      offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
      facts: { times: 2, 'fake-orders': 30, 'total-orders': 100 },
    },
  ],
};
const harsher = edited(aliexpress, (copy) => {
  copy.penalties = replaced(copy.penalties, '"days":15', '"days":20');
});
const unverified: AccountFacts = { platform: 'alibaba-1688', id: 'service' };

const said = (account: AccountFacts, before: Pack, after: Pack, day = on) =>
  packImpact(account, before, after, { on: day }).map((message) => explain(message, 'en'));

describe('what another edition of a pack means for an account', () => {
  test.each<[string, AccountFacts, Pack, Pack, readonly (string | RegExp)[]]>([
    ['nothing where it is the same', isv, taobaoOpenPlatform, taobaoOpenPlatform, []],
    [
      'what the usage of 30 days costs, and what is owed',
      isv,
      taobaoOpenPlatform,
      dearer,
      [
        /^Usage from 2026-10-24 to 2026-11-22, where both have a price: \+¥2\.40 \(price \+¥2\.40\)/,
        'Owed at most ¥7.40 → ¥9.80',
      ],
    ],
    [
      'from the day on which it changes, with nothing else before it',
      isv,
      taobaoOpenPlatform,
      dearerLater,
      [/^From .*1 Dec.*: Usage from .*\+¥2\.40/],
    ],
    [
      'that nobody can say where there is no usage',
      { platform: 'taobao-open-platform', id: 'new' },
      taobaoOpenPlatform,
      dearer,
      [/there is no usage from 2026-10-24 to 2026-11-22/],
    ],
    [
      'nothing where the user’s own value holds in both',
      { ...isv, values: { [path]: '0.05' } },
      taobaoOpenPlatform,
      dearer,
      [],
    ],
    [
      'longer penalties: days and loss',
      shop,
      aliexpress,
      harsher,
      ['Expected days of restriction 15.00 → 20.00', 'Expected loss ¥1,500.00 → ¥2,000.00'],
    ],
    ['no deadline where a rule goes', unverified, alibaba1688, { ...alibaba1688, obligations: [] }, []],
  ])('%s', (_, account, before, after, expected) => {
    const messages = said(account, before, after);
    if (expected.length > 0 || before === after) expect(messages).toHaveLength(expected.length);
    expected.forEach((each, index) => {
      if (typeof each === 'string') expect(messages[index]).toBe(each);
      else expect(messages[index]).toMatch(each);
    });
  });

  it('deadlines that come, go and move', () => {
    const later = edited(alibaba1688, (copy) => {
      copy.obligations = replaced(
        replaced(copy.obligations, '2022-01-20', '2022-02-20'),
        '2022-01-19',
        '2022-02-19',
      );
    });
    const day = '2022-01-10';
    const none = { ...alibaba1688, obligations: [] };
    const gone = said(unverified, alibaba1688, none, day);
    const come = said(unverified, none, alibaba1688, day);
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.every((text) => text.startsWith('One deadline less: '))).toBe(true);
    expect(come.map((text) => text.split(':')[0])).toEqual(gone.map(() => 'One more deadline'));
    expect(
      said(unverified, alibaba1688, later, day).filter((text) => text.startsWith('A deadline moves: ')),
    ).toHaveLength(1);
  });

  it.each<[string, AccountFacts, Pack]>([
    ['a version to come', isv, dearerLater],
    ['a version to come and no usage', { platform: isv.platform, id: 'new' }, dearerLater],
    [
      'a value of the user’s own from a day to come',
      {
        ...isv,
        values: { 'tariffs/api/2017-01/dailyRelief': { value: '5.00', from: '2026-12-01' } } as never,
      },
      taobaoOpenPlatform,
    ],
  ])('nothing where both are the same pack with %s', (_, account, pack) => {
    expect(said(account, pack, pack)).toEqual([]);
  });

  it('that a change to come no longer comes', () => {
    const undone = { ...taobaoOpenPlatform, sources: dearer.sources };
    expect(said(isv, dearerLater, undone)).toEqual([expect.stringMatching(/^From .*1 Dec.*-¥2\.40/)]);
  });

  it('which end of a deadline moves', () => {
    const apart = edited(alibaba1688, (copy) => {
      copy.obligations = replaced(copy.obligations, '2022-01-20', '2022-01-25');
    });
    expect(said(unverified, alibaba1688, apart, '2022-01-10')).toEqual([
      expect.stringMatching(/^The latest day of a deadline moves: .* 20 Jan 2022 → 25 Jan 2022$/),
    ]);
  });

  it('says all of it in Chinese', () => {
    const messages = packImpact(isv, taobaoOpenPlatform, dearer, { on }).map((message) =>
      explain(message, 'zh-CN'),
    );
    expect(messages).toEqual([
      expect.stringContaining('两边都有价格的部分 +¥2.40'),
      '欠费最多 ¥7.40 → ¥9.80',
    ]);
  });

  it('needs usage of 30 days, or as far back as what is owed', () => {
    expect(impactNeededFrom(isv, [taobaoOpenPlatform, dearer], on)).toBe('2026-10-24');
    expect(
      impactNeededFrom({ ...isv, position: undefined } as never, [taobaoOpenPlatform], on) <= '2026-10-24',
    ).toBe(true);
  });
});
