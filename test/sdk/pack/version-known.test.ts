import { expect, test } from 'vitest';
import { versionKnown } from '../../../sdk/src/pack/version-known.ts';

const versions = [
  { id: 'old', validFrom: '2021-01-01', validTo: '2024-07-15' },
  { id: 'new', validFrom: '2024-07-16', validTo: '2025-12-31', published: '2024-07-08' },
  { id: 'later', validFrom: '2026-02-01', validTo: null, published: '2026-01-10' },
];

test.each([
  ['2020-12-31', undefined, undefined],
  ['2021-01-01', undefined, 'old'],
  ['2024-07-15', undefined, 'old'],
  ['2024-07-16', undefined, 'new'],
  ['2024-08-01', '2024-07-08', 'new'],
  // Before the notice nobody knew that the old rule would end.
  ['2024-08-01', '2024-07-07', 'old'],
  ['2024-07-15', '2024-07-07', 'old'],
  // Without a day of notice a version is known from its first day on.
  ['2021-06-01', '2020-12-31', undefined],
  // A gap is one, whoever knows of what comes after it.
  ['2026-01-15', undefined, undefined],
  ['2026-01-15', '2025-06-01', undefined],
  ['2026-03-01', '2026-01-09', undefined],
  ['2026-03-01', '2026-01-10', 'later'],
])('on %s, as known on %s, %s holds', (validAt, knownAt, id) => {
  expect(versionKnown(versions, { validAt, knownAt })?.id).toBe(id);
});
