import type { Message } from 'duewatch';

/**
 * Where what a score asks for can be entered: a selector on the page of risk, the address of another section, or null where
 * Duewatch has no field for it.
 */
export function placeOfNeed({ code, params = {} }: Message): string | null {
  if (code === 'risk.need-price') return isSales(params.resource) ? '[data-test="margin-margin"]' : null;
  if (code === 'risk.need-outcomes') return '[data-test="outcome-add"]';
  if (code === 'risk.need-payday') return '#arrears';
  if (code === 'penalty.need-limit') return '#rules';
  return code.startsWith('penalty.need-') ? '[data-test="violation-edit"]' : null;
}

function isSales(resource: unknown): boolean {
  const params = typeof resource === 'object' && resource !== null && 'params' in resource && resource.params;
  return typeof params === 'object' && params !== null && 'resource' in params && params.resource === 'sales';
}
