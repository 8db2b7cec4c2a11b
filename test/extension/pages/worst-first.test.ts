import type { Assessment } from 'duewatch';
import { expect, it } from 'vitest';
import { worstFirst } from '../../../extension/pages/worst-first.ts';

const account = (id: string) => ({ account: { platform: 'p', id } }) as Assessment['accounts'][number];
const warning = (id: string) => ({ account: { platform: 'p', id } }) as Assessment['warnings'][number];

it('orders accounts as their warnings are, and leaves the others as they came', () => {
  const ordered = worstFirst({
    accounts: ['calm', 'soon', 'also-calm', 'worst'].map(account),
    warnings: ['worst', 'soon', 'worst'].map(warning),
  });
  expect(ordered.map(({ account }) => account.id)).toEqual(['worst', 'soon', 'calm', 'also-calm']);
});
