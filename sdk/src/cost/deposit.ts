import { type Decimal, max, subtract } from '../base/decimal.ts';

export interface DepositShortfall {
  /** Null where nobody knows it. */
  readonly required: Decimal | null;
  readonly paid: Decimal | null;
  /** What is still to be paid in. Null where either is not known. */
  readonly shortfall: Decimal | null;
  /** What is paid in beyond the requirement. Null where either is not known. */
  readonly surplus: Decimal | null;
  readonly missing: readonly ('required' | 'paid')[];
}

/**
 * A deposit (保证金) that a platform requires, beside what is paid in. Neither is ever taken as zero where it is not known.
 *
 * @example
 * depositShortfall({ required: '10000', paid: '7500.50' }).shortfall // '2499.50'
 * depositShortfall({ required: null, paid: '7500.50' }) // shortfall null, missing ['required']
 */
export function depositShortfall(deposit: {
  readonly required: Decimal | null;
  readonly paid: Decimal | null;
}): DepositShortfall {
  const { required, paid } = deposit;
  if (required === null || paid === null) {
    const missing = (['required', 'paid'] as const).filter((field) => deposit[field] === null);
    return { required, paid, shortfall: null, surplus: null, missing };
  }
  return {
    required,
    paid,
    shortfall: max('0.00', subtract(required, paid)),
    surplus: max('0.00', subtract(paid, required)),
    missing: [],
  };
}
