import { deadlines, defaultReminderSettings, noticeDays, planReminders } from 'duewatch/deadline';
import { alibaba1688, kuaishou, taobao, taobaoOpenPlatform } from 'duewatch/packs';
import { rulesOf } from 'duewatch/schema';
import { explain, toICalendar } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../sdk/src/base/day.ts';
import type { AccountFacts } from '../../../sdk/src/facts/schema.ts';
import { readingsOf } from '../../../sdk/src/pack/known.ts';
import { parsePack } from '../../../sdk/src/pack/parse-pack.ts';
import type { Pack } from '../../../sdk/src/pack/schema.ts';

const dueOn = (on: string, account: Partial<AccountFacts> = {}, pack: Pack = alibaba1688) =>
  deadlines(
    { format: 'duewatch/facts@1', accounts: [{ platform: pack.id, id: 'shop', ...account }] },
    [pack],
    { on },
  );

const provider = { traits: { 'service-provider': true } };
const only = (id: string, on: string, account: Partial<AccountFacts>) =>
  dueOn(on, account).find((each) => each.id === `alibaba-1688/shop/obligation/${id}`);

describe('the identity verification of the 1688 service market, “before 20 January 2022”', () => {
  test.each([
    ['2021-12-31', 'coming', 19],
    ['2022-01-18', 'due-soon', 1],
    ['2022-01-19', 'due-today', 0],
    ['2022-01-20', 'due-today', -1],
    ['2022-01-21', 'overdue', -2],
    ['2026-11-27', 'overdue', -1773],
  ])('is on %s %s', (on, state, inDays) => {
    expect(only('identity-verification', on, provider)).toMatchObject({
      state,
      inDays,
      earliest: '2022-01-19',
      likely: '2022-01-19',
      latest: '2022-01-20',
      severity: 'high',
    });
  });

  it('is read as the table of what follows reads it: same readings, same default, same trust', () => {
    const { due } = alibaba1688.obligations!.find(({ id }) => id === 'identity-verification')!;
    const late = alibaba1688.penalties!.find(({ id }) => id === 'identity-gate')!.versions[0]!.clauses[0]!
      .steps[0]!.when!;
    if (!('on' in late) || !('readings' in late.on) || !('readings' in due)) throw new Error('one reading');
    // The first day on which what follows does follow is the day after the last one in time.
    const asked = due.readings.map(({ value, ...reading }) => ({ ...reading, late: addDays(value.by, 1) }));
    expect(late.on.readings.map(({ value, ...reading }) => ({ ...reading, late: value.from }))).toEqual(
      asked,
    );
    expect([late.on.default, late.on.why]).toEqual([due.default, due.why]);
    expect(asked[0]).toMatchObject({ id: due.default, late: '2022-01-20', confidence: 'inferred' });
  });

  it('says its steps, what follows, and what does not', () => {
    const due = only('identity-verification', '2022-01-10', provider);
    // The six of the source, and what comes after them.
    const steps = due!.steps!.map((step) => explain(step, 'zh-CN'));
    expect(steps).toHaveLength(6);
    expect(steps[3]).toMatch(/企业认证提示.*关闭/);
    expect(steps[5]).toMatch(/审核通过.*前台.*新的企业名称/);
    expect(explain(due!.consequence!, 'zh-CN')).toBe('逾期：服务下架、不能新订购；不得停止已订购用户的使用');
    expect(due?.why.map(({ text }) => explain(text, 'en')).join('\n')).toMatch(/19 Jan 2022[\s\S]*Except: /);
  });

  test.each([
    [
      'done where it is done',
      { ...provider, duties: [{ obligation: 'identity-verification', state: 'done', on: '2022-01-05' }] },
      'done',
    ],
    [
      'waived where the platform waived it',
      { ...provider, duties: [{ obligation: 'identity-verification', state: 'waived', on: '2022-01-05' }] },
      'waived',
    ],
    [
      'still overdue where it was only handed in',
      {
        ...provider,
        duties: [{ obligation: 'identity-verification', state: 'submitted', on: '2022-01-05' }],
      },
      'overdue',
    ],
    [
      'still overdue where it was only begun',
      {
        ...provider,
        duties: [{ obligation: 'identity-verification', state: 'begun', on: '2022-01-05', steps: ['edit'] }],
      },
      'overdue',
    ],
    ['unknown where nobody says whether the account is a provider', {}, 'unknown'],
    ['gone where it is none', { traits: { 'service-provider': false } }, undefined],
  ] as const)('is %s', (_, account, state) => {
    expect(only('identity-verification', '2022-02-01', account as Partial<AccountFacts>)?.state).toBe(state);
  });
});

it('the steps of the identity verification that are done are said to be', () => {
  const duties = [
    { obligation: 'identity-verification', state: 'begun' as const, on: '2022-01-05', steps: ['edit'] },
  ];
  const { steps = [] } = only('identity-verification', '2022-01-10', { ...provider, duties }) ?? {};
  expect(steps.map(({ code }) => code)).toEqual([
    'deadline.step.done',
    ...Array.from({ length: steps.length - 1 }, () => 'deadline.step'),
  ]);
  expect(explain(steps[0]!, 'en')).toMatch(/ \(done\)$/);
});

describe('the other obligations', () => {
  test.each([
    ['assistant-refund', 'assistant-subscriber', '2023-05-03', 'coming'],
    ['assistant-refund', 'assistant-subscriber', '2023-05-04', 'coming'],
    ['assistant-refund', 'assistant-subscriber', '2023-05-05', 'coming'],
    ['assistant-refund', 'assistant-subscriber', '2023-05-09', 'due-soon'],
    ['assistant-refund', 'assistant-subscriber', '2023-05-10', 'due-today'],
    ['assistant-refund', 'assistant-subscriber', '2023-05-11', 'overdue'],
    ['app-update', 'outdated-app', '2022-09-28', 'due-soon'],
    ['app-update', 'outdated-app', '2022-09-29', 'due-today'],
    ['app-update', 'outdated-app', '2022-09-30', 'due-today'],
    ['app-update', 'outdated-app', '2022-10-01', 'overdue'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-05-08', 'due-soon'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-05-09', 'due-today'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-05-10', 'due-today'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-06-28', 'due-today'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-06-29', 'due-today'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-06-30', 'due-today'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-07-01', 'overdue'],
    ['bank-pay-exit', 'bank-pay-opened', '2021-04-06', 'unknown'],
  ])('%s of an account with %s is on %s %s', (id, trait, on, state) => {
    expect(only(id, on, { traits: { [trait]: true } })?.state).toBe(state);
  });

  test.each([
    ['has its day where nobody says whether the account is meant', {}, '2022-09-30', 'due-today'],
    ['is gone after that', {}, '2022-10-01', undefined],
    [
      'is none of an account that is not meant',
      { traits: { 'outdated-app': false } },
      '2022-09-01',
      undefined,
    ],
    [
      'is gone after its day where it was done',
      {
        traits: { 'outdated-app': true },
        duties: [{ obligation: 'app-update', state: 'done', on: '2022-08-01' }],
      },
      '2022-10-01',
      undefined,
    ],
    [
      'is overdue where it was handed in and not confirmed',
      { duties: [{ obligation: 'app-update', state: 'submitted', on: '2022-08-01' }] },
      '2022-10-01',
      'overdue',
    ],
  ] as const)('an update %s', (_, account, on, state) => {
    expect(only('app-update', on, account as Partial<AccountFacts>)?.state).toBe(state);
  });

  it('a refund that has not come by its last day is to be asked for', () => {
    const subscriber = { traits: { 'assistant-subscriber': true } };
    expect(only('assistant-refund', '2023-05-11', subscriber)).toMatchObject({
      inDays: -1,
      severity: 'normal',
    });
    const received = [{ obligation: 'assistant-refund', state: 'done', on: '2023-05-06' }] as const;
    expect(only('assistant-refund', '2023-05-11', { ...subscriber, duties: [...received] })).toBeUndefined();
  });

  it('what is asked of every account is gone with its day where the account says nothing', () => {
    const [update] = alibaba1688.obligations!.filter(({ id }) => id === 'app-update');
    const { concerns: _, ...everyone } = update!;
    const pack = { ...alibaba1688, obligations: [everyone] };
    const states = (on: string) =>
      dueOn(on, {}, pack).flatMap(({ kind, state }) => (kind === 'obligation' ? [state] : []));
    expect(['2022-09-28', '2022-09-30', '2022-10-01'].map(states)).toEqual([['due-soon'], ['due-today'], []]);
  });

  test.each([
    { name: 'before its hour', now: '2022-09-30T17:59:00+08:00', state: 'due-today' },
    { name: 'after its hour', now: '2022-09-30T18:01:00+08:00', state: 'overdue' },
  ])('what a source wants by an hour is $state $name', ({ now, state }) => {
    const due = {
      value: { by: '2022-09-30', at: '18:00' },
      source: 'messages-2022',
      confidence: 'seed',
    } as const;
    const update = alibaba1688.obligations!.find(({ id }) => id === 'app-update')!;
    const pack = { ...alibaba1688, obligations: [{ ...update, due }] };
    expect(parsePack(JSON.parse(JSON.stringify(pack))).problems).toEqual([]);
    const facts = { platform: pack.id, id: 'shop', traits: { 'outdated-app': true } };
    const [found] = deadlines({ format: 'duewatch/facts@1', accounts: [facts] }, [pack], {
      on: '2022-09-30',
      now,
    }).filter(({ kind }) => kind === 'obligation');
    expect(found).toMatchObject({ earliest: '2022-09-30', at: '2022-09-30T18:00:00+08:00', state });
    expect(explain(found!.why[0]!.text, 'en')).toContain('18:00');
  });

  test.each([
    { name: 'the end of a day leaves it a day', at: '24:00', problems: [] },
    { name: 'what is no time is refused', at: '25:00', problems: ['time.invalid'] },
  ])('$name', ({ at, problems }) => {
    const due = { value: { by: '2022-09-30', at }, source: 'messages-2022', confidence: 'seed' } as const;
    const update = alibaba1688.obligations!.find(({ id }) => id === 'app-update')!;
    const pack = { ...alibaba1688, obligations: [{ ...update, due }] };
    expect(parsePack(JSON.parse(JSON.stringify(pack))).problems.map(({ code }) => code)).toEqual(problems);
    if (problems.length > 0) return;
    const [found] = dueOn('2022-09-30', { traits: { 'outdated-app': true } }, pack);
    expect(found).toMatchObject({ earliest: '2022-09-30', state: 'due-today' });
    expect(found).not.toHaveProperty('at');
  });

  it('the safe day is never later where a fact is missing', () => {
    const days = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2021-01-01', n));
    fc.assert(
      fc.property(fc.constantFrom(...alibaba1688.obligations!), days, ({ id, concerns = [] }, on) => {
        const traits = Object.fromEntries(concerns.map(({ fact, is }) => [fact.id, is]));
        const known = only(id, on, { traits });
        const unknown = only(id, on, {});
        if (unknown?.earliest == null) return;
        expect(unknown.earliest <= known!.earliest!).toBe(true);
      }),
    );
  });

  test.each(['2023-05-01', '2023-05-03', '2023-05-04', '2023-05-05', '2023-05-10'])(
    'a refund has its window, seen on %s',
    (on) => {
      const due = only('assistant-refund', on, { traits: { 'assistant-subscriber': true } });
      expect(due).toMatchObject({ opens: '2023-05-04', earliest: '2023-05-10', severity: 'low' });
    },
  );

  it('an end that was still to be announced may come as soon as new trades have ended', () => {
    const due = only('sourcing-app-end', '2022-05-01', { traits: { 'sourcing-app-user': true } });
    expect(due).toMatchObject({ earliest: '2022-05-09', likely: '2022-06-29', latest: '2022-06-30' });
  });
});

describe('notices', () => {
  const noticesOf = (pack: Pack) => pack.notices ?? [];
  const days = (pack: Pack, id: string) => {
    const notice = noticesOf(pack).find((each) => each.id === id);
    return notice && noticeDays(notice);
  };

  test.each([
    [alibaba1688, 'identity-gate', 7],
    [alibaba1688, 'erp-commission', 3],
    [alibaba1688, 'prohibited-services', 19],
    [alibaba1688, 'membership-agreement', 0],
    [alibaba1688, 'strength-merchants', 3],
    [alibaba1688, 'secure-purchase', 6],
    [alibaba1688, 'bank-pay-end', 6],
    [alibaba1688, 'false-trade-rule', 8],
    [taobao, 'campaign-rules', 38],
    [kuaishou, 'violation-rules', 7],
    [taobaoOpenPlatform, 'platform-rules', 45],
    [taobaoOpenPlatform, 'fee-guide', 0],
  ])('of $id: %s was published %i days ahead', (pack, id, count) => {
    expect(days(pack, id)).toEqual({ least: count, most: count });
  });

  const noticesOn = (on: string, pack: Pack) => dueOn(on, {}, pack).filter(({ kind }) => kind === 'notice');
  const listed = (on: string, pack: Pack, id: string) =>
    noticesOn(on, pack).find((each) => each.id === `${pack.id}/shop/notice/${id}`);

  /** Every notice of which the day is stated: its day, and whether it was announced before that. */
  const dated = [alibaba1688, kuaishou, taobao, taobaoOpenPlatform].flatMap((pack) =>
    noticesOf(pack).flatMap((notice) => {
      const [day] = readingsOf(notice.effective).map(({ value }) => value);
      const published = readingsOf(notice.published)[0]?.value;
      return day === undefined ? [] : [{ pack, id: notice.id, day, published }];
    }),
  );

  it('of the seeds are all dated here', () => {
    const of1688 = dated.filter(({ pack }) => pack === alibaba1688).map(({ id, day }) => [id, day]);
    expect(of1688).toEqual([
      ['identity-gate', '2021-12-30'],
      ['erp-commission', '2021-05-01'],
      ['prohibited-services', '2021-05-10'],
      ['membership-agreement', '2021-05-01'],
      ['assistant-end', '2023-03-01'],
      ['strength-merchants', '2021-04-26'],
      ['secure-purchase', '2021-04-23'],
      ['bank-pay-end', '2021-04-06'],
      ['false-trade-rule', '2024-07-16'],
      ['sourcing-app-stop', '2022-05-09'],
      ['selection-removal', '2023-06-08'],
      ['fee-guide', '2025-07-31'],
      ['platform-rules', '2026-02-01'],
    ]);
  });

  test.each(dated)(
    'of $pack.id: $id is listed the day before $day and on it, and gone the day after',
    (each) => {
      const { pack, id, day, published } = each;
      const eve = addDays(day, -1);
      const known = published === undefined || published <= eve;
      const here = { kind: 'notice', state: 'coming', severity: 'low', earliest: day, latest: day };
      if (known) expect(listed(eve, pack, id)).toMatchObject({ ...here, inDays: 1 });
      else expect(listed(eve, pack, id)).toBeUndefined();
      expect(listed(day, pack, id)).toMatchObject({ ...here, inDays: 0 });
      expect(listed(addDays(day, 1), pack, id)).toBeUndefined();
      if (published !== undefined) {
        expect(listed(addDays(published, -1), pack, id)).toBeUndefined();
        expect(listed(published, pack, id)).toMatchObject(here);
      }
      const said = listed(day, pack, id);
      for (const locale of ['zh-CN', 'en'] as const)
        for (const message of [said!.what, said!.action, ...said!.why.map(({ text }) => text)])
          expect(explain(message, locale)).not.toMatch(/^$|deadline\\.|[{}]/);
    },
  );

  it('call nobody: neither a reminder nor a warning comes of them', () => {
    const on = '2021-12-29';
    const notices = noticesOn(on, alibaba1688);
    expect(notices[0]).toMatchObject({ id: 'alibaba-1688/shop/notice/identity-gate', inDays: 1 });
    const now = Date.parse('2021-12-29T04:00:00Z');
    const { kinds: _, ...older } = defaultReminderSettings;
    const asked = { ...older, kinds: { notice: { low: [{ days: 1 }] } } };
    const plans = [defaultReminderSettings, older, asked].map((settings) =>
      planReminders({ now, isWorkday: () => true, stored: [], deadlines: notices, settings }),
    );
    expect(plans.map(({ show, next }) => [show.length, next === null])).toEqual([
      [0, true],
      [0, true],
      // Who wants to be told says so.
      [1, false],
    ]);
    const leads = [{ days: 1 }];
    const file = toICalendar(notices, { stamp: '2021-12-29T12:00:00+08:00', leads });
    expect(file.match(/BEGIN:V(EVENT|ALARM)/g)).toEqual(notices.map(() => 'BEGIN:VEVENT'));
  });

  test.each([
    [alibaba1688, 'insurance-agreement'],
    [alibaba1688, 'assistant-end'],
    [taobaoOpenPlatform, 'charging-2014'],
    [taobaoOpenPlatform, 'direct-debit'],
  ])('of $id: how far ahead %s was published is not known', (pack, id) => {
    expect(days(pack, id)).toBeNull();
  });

  test.each([
    [alibaba1688, 'insurance-agreement', 'a day and no year'],
    [taobaoOpenPlatform, 'contract-2014', 'the beginning of a month and no day'],
  ])('of $id: when %s takes effect stays open, since the source has %s', (pack, id) => {
    expect(readingsOf(noticesOf(pack).find((each) => each.id === id)!.effective)).toEqual([]);
  });

  it('have month and day where the source has no year, as data and as a rule in words', () => {
    const notice = noticesOf(alibaba1688).find(({ id }) => id === 'insurance-agreement')!;
    expect(notice.monthDay).toMatchObject({ value: '04-22', source: 'insurance', confidence: 'seed' });
    const rule = rulesOf(alibaba1688).find(({ path }) => path === 'notices/insurance-agreement/monthDay');
    expect([rule?.known, rule && explain(rule.what, 'zh-CN')]).toEqual(['certain', '月与日（没有年份）']);
    const wrong = ['04-31', '02-30', '4-22', '13-01', '2021-04-22'].map((value) => {
      const monthDay = { ...notice.monthDay, value };
      return parsePack({ ...alibaba1688, notices: [{ ...notice, monthDay }] }).problems[0]?.code;
    });
    expect(wrong).toEqual(wrong.map(() => 'day.invalid'));
  });

  test.each(['app-update', 'assistant-refund'])('%s, published “lately”, has no day of publication', (id) => {
    const { published } = alibaba1688.obligations!.find((each) => each.id === id)!;
    expect(readingsOf(published)).toEqual([]);
  });

  it('mark a year that the source does not name as inferred', () => {
    const published = noticesOf(alibaba1688).find(({ id }) => id === 'secure-purchase')!.published;
    expect(readingsOf(published)[0]?.confidence).toBe('inferred');
  });
});

it('a window that ends before it begins refuses the pack', () => {
  const [first, ...rest] = alibaba1688.obligations!;
  const due = {
    value: { from: '2022-02-01', by: '2022-01-20' },
    source: 'identity-2021',
    confidence: 'seed',
  };
  const { value, problems } = parsePack({ ...alibaba1688, obligations: [{ ...first, due }, ...rest] });
  expect(value).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'pack.ends-before-start', path: 'obligations[0].due' }]);
});
