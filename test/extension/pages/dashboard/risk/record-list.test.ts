import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  dropRecord,
  putRecord,
  recordKey,
  restoreRecord,
} from '../../../../../extension/pages/dashboard/risk/record-list.ts';

const list = fc.array(fc.record({ id: fc.nat(5) }), { minLength: 1 });

it('brings back what was removed', () => {
  fc.assert(
    fc.property(list, fc.nat(), (all, seed) => {
      const record = all[seed % all.length]!;
      const index = all.findIndex(({ id }) => id === record.id);
      expect(restoreRecord(dropRecord(all, record), record, index)).toEqual(all);
    }),
  );
});

it('puts a record in its place, and at the end where another page removed it meanwhile', () => {
  expect(putRecord([{ id: 1 }, { id: 2 }], { id: 1 }, { id: 3 })).toEqual([{ id: 3 }, { id: 2 }]);
  expect(putRecord([{ id: 2 }], { id: 1 }, { id: 3 })).toEqual([{ id: 2 }, { id: 3 }]);
  expect(putRecord([{ id: 2 }], undefined, { id: 3 })).toEqual([{ id: 2 }, { id: 3 }]);
});

it('removes nothing that is not there', () => {
  expect(dropRecord([{ id: 2 }], { id: 1 })).toEqual([{ id: 2 }]);
});

it('puts a record that is saved twice, or that another page changed meanwhile, in the place of the one with its id', () => {
  expect(putRecord([{ id: 'a', on: 1 }], undefined, { id: 'a', on: 1 })).toEqual([{ id: 'a', on: 1 }]);
  expect(putRecord([{ id: 'a', on: 2 }], { id: 'a', on: 1 }, { id: 'a', on: 3 })).toEqual([
    { id: 'a', on: 3 },
  ]);
  expect(recordKey({ id: 'a', on: 1 })).toBe(recordKey({ id: 'a', on: 2 }));
});

it('puts two that say the same and have no id beside each other', () => {
  expect(putRecord([{ on: 1 }], undefined, { on: 1 })).toEqual([{ on: 1 }, { on: 1 }]);
});
