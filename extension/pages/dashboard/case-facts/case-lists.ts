import type { Pack } from 'duewatch';

/*
 * The lists of facts that deadlines rest on, field by field: the form, its reading and what stands in the list are made of these
 * descriptions.
 */

/** `several`: ids with a space between, each of which is chosen or not. */
export type FieldKind = 'text' | 'day' | 'moment' | 'amount' | 'yes-no' | 'choice' | 'several';

export interface CaseField {
  readonly key: string;
  readonly kind: FieldKind;
  /** Without it there is no entry. */
  readonly needed?: boolean;
  /** A field whose day must not be after this one's. */
  readonly notBefore?: string;
  /** What a choice is between: fixed, or what the account's pack has. */
  readonly options?: readonly string[] | 'obligations' | 'steps';
}

export interface CaseListOf {
  readonly list: CaseListName;
  /** What tells one entry from another. */
  readonly identity: 'id' | 'obligation';
  readonly fields: readonly CaseField[];
}

export const caseListNames = ['duties', 'subscriptions', 'refunds'] as const;
export type CaseListName = (typeof caseListNames)[number];

export const caseLists: readonly CaseListOf[] = [
  {
    list: 'duties',
    identity: 'obligation',
    fields: [
      { key: 'obligation', kind: 'choice', needed: true, options: 'obligations' },
      {
        key: 'state',
        kind: 'choice',
        needed: true,
        options: ['begun', 'submitted', 'done', 'waived', 'not-concerned'],
      },
      { key: 'on', kind: 'day', needed: true },
      { key: 'steps', kind: 'several', options: 'steps' },
    ],
  },
  {
    list: 'subscriptions',
    identity: 'id',
    fields: [
      { key: 'name', kind: 'text', needed: true },
      { key: 'from', kind: 'day' },
      { key: 'to', kind: 'day', needed: true, notBefore: 'from' },
      { key: 'refundableUntil', kind: 'moment' },
      { key: 'renews', kind: 'yes-no' },
    ],
  },
  {
    list: 'refunds',
    identity: 'id',
    fields: [
      { key: 'order', kind: 'text', needed: true },
      { key: 'asked', kind: 'moment', needed: true },
      { key: 'answerBy', kind: 'moment', notBefore: 'asked' },
      { key: 'amount', kind: 'amount' },
      { key: 'answeredOn', kind: 'day', notBefore: 'asked' },
    ],
  },
];

/** What a choice is between, where the pack says so for the entry that is typed. */
export function optionsOf(
  field: CaseField,
  draft: Readonly<Record<string, string>>,
  pack: Pack | undefined,
): readonly { readonly id: string; readonly name?: Readonly<Record<'zh-CN' | 'en', string>> }[] {
  const obligations = pack?.obligations ?? [];
  if (field.options === 'obligations') return obligations.map(({ id, name }) => ({ id, name }));
  if (field.options === 'steps') {
    const obligation = obligations.find(({ id }) => id === draft.obligation);
    return (obligation?.steps ?? []).map(({ id, text }) => ({ id, name: text }));
  }
  return (field.options ?? []).map((id) => ({ id }));
}
