import type { State } from 'duewatch';

/** One stroke or filled area of a mark, in a box of 16 × 16. */
export interface Shape {
  readonly d: string;
  readonly fill?: true;
  readonly dash?: string;
}

const circle = 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z';
const triangle: readonly Shape[] = [{ d: 'M8 2.2L14.6 13.6H1.4z', fill: true }];

/** The mark of each state: shapes that differ even without colour. */
export const marks: Readonly<Record<State, readonly Shape[]>> = {
  'in-force': triangle,
  overdue: triangle,
  'due-soon': [{ d: circle }, { d: 'M8 2a6 6 0 0 1 0 12z', fill: true }],
  'due-today': [{ d: circle, fill: true }],
  coming: [{ d: circle }, { d: 'M8 5v3.2l2.2 1.6' }],
  fine: [{ d: 'M2.6 8.6l3.6 3.8L13.4 4' }],
  unknown: [{ d: circle, dash: '2.2 2.5' }],
  done: [{ d: circle }, { d: 'M1.5 8h13' }],
  waived: [{ d: circle }, { d: 'M3 13L13 3' }],
};

/** The attributes of a shape's `path`, for Preact and for plain DOM alike. */
export function shapeAttributes(shape: Shape): Record<string, string> {
  return {
    d: shape.d,
    fill: shape.fill ? 'currentColor' : 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
    ...(shape.dash ? { 'stroke-dasharray': shape.dash } : {}),
  };
}
