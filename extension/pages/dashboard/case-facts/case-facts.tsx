import { useEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../../messages.ts';
import type { StoredAccount } from '../../../store/schema.ts';
import { unnamedId } from '../../../ui/name-of.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { keyOf, worstFirst } from '../../worst-first.ts';
import { usePacks } from '../packs.ts';
import './case-facts.css';
import { CaseList } from './case-list.tsx';
import { caseLists } from './case-lists.ts';
import { accountOfHash } from './hash.ts';
import type { Row } from './read-row.ts';
import { Traits } from './traits.tsx';

interface Props {
  readonly overview: Overview;
  readonly heads: readonly StoredAccount[];
  reload(): Promise<void>;
}

/** Forms for what deadlines rest on and no file gives, account by account; an account may begin here. */
export function CaseFacts({ overview, heads, reload }: Props) {
  const { words, nameOf, text } = useSpeech();
  const said = words.caseFacts;
  const packs = usePacks();
  const order = worstFirst(overview.assessment).map(keyOf);
  const known = heads
    .map((head) => ({ head, platform: head.platform, id: head.id, key: keyOf({ account: head }) }))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  // A platform of which no account is stored yet can begin with one that has no name.
  const begun = packs
    .filter(({ id }) => known.every(({ platform }) => platform !== id))
    .map(({ id }) => ({ head: undefined, platform: id, id: unnamedId, key: `${id}/${unnamedId}` }));
  const places = [...known, ...begun];
  const [chosen, choose] = useState(() => accountOfHash(location.hash));
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const follow = () => {
      if (!/^#data\/facts(\/|$)/.test(location.hash)) return;
      const account = accountOfHash(location.hash);
      if (account !== '') choose(account);
      card.current?.scrollIntoView();
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const place = places.find(({ key }) => key === chosen) ?? places[0];
  if (place === undefined) return null;
  const pack = packs.find(({ id }) => id === place.platform);
  const platformName = (id: string) => {
    const name = packs.find((each) => each.id === id)?.name;
    return name ? text(name) : id;
  };
  return (
    <section class="card form case-facts" data-test="case-facts" ref={card}>
      <h2>{said.title}</h2>
      <p class="soft">{said.help}</p>
      <label class="field">
        <span>{words.account}</span>
        <select
          data-test="case-account"
          value={place.key}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {places.map(({ key, platform, id, head }) => (
            <option key={key} value={key}>
              {[nameOf(head ?? { id }), platformName(platform)].join(' · ')}
            </option>
          ))}
        </select>
      </label>
      {pack && (
        <Traits
          key={`${place.key}/traits`}
          account={place}
          pack={pack}
          traits={place.head?.traits ?? {}}
          reload={reload}
        />
      )}
      {caseLists
        .filter(({ list }) => list !== 'duties' || (pack?.obligations ?? []).length > 0 || place.head?.duties)
        .map((of) => (
          <CaseList
            key={`${place.key}/${of.list}`}
            of={of}
            account={place}
            pack={pack}
            rows={(place.head?.[of.list] ?? []) as readonly Row[]}
            reload={reload}
          />
        ))}
    </section>
  );
}
