import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { Overview, SiteView } from '../../messages.ts';
import { useSpeech } from '../../ui/speech.ts';
import { ask } from '../ask.ts';

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** The sites that can be watched, each with a switch. Switching on asks for the permission, from the click. */
export function Sites({ overview, reload }: Props) {
  const { words, text } = useSpeech();
  const [refused, setRefused] = useState<string>();
  const [failed, setFailed] = useState(false);
  const change = async (site: SiteView, on: boolean) => {
    setRefused(undefined);
    // Before anything is awaited: the browser asks only while the click counts.
    if (on && !site.granted && !(await browser.permissions.request({ origins: [...site.origins] }))) {
      setRefused(site.id);
      return;
    }
    try {
      await ask({ type: 'settings', patch: { site: { id: site.id, on } } });
      await ask({ type: 'permissions-changed' });
      await reload();
      setFailed(false);
    } catch (error) {
      console.error('Duewatch, sites:', error);
      setFailed(true);
    }
  };
  return (
    <>
      <p class="soft">{words.sitesHelp}</p>
      {failed && <p role="alert">{words.failed}</p>}
      <ul class="settings-list">
        {overview.sites.map((site) => {
          const watched = site.on && site.granted;
          return (
            <li key={site.id} data-state={watched ? 'fine' : 'unknown'} data-test={`site-${site.id}`}>
              <div>
                <strong>{text(site.name)}</strong>
                <small>
                  {site.origins.map((origin) => origin.replace(/^https:\/\/|\/\*$/g, '')).join(words.comma)}
                </small>
                {refused === site.id && <p role="alert">{words.refused}</p>}
              </div>
              <span class="site-state">{watched ? words.on : site.on ? words.notAllowed : words.off}</span>
              <button
                type="button"
                class="dw-button"
                aria-label={`${watched ? words.switchOffPlain : words.switchOn}${words.colon}${text(site.name)}`}
                onClick={() => void change(site, !watched)}
              >
                {watched ? words.switchOffPlain : words.switchOn}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
