import type { App } from 'duewatch';

/** An app's name beside its key. */
export function AppName({ appKey, apps }: { appKey: string; apps: readonly App[] }) {
  const name = apps.find((app) => app.appKey === appKey)?.name;
  return (
    <>
      {appKey}
      {name !== undefined && <small class="beside soft">{name}</small>}
    </>
  );
}
