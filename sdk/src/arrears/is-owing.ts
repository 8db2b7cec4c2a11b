import type { ArrearsStatus } from './status.ts';

/** Whether something due is unpaid: a payment that the platform has not booked yet pays nothing. */
export function isOwing({ state }: Pick<ArrearsStatus, 'state'>): boolean {
  return state === 'in-arrears' || state === 'pending';
}
