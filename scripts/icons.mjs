// @ts-check
// Draws the icons: an hour-glass on a rounded square, sampled 8 × 8 times a pixel. Run once, after a change of the drawing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const accent = /** @type {const} */ ([24, 90, 157]);
const white = /** @type {const} */ ([255, 255, 255]);
const sand = /** @type {const} */ ([245, 178, 60]);
const samples = 8;

/** The colour at (x, y) of the unit square, or nothing. @param {number} x @param {number} y */
function colourAt(x, y) {
  if (!inRoundedSquare(x, y)) return undefined;
  const fromMiddle = Math.abs(y - 0.5);
  const aside = Math.abs(x - 0.5);
  if (fromMiddle > 0.28 && fromMiddle < 0.355 && aside < 0.28) return white;
  if (fromMiddle > 0.28) return accent;
  const half = 0.035 + fromMiddle * 0.72;
  if (aside > half) return accent;
  const inner = half - 0.06;
  const sandAbove = y < 0.5 && fromMiddle < 0.15;
  const sandBelow = y > 0.5 && fromMiddle > 0.17;
  if (aside < inner) return sandAbove || sandBelow ? sand : accent;
  return white;
}

/** @param {number} x @param {number} y */
function inRoundedSquare(x, y) {
  const radius = 0.2;
  const dx = Math.max(radius - x, x - (1 - radius), 0);
  const dy = Math.max(radius - y, y - (1 - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

/** @param {number} size */
function pixels(size) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      let [red, green, blue, covered] = [0, 0, 0, 0];
      for (let i = 0; i < samples * samples; i++) {
        const x = (px + ((i % samples) + 0.5) / samples) / size;
        const y = (py + (Math.floor(i / samples) + 0.5) / samples) / size;
        const colour = colourAt(x, y);
        if (!colour) continue;
        red += colour[0];
        green += colour[1];
        blue += colour[2];
        covered++;
      }
      const at = py * (1 + size * 4) + 1 + px * 4;
      const mean = [red, green, blue].map((sum) => Math.round(sum / Math.max(covered, 1)));
      rows.set([...mean, Math.round((255 * covered) / (samples * samples))], at);
    }
  }
  return rows;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** @param {number} size */
function png(size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(size), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = new URL('../extension/public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const size of [16, 32, 48, 128]) writeFileSync(new URL(`${size}.png`, folder), png(size));
