import { expect, it } from 'vitest';
import { checks, complaints } from '../../scripts/check.mjs';

it.each(Object.entries(checks))('%s has nothing to say', async (_name, args) => {
  expect(await complaints(args)).toBe('');
});
