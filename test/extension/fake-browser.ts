import { vi } from 'vitest';

/*
 * As much of the browser's extension interface as the background needs, kept in memory. Use:
 * vi.mock('webextension-polyfill', async () => ({ default: (await import('…/fake-browser.ts')).browser }));
 */

type Listener = (...given: never[]) => unknown;

function event() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    hasListener: (listener: Listener) => listeners.has(listener),
    listeners,
  };
}

export const ownOrigin = 'chrome-extension://duewatch';

function fresh() {
  return {
    origins: new Set<string>(),
    permissions: new Set<string>(['notifications']),
    local: {} as Record<string, unknown>,
    session: {} as Record<string, unknown>,
    language: 'zh-CN',
    scripts: [] as { id: string; matches: string[] }[],
    tabs: [] as { id: number; url: string; windowId: number }[],
    alarms: new Map<string, number>(),
    notifications: new Map<string, { title: string; message: string }>(),
    badge: { text: '', title: '', colour: '' },
  };
}

/** What the fake browser holds; tests read and set it. */
export let held = fresh();

/** Forgets everything but the registered listeners, and all calls. */
export function resetBrowser(): void {
  held = fresh();
  vi.clearAllMocks();
}

function matches(url: string, patterns: string | string[]): boolean {
  return [patterns].flat().some((pattern) => {
    const [start = '', rest] = pattern.split('*');
    return rest === '' && pattern.endsWith('*') ? url.startsWith(start) : url === pattern;
  });
}

export const browser = {
  runtime: {
    id: 'duewatch',
    getURL: (path: string) => `${ownOrigin}/${path}`,
    sendMessage: vi.fn(async () => {
      throw new Error('Could not establish connection. Receiving end does not exist.');
    }),
    onMessage: event(),
    onInstalled: event(),
    onStartup: event(),
  },
  i18n: {
    getUILanguage: () => held.language,
    getMessage: (name: string) => (name === 'name' ? 'Duewatch' : ''),
  },
  storage: {
    local: {
      get: async (key: string) => (key in held.local ? { [key]: held.local[key] } : {}),
    },
    session: {
      get: async (key: string) => (key in held.session ? { [key]: held.session[key] } : {}),
      set: async (values: Record<string, unknown>) => void Object.assign(held.session, values),
    },
  },
  permissions: {
    contains: vi.fn(
      async ({ origins = [], permissions = [] }: { origins?: string[]; permissions?: string[] }) =>
        origins.every((origin) => held.origins.has(origin)) &&
        permissions.every((permission) => held.permissions.has(permission)),
    ),
    onAdded: event(),
    onRemoved: event(),
  },
  scripting: {
    getRegisteredContentScripts: async ({ ids }: { ids: string[] }) =>
      held.scripts.filter(({ id }) => ids.includes(id)).map((script) => ({ ...script })),
    registerContentScripts: vi.fn(async (scripts: { id: string; matches: string[] }[]) => {
      for (const script of scripts) {
        if (held.scripts.some(({ id }) => id === script.id))
          throw new Error(`Duplicate script ID '${script.id}'`);
        held.scripts.push(script);
      }
    }),
    updateContentScripts: vi.fn(async (scripts: { id: string; matches: string[] }[]) => {
      held.scripts = held.scripts.map((script) => scripts.find(({ id }) => id === script.id) ?? script);
    }),
    unregisterContentScripts: vi.fn(async ({ ids }: { ids: string[] }) => {
      for (const id of ids) {
        if (!held.scripts.some((script) => script.id === id))
          throw new Error(`Nonexistent script ID '${id}'`);
      }
      held.scripts = held.scripts.filter(({ id }) => !ids.includes(id));
    }),
    executeScript: vi.fn(
      async (_injection: { target: { tabId: number; frameIds?: number[] }; files: string[] }) => [],
    ),
  },
  tabs: {
    query: vi.fn(async ({ url }: { url?: string | string[] }) =>
      held.tabs.filter((tab) => url === undefined || matches(tab.url, url)),
    ),
    create: vi.fn(async ({ url }: { url: string }) => {
      held.tabs.push({ id: held.tabs.length + 1, url, windowId: 1 });
    }),
    update: vi.fn(async (_id: number, _change: object) => {}),
    sendMessage: vi.fn(async (_id: number, _message: unknown) => {}),
  },
  windows: { update: vi.fn(async (_id: number, _change: object) => {}) },
  alarms: {
    create: vi.fn((name: string, { when }: { when: number }) => void held.alarms.set(name, when)),
    onAlarm: event(),
  },
  notifications: {
    create: vi.fn(async (id: string, options: { title: string; message: string }) => {
      held.notifications.set(id, options);
      return id;
    }),
    clear: vi.fn(async (id: string) => held.notifications.delete(id)),
    onClicked: event(),
  },
  action: {
    setBadgeText: async ({ text }: { text: string }) => void Object.assign(held.badge, { text }),
    setTitle: async ({ title }: { title: string }) => void Object.assign(held.badge, { title }),
    setBadgeBackgroundColor: async ({ color }: { color: string }) =>
      void Object.assign(held.badge, { colour: color }),
    setBadgeTextColor: async () => {},
  },
};
