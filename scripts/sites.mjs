// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../extension/sites/', import.meta.url);

/** Every host of extension/sites/*.json, once, sorted. */
export function siteHosts() {
  const hosts = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).hosts);
  return /** @type {string[]} */ ([...new Set(hosts)].sort());
}
