import { type AccountFacts, isDay, isDecimal, type OwnValue } from 'duewatch';
import type { FactsPart } from 'duewatch/import';
import { unnamedId } from '../../ui/name-of.ts';
import type { Words } from '../../ui/words.ts';

/** What stands in the short form, as typed. */
export interface FormState {
  readonly platform: string;
  readonly id: string;
  readonly name: string;
  readonly positionDay: string;
  readonly prepaid: string;
  readonly debts: readonly DebtRow[];
  readonly directDebit: Choice;
  readonly apps: readonly AppRow[];
  readonly liftedOn: string;
  /** By the path in the pack. */
  readonly values: Readonly<Record<string, string>>;
}

/** Not answered, yes or no: a question left open is not a no. */
export type Choice = '' | 'yes' | 'no';

export interface DebtRow {
  readonly appKey: string;
  readonly day: string;
  readonly amount: string;
}

export interface AppRow {
  readonly appKey: string;
  readonly listed: Choice;
}

/** What is wrong, by the field's name: `id`, `debts.0.amount`, `values.tariffs/api/2017-01/dailyRelief`. */
export type FormErrors = Readonly<Record<string, keyof Words['errors']>>;

/** The form of an account that is known already, or an empty one. */
export function formOf(platform: string, known?: AccountFacts): FormState {
  return {
    platform,
    id: known === undefined || known.id === unnamedId ? '' : known.id,
    name: known?.name ?? '',
    positionDay: known?.position?.day ?? '',
    prepaid: known?.position?.prepaid ?? '',
    debts: known?.position?.debts.map(({ appKey, day, amount }) => ({ appKey, day, amount })) ?? [],
    directDebit: choiceOf(known?.directDebit?.signed),
    apps: known?.apps?.map(({ appKey, listed }) => ({ appKey, listed: choiceOf(listed) })) ?? [],
    liftedOn: known?.liftedOn?.at(-1) ?? '',
    // What is no amount, such as a day, belongs to the section Rules.
    values: Object.fromEntries(
      Object.entries(known?.values ?? {})
        .map(([path, entered]) => [path, plainOf(entered)] as const)
        .filter(([, value]) => isAmount(value)),
    ),
  };
}

/** @example plainOf({ value: '20.00', from: '2026-10-01' }) // '20.00' */
function plainOf(entered: OwnValue): string {
  return typeof entered === 'string' ? entered : entered.value;
}

function choiceOf(answer: boolean | undefined): Choice {
  return answer === undefined ? '' : answer ? 'yes' : 'no';
}

/**
 * The facts that a form states, or what is wrong with it and where. What was left empty is not in the facts, because it is
 * not known. A value that stands as it is known keeps its day and note, so it is not stated again.
 */
export function readForm(
  form: FormState,
  known?: AccountFacts,
): { readonly part: FactsPart } | { readonly errors: FormErrors } {
  const errors: Record<string, keyof Words['errors']> = {};
  const day = (field: string, text: string) => {
    if (!isDay(text)) errors[field] = 'dayInvalid';
  };
  const amount = (field: string, text: string) => {
    if (!isAmount(text)) errors[field] = 'amountInvalid';
  };

  if (form.id === '') errors.id = 'accountMissing';

  const debts = form.debts.filter((row) => row.appKey + row.day + row.amount !== '');
  const hasPosition = form.positionDay !== '' || form.prepaid !== '' || debts.length > 0;
  if (hasPosition && form.positionDay === '') errors.positionDay = 'dayMissing';
  else if (hasPosition) day('positionDay', form.positionDay);
  if (hasPosition && form.prepaid === '') errors.prepaid = 'prepaidMissing';
  else if (hasPosition) amount('prepaid', form.prepaid);
  form.debts.forEach((row, index) => {
    if (!debts.includes(row)) return;
    const field = (name: keyof DebtRow) => `debts.${index}.${name}`;
    if (row.appKey === '') errors[field('appKey')] = 'appKeyMissing';
    day(field('day'), row.day);
    if (isDay(row.day) && isDay(form.positionDay) && row.day > form.positionDay)
      errors[field('day')] = 'debtLater';
    amount(field('amount'), row.amount);
    if (/^0*(\.0*)?$/.test(row.amount) && row.amount !== '') errors[field('amount')] = 'amountPositive';
  });

  form.apps.forEach((row, index) => {
    if (row.appKey === '' && row.listed !== '') errors[`apps.${index}.appKey`] = 'appKeyMissing';
  });
  if (form.liftedOn !== '') day('liftedOn', form.liftedOn);
  const before = known?.values ?? {};
  const isKept = (path: string, value: string) => {
    const entered = before[path];
    return typeof entered === 'object' && entered.value === value;
  };
  const values = Object.entries(form.values).filter(([path, value]) => value !== '' && !isKept(path, value));
  for (const [path, value] of values) amount(`values.${path}`, value);

  if (Object.keys(errors).length > 0) return { errors };
  const apps = form.apps.filter(({ appKey }) => appKey !== '');
  const account: AccountFacts = {
    platform: form.platform,
    id: form.id,
    ...(form.name !== '' && { name: form.name }),
    ...(apps.length > 0 && {
      apps: apps.map(({ appKey, listed }) => ({
        appKey,
        ...(listed !== '' && { listed: listed === 'yes' }),
      })),
    }),
    ...(hasPosition && {
      position: {
        day: form.positionDay,
        prepaid: form.prepaid,
        debts: debts.map((row, index) => ({ id: `typed-${index + 1}`, ...row })),
      },
    }),
    ...(form.directDebit !== '' && { directDebit: { signed: form.directDebit === 'yes' } }),
    ...(form.liftedOn !== '' && { liftedOn: [form.liftedOn] }),
    ...(values.length > 0 && { values: Object.fromEntries(values) }),
  };
  return { part: { accounts: [account] } };
}

function isAmount(text: string): boolean {
  return isDecimal(text) && !text.startsWith('-');
}
