import { deadlines, noticeDays } from 'duewatch/deadline';
import { alibaba1688, kuaishou, taobao, taobaoOpenPlatform } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
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
      likely: '2022-01-20',
      latest: '2022-01-20',
      severity: 'high',
    });
  });

  it('says its steps, what follows, and what does not', () => {
    const due = only('identity-verification', '2022-01-10', provider);
    expect(due?.steps).toHaveLength(5);
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
    ['unknown where nobody says whether the account is a provider', {}, 'unknown'],
    ['gone where it is none', { traits: { 'service-provider': false } }, undefined],
  ] as const)('is %s', (_, account, state) => {
    expect(only('identity-verification', '2022-02-01', account as Partial<AccountFacts>)?.state).toBe(state);
  });
});

describe('the other obligations', () => {
  test.each([
    ['assistant-refund', 'assistant-subscriber', '2023-05-09', 'due-soon'],
    ['assistant-refund', 'assistant-subscriber', '2023-05-10', 'due-today'],
    ['assistant-refund', 'assistant-subscriber', '2023-05-11', undefined],
    ['app-update', 'outdated-app', '2022-09-28', 'due-soon'],
    ['app-update', 'outdated-app', '2022-09-29', 'due-today'],
    ['app-update', 'outdated-app', '2022-09-30', 'due-today'],
    ['app-update', 'outdated-app', '2022-10-01', undefined],
    ['sourcing-app-end', 'sourcing-app-user', '2022-06-28', 'due-soon'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-06-30', 'due-today'],
    ['sourcing-app-end', 'sourcing-app-user', '2022-07-01', undefined],
    ['bank-pay-exit', 'bank-pay-opened', '2021-04-06', 'unknown'],
  ])('%s of an account with %s is on %s %s', (id, trait, on, state) => {
    expect(only(id, on, { traits: { [trait]: true } })?.state).toBe(state);
  });

  it('a refund has its window', () => {
    const due = only('assistant-refund', '2023-05-01', { traits: { 'assistant-subscriber': true } });
    expect(due).toMatchObject({ opens: '2023-05-04', earliest: '2023-05-10', severity: 'low' });
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

  test.each([
    [alibaba1688, 'insurance-agreement'],
    [alibaba1688, 'assistant-end'],
    [taobaoOpenPlatform, 'charging-2014'],
    [taobaoOpenPlatform, 'direct-debit'],
  ])('of $id: how far ahead %s was published is not known', (pack, id) => {
    expect(days(pack, id)).toBeNull();
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
