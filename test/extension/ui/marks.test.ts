import { expect, it } from 'vitest';
import { marks, shapeAttributes } from '../../../extension/ui/marks.ts';

it('tells every state from the others by shape, colour left out', () => {
  const drawn = Object.entries(marks)
    // Both say "in force or past" and look alike on purpose.
    .filter(([state]) => state !== 'overdue')
    .map(([, shapes]) => JSON.stringify(shapes.map(shapeAttributes)));
  expect(new Set(drawn).size).toBe(drawn.length);
});

it('draws in the colour of the text around it', () => {
  for (const shape of Object.values(marks).flat()) {
    expect(['currentColor', 'none']).toContain(shapeAttributes(shape).fill);
    expect(shapeAttributes(shape).stroke).toBe('currentColor');
  }
});
