import type { UnratedUsage } from 'duewatch';
import { formatCount } from 'duewatch/text';
import { useState } from 'preact/hooks';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { groupUnrated } from './view.ts';

const first = 5;

/** Calls whose price nobody knows: why, and where the value can be entered. */
export function Unrated({ unrated }: { unrated: readonly UnratedUsage[] }) {
  const { words, say } = useSpeech();
  const page = words.costPage;
  const [all, setAll] = useState(false);
  if (unrated.length === 0) return null;
  const groups = groupUnrated(unrated);
  return (
    <section class="card" data-state="unknown" data-test="unrated">
      <h2>{page.unratedTitle}</h2>
      <ul class="unrated">
        {(all ? groups : groups.slice(0, first)).map(({ entry, appKeys, calls }) => {
          const { appKey, api, because, class: priceClass = null, path } = entry;
          const params = { appKey, api, calls: entry.calls, class: priceClass };
          return (
            <li key={`${because}/${priceClass}/${api}`}>
              <Mark state="unknown" />
              <span>
                {say({ code: `need.${because}`, params })}
                {appKeys.length > 1 && (
                  <span class="soft">
                    {' '}
                    {page.unratedApps(formatCount(appKeys.length), formatCount(calls))}
                  </span>
                )}{' '}
                {path && <a href="#data/form">{words.fillIn}</a>}
              </span>
            </li>
          );
        })}
      </ul>
      {groups.length > first && (
        <button type="button" class="dw-link" onClick={() => setAll(!all)}>
          {all ? page.showFewer : page.showAll(formatCount(groups.length))}
        </button>
      )}
    </section>
  );
}
