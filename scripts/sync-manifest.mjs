// @ts-check
// The hosts that the extension may ask for are the hosts of extension/sites/*.json: writes them into manifest.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { siteHosts } from './sites.mjs';

const file = new URL('../manifest.json', import.meta.url);
const manifest = JSON.parse(readFileSync(file, 'utf8'));
manifest.optional_host_permissions = siteHosts().map((host) => `https://${host}/*`);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
