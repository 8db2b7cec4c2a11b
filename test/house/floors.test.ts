import { dirname, posix } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow, read, readJson, withoutComments } from './files.ts';

/** Ground first. A file may import from its own room and from the floors below, never beside or above. */
const floors = [
  ['base'],
  ['facts'],
  ['pack'],
  ['packs'],
  ['cost', 'deadline/workday', 'exposure'],
  ['arrears', 'penalty', 'orders', 'forecast'],
  ['pack/verify'],
  ['schema'],
  ['deadline'],
  ['risk'],
  ['assessment'],
  ['assess'],
  ['text'],
  ['index'],
  ['import'],
  ['cli'],
];

const sdkFiles = filesBelow('sdk/src', '.ts');
const extensionFiles = filesBelow('extension', '.ts', '.tsx');

/** `sdk/src/cost/settle.ts` is in the room `cost`, `sdk/src/assess.ts` is the room `assess`. */
function roomOf(file: string) {
  const path = file.replace(/^sdk\/src\//, '').replace(/\.(ts|json)$/, '');
  const rooms = floors.flat().filter((room) => path === room || path.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0];
}

const floorOf = (room: string | undefined) => floors.findIndex((rooms) => room && rooms.includes(room));

function importsOf(file: string) {
  const source = withoutComments(read(file));
  const statements = /^(?:import|export)\b[^'";]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...source.matchAll(statements)].map(([, named, bare, dynamic]) => named ?? bare ?? dynamic ?? '');
}

/** Each use that a file makes of a pattern, as `file: use`. */
function uses(files: string[], pattern: RegExp) {
  return files.flatMap((file) =>
    [...withoutComments(read(file)).matchAll(pattern)].map((match) => `${file}: ${match[0]}`),
  );
}

it('gives every file of the SDK a floor', () => {
  expect(sdkFiles.length).toBeGreaterThan(0);
  expect(sdkFiles.filter((file) => floorOf(roomOf(file)) < 0)).toEqual([]);
});

it('lets imports only go down', () => {
  const wrong = sdkFiles.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(dirname(file), specifier))
      .filter((target) => {
        const [from, to] = [roomOf(file), roomOf(target)];
        return from !== to && floorOf(to) >= floorOf(from);
      })
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('keeps the SDK to valibot, and libraries of files to import/', () => {
  const wrong = sdkFiles.flatMap((file) => {
    const allowed = ['valibot'];
    if (roomOf(file) === 'import') allowed.push('papaparse');
    const known = (specifier: string) =>
      specifier.startsWith('.') ||
      allowed.includes(specifier) ||
      (roomOf(file) === 'cli' && /^node:/.test(specifier));
    return importsOf(file)
      .filter((specifier) => !known(specifier))
      .map((specifier) => `${file} imports ${specifier}`);
  });
  expect(wrong).toEqual([]);
});

it('keeps the clock and chance out of the SDK', () => {
  // Node, browsers and the console are kept out by Biome, which knows a global from a variable of that name.
  const pure = sdkFiles.filter((file) => roomOf(file) !== 'cli');
  expect(uses(pure, /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/g)).toEqual([]);
});

it('names each file of the SDK after what it exports', () => {
  const squeeze = (name: string) => name.replaceAll('-', '').toLowerCase();
  const wrong = sdkFiles
    .filter((file) => !/(?:^|\/)(?:index|cli)\.ts$/.test(file))
    .filter((file) => {
      const exported = [
        ...read(file).matchAll(/^export (?:async )?(?:declare )?(?:abstract )?\w+\*? (\w+)/gm),
      ];
      const name = squeeze(posix.basename(file).replace(/\..*/, ''));
      return !exported.some((match) => squeeze(match[1] ?? '').includes(name));
    });
  expect(wrong).toEqual([]);
});

it('lets the extension see the SDK by its package name only', () => {
  const entries = Object.keys(readJson('sdk/package.json').exports).map(
    (entry) => `duewatch${entry.slice(1)}`,
  );
  const wrong = extensionFiles.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => /(^|\/)(sdk|duewatch)(\/|$)/.test(specifier) && !entries.includes(specifier))
      .map((specifier) => `${file} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

it('keeps the network and HTML written from strings out of the extension', () => {
  const forbidden =
    /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdangerouslySetInnerHTML\b|\beval\(|\bnew Function\b|\?script\b/g;
  expect(uses(extensionFiles, forbidden)).toEqual([]);
});
