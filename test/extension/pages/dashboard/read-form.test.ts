import { parseFacts } from 'duewatch/schema';
import { describe, expect, it } from 'vitest';
import { type FormState, formOf, readForm } from '../../../../extension/pages/dashboard/read-form.ts';

const empty = formOf('taobao-open-platform');
const form = (patch: Partial<FormState>): FormState => ({ ...empty, id: 'isv-demo', ...patch });
const errorsOf = (patch: Partial<FormState>) => {
  const result = readForm(form(patch));
  return 'errors' in result ? result.errors : {};
};
const accountOf = (state: FormState) => {
  const result = readForm(state);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.part.accounts[0]!;
};

describe('what was left empty', () => {
  it('is not known, and not zero', () => {
    expect(accountOf(form({}))).toEqual({ platform: 'taobao-open-platform', id: 'isv-demo' });
  });

  it('leaves empty rows out', () => {
    const account = accountOf(
      form({
        positionDay: '2026-11-21',
        prepaid: '0',
        debts: [{ appKey: '', day: '', amount: '' }],
        apps: [{ appKey: '', listed: '' }],
      }),
    );
    expect(account.position).toEqual({ day: '2026-11-21', prepaid: '0', debts: [] });
    expect(account.apps).toBeUndefined();
  });
});

describe('what was filled in', () => {
  const full = form({
    name: '示例',
    positionDay: '2026-11-21',
    prepaid: '0.00',
    debts: [
      { appKey: '23000001', day: '2026-11-19', amount: '842.30' },
      { appKey: '23000001', day: '2026-11-19', amount: '442.20' },
    ],
    directDebit: 'no',
    apps: [
      { appKey: '23000001', listed: 'yes' },
      { appKey: '23000002', listed: '' },
    ],
    liftedOn: '2026-11-20',
    values: { 'tariffs/api/2017-01/dailyRelief': '20', 'tariffs/other': '' },
  });

  it('becomes facts that the SDK accepts', () => {
    const account = accountOf(full);
    expect(parseFacts({ format: 'duewatch/facts@1', accounts: [account] }).problems).toEqual([]);
    expect(account.directDebit).toEqual({ signed: false });
    expect(account.apps).toEqual([{ appKey: '23000001', listed: true }, { appKey: '23000002' }]);
    expect(account.values).toEqual({ 'tariffs/api/2017-01/dailyRelief': '20' });
  });

  it('keeps two unpaid fees of one app key and day apart', () => {
    expect(new Set(accountOf(full).position?.debts.map(({ id }) => id)).size).toBe(2);
  });

  it('comes back into the form as it was', () => {
    const { values, ...again } = formOf('taobao-open-platform', accountOf(full) as never);
    const { values: _, ...before } = full;
    expect(again).toEqual(before);
    expect(values).toEqual({ 'tariffs/api/2017-01/dailyRelief': '20' });
  });
});

describe('what is wrong is named by its field', () => {
  it('without an account', () => {
    expect(errorsOf({ id: '' })).toEqual({ id: 'accountMissing' });
  });

  it('a debt without the day and balance it belongs to', () => {
    expect(errorsOf({ debts: [{ appKey: '1', day: '2026-11-19', amount: '5' }] })).toEqual({
      positionDay: 'dayMissing',
      prepaid: 'prepaidMissing',
    });
  });

  it.each([
    ['2026-02-30', 'dayInvalid'],
    ['2026/11/21', 'dayInvalid'],
    ['21.11.2026', 'dayInvalid'],
  ])('the day %s', (positionDay, problem) => {
    expect(errorsOf({ positionDay, prepaid: '0' })).toEqual({ positionDay: problem });
  });

  it.each(['1,284.50', '¥5', '-3', '1e3', '5.', '.5', '５'])('the amount %s', (prepaid) => {
    expect(errorsOf({ positionDay: '2026-11-21', prepaid })).toEqual({ prepaid: 'amountInvalid' });
  });

  it('each cell of a row of its own', () => {
    const position = { positionDay: '2026-11-21', prepaid: '0' };
    expect(
      errorsOf({
        ...position,
        debts: [
          { appKey: '1', day: '2026-11-22', amount: '0.00' },
          { appKey: '', day: '', amount: '5' },
        ],
      }),
    ).toEqual({
      'debts.0.day': 'debtLater',
      'debts.0.amount': 'amountPositive',
      'debts.1.appKey': 'appKeyMissing',
      'debts.1.day': 'dayInvalid',
    });
  });

  it('an answer about no app, a day of release and an own value', () => {
    expect(
      errorsOf({
        apps: [{ appKey: '', listed: 'yes' }],
        liftedOn: 'soon',
        values: { 'tariffs/api/2017-01/dailyRelief': 'twenty' },
      }),
    ).toEqual({
      'apps.0.appKey': 'appKeyMissing',
      liftedOn: 'dayInvalid',
      'values.tariffs/api/2017-01/dailyRelief': 'amountInvalid',
    });
  });
});

it('asks for a name where the account has none yet', () => {
  expect(formOf('taobao-open-platform', { platform: 'taobao-open-platform', id: 'default' }).id).toBe('');
});

it('leaves alone what was entered with a day, a note, or in another section', () => {
  const relief = 'tariffs/api/2017-01/dailyRelief';
  const published = 'notices/charging-2014/published';
  const known = {
    platform: 'taobao-open-platform',
    id: 'isv',
    values: { [relief]: { value: '20.00', from: '2026-11-01' }, [published]: '2014-03-01' },
  };
  const state = formOf(known.platform, known);
  expect(state.values).toEqual({ [relief]: '20.00' });
  expect(readForm(state, known)).toEqual({ part: { accounts: [{ platform: known.platform, id: 'isv' }] } });
  const changed = readForm({ ...state, values: { [relief]: '21.00' } }, known);
  expect(changed).toMatchObject({ part: { accounts: [{ values: { [relief]: '21.00' } }] } });
});
