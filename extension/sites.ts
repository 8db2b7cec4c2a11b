import type { Locale } from 'duewatch';
import type { DeadlineKind } from 'duewatch/deadline';

/** A site that Duewatch can watch: one file in sites/. */
export interface Site {
  readonly id: string;
  readonly name: Readonly<Record<Locale, string>>;
  /** Matched whole: `fuwu.1688.com` is not `ufuwu.1688.com`. */
  readonly hosts: readonly string[];
  /** The platforms, as their packs name them, that this site's pages are about. */
  readonly platforms: readonly string[];
  /** What its pages are about, by host and path. A page that is none of them is about everything. */
  readonly about: readonly SitePage[];
  /** Where things are done. `console` is where a notification leads. */
  readonly pages: Readonly<Partial<Record<'console' | 'services', string>>>;
}

export interface SitePage {
  readonly host: string;
  readonly path: string;
  /** The kinds of deadlines that concern it. */
  readonly kinds: readonly DeadlineKind[];
  /** The parameter of the address that names one service, where the page is about one. */
  readonly service?: string;
}

const files = import.meta.glob<Site>('./sites/*.json', { eager: true, import: 'default' });

/** Every site, by id. */
export const sites: readonly Site[] = Object.values(files).sort((a, b) => (a.id < b.id ? -1 : 1));

/** The patterns to ask the permission for. @example originsOf(site) // ['https://fuwu.taobao.com/*'] */
export function originsOf(site: Site): string[] {
  return site.hosts.map((host) => `https://${host}/*`);
}

/** The site that a page belongs to, or undefined where it is none of ours. Only `https` pages are. */
export function siteOfUrl(url: string): Site | undefined {
  const { protocol, host } = URL.canParse(url) ? new URL(url) : { protocol: '', host: '' };
  return protocol === 'https:' ? sites.find((site) => site.hosts.includes(host)) : undefined;
}

/** The page that leads to a platform's console, or undefined where no site names one. */
export function consoleOf(platform: string): string | undefined {
  return sites.find((site) => site.platforms.includes(platform) && site.pages.console !== undefined)?.pages
    .console;
}
