import type { AccountAssessment, AccountRef, Assessment } from 'duewatch';

/** An account as one text, for comparing. @example keyOf(warning) // 'taobao-open-platform/isv-demo' */
export function keyOf({ account }: { readonly account: Pick<AccountRef, 'platform' | 'id'> }): string {
  return `${account.platform}/${account.id}`;
}

/** Accounts, those with the worst warning first and the rest as they came. */
export function worstFirst({
  accounts,
  warnings,
}: Pick<Assessment, 'accounts' | 'warnings'>): AccountAssessment[] {
  const order = [...new Set(warnings.map(keyOf))];
  const place = (account: AccountAssessment) => {
    const index = order.indexOf(keyOf(account));
    return index < 0 ? order.length : index;
  };
  return [...accounts].sort((a, b) => place(a) - place(b));
}
