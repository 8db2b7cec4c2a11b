import type { Deadline } from 'duewatch';
import type { Site, SitePage } from '../sites.ts';

const closed: readonly Deadline['state'][] = ['done', 'waived'];

/** From so many articles on a deadline does not name all of them. */
const named = 3;

/**
 * The deadlines that concern a page, by its address alone: nothing of the page is read. All of them, and null, where the site does
 * not say what the page is about.
 *
 * @example
 * deadlinesOfPage(deadlines, serviceMarket, 'https://fuwu.taobao.com/ser/list.htm')
 * // { deadlines: [{ kind: 'service-ends', … }], otherDeadlines: 12 }
 */
export function deadlinesOfPage(
  deadlines: readonly Deadline[],
  { about }: Pick<Site, 'about'>,
  address: string,
): { readonly deadlines: readonly Deadline[]; readonly otherDeadlines: number | null } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const page = about.find(({ host, path }) => host === url?.host && path === url.pathname);
  if (url === undefined || page === undefined) return { deadlines, otherDeadlines: null };
  const open = deadlines.filter(({ state }) => !closed.includes(state));
  const concerned = open.filter((deadline) => concerns(deadline, page, url));
  return { deadlines: concerned, otherDeadlines: open.length - concerned.length };
}

function concerns({ kind, what }: Deadline, { kinds, service }: SitePage, url: URL): boolean {
  if (!kinds.includes(kind)) return false;
  const wanted = service === undefined ? null : url.searchParams.get(service);
  const articles = what.params?.articles;
  // Where it does not name the services, or may leave some out, it may well concern this one.
  if (wanted === null || !Array.isArray(articles) || articles.length >= named) return true;
  return articles.includes(wanted);
}
