// @ts-check
// The recreated pages and the addresses under which tests and `npm start` serve them.
import { readFileSync } from 'node:fs';

const pages = [
  { host: 'console.open.taobao.com', path: /^\/(app\/appList\.htm)?$/, file: 'console.html' },
  { host: 'work.open.taobao.com', path: /^\/(workspace-home)?$/, file: 'console.html' },
  { host: 'fuwu.taobao.com', path: /^\/ser\/detail\.htm$/, file: 'service-detail.html' },
  { host: 'fuwu.taobao.com', path: /^\/(ser\/list\.htm)?$/, file: 'service-list.html' },
];

/** The hosts that the recreated pages stand for. */
export const hosts = [...new Set(pages.map(({ host }) => host))];

/**
 * What to answer to a request for one of those hosts; `?hostile` in the address adds the styles of an unfriendly page.
 * @param {string} address
 * @returns {{ status: number, contentType: string, body: string }}
 */
export function answer(address) {
  const url = new URL(address);
  const page = pages.find(({ host, path }) => host === url.hostname && path.test(url.pathname));
  if (!page) return { status: 404, contentType: 'text/plain; charset=utf-8', body: 'no such page' };
  let body = readFileSync(new URL(page.file, import.meta.url), 'utf8');
  if (url.searchParams.has('hostile')) {
    const styles = readFileSync(new URL('hostile.css', import.meta.url), 'utf8');
    body = body.replace('</head>', `<style>${styles}</style></head>`);
  }
  return { status: 200, contentType: 'text/html; charset=utf-8', body };
}
