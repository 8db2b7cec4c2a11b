import { useEffect, useState } from 'preact/hooks';

/** The sections that there are so far, in the order of the rail. */
export const routes = [
  'overview',
  'cost',
  'arrears',
  'risk',
  'deadlines',
  'rules',
  'data',
  'settings',
] as const;
export type Route = (typeof routes)[number];

/** The section an address asks for; those that are not there yet are part of the overview. @example routeOf('#data') // 'data' */
export function routeOf(hash: string): Route {
  const name = hash.replace(/^#/, '').split('/')[0];
  return routes.find((route) => route === name) ?? 'overview';
}

/** The account that an address asks for. @example accountOf('#arrears/taobao-open-platform%2Fisv') // 'taobao-open-platform/isv' */
export function accountOf(hash: string): string {
  try {
    return decodeURIComponent(hash.split('/').slice(1).join('/'));
  } catch {
    return '';
  }
}

/** The section in the address bar, and again whenever it changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
