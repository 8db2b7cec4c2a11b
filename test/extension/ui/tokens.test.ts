import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../extension/ui/tokens.css', import.meta.url), 'utf8');
const darkAt = css.indexOf('@media (prefers-color-scheme: dark)');

/** The colours that a piece of the file defines. */
function colours(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/--dw-([\w-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const light = colours(css.slice(0, darkAt));
const dark = { ...light, ...colours(css.slice(darkAt)) };
const states = ['red', 'amber', 'neutral', 'green', 'grey', 'faint'];
const tints = ['red-tint', 'amber-tint', 'neutral-tint', 'green-tint', 'grey-tint', 'accent-tint'];
const pairs: [string, string][] = [
  ...[...states, 'ink', 'soft', 'accent'].flatMap((text): [string, string][] => [
    [text, 'surface'],
    [text, 'ground'],
  ]),
  ...states.filter((s) => s !== 'faint').map((s): [string, string] => [s, `${s}-tint`]),
  ...tints.flatMap((tint): [string, string][] => [
    ['ink', tint],
    ['soft', tint],
    ['accent', tint],
  ]),
  ['on-accent', 'accent'],
];

describe('the colours keep 4.5 : 1', () => {
  for (const [name, scheme] of Object.entries({ light, dark })) {
    it.each(pairs)(`${name}: %s on %s`, (text, ground) => {
      expect(contrast(scheme[text]!, scheme[ground]!)).toBeGreaterThanOrEqual(4.5);
    });
  }

  it.each(Object.entries({ light, dark }))('%s: the edge of a field keeps 3 : 1', (_name, scheme) => {
    expect(contrast(scheme.field!, scheme.surface!)).toBeGreaterThanOrEqual(3);
  });

  it('the dark scheme defines every colour anew', () => {
    expect(Object.keys(colours(css.slice(darkAt))).sort()).toEqual(Object.keys(light).sort());
  });
});
