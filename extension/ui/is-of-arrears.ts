/** Whether a warning or a deadline is about arrears: then it is told in full in the section Arrears. */
export function isOfArrears({ id }: { readonly id: string }): boolean {
  return /\/arrears(\/|$)/.test(id);
}
