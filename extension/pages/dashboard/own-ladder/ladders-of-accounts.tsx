import { useEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../../messages.ts';
import type { StoredAccount } from '../../../store/schema.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { keyOf, worstFirst } from '../../worst-first.ts';
import { platformsOf, usePacks } from '../packs.ts';
import { OwnLadders } from './own-ladders.tsx';

interface Props {
  readonly overview: Overview;
  readonly heads: readonly StoredAccount[];
  reload(): Promise<void>;
}

/** Own ladders where no account is chosen yet: of the one that has most to be watched, or of another. */
export function LaddersOfAccounts({ overview, heads, reload }: Props) {
  const { words, nameOf, text } = useSpeech();
  const packs = platformsOf(usePacks());
  const accounts = worstFirst(overview.assessment).filter(({ account }) =>
    packs.some(({ id }) => id === account.platform),
  );
  const [chosen, choose] = useState('');
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (location.hash === '#data/ladders') element.current?.scrollIntoView();
  }, []);
  const account = accounts.find((each) => keyOf(each) === chosen) ?? accounts[0];
  const facts = account && heads.find((head) => keyOf({ account: head }) === keyOf(account));
  if (!facts) return null;
  return (
    <div class="own-accounts" ref={element}>
      {accounts.length > 1 && (
        <label class="choice">
          <span>{words.ownLadder.account}</span>
          <select
            data-test="own-account"
            value={keyOf(account)}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {accounts.map((each) => (
              <option key={keyOf(each)} value={keyOf(each)}>
                {[nameOf(each.account), each.platformName && text(each.platformName)]
                  .filter(Boolean)
                  .join(' · ')}
              </option>
            ))}
          </select>
        </label>
      )}
      <OwnLadders key={keyOf(account)} account={account} facts={facts} reload={reload} />
    </div>
  );
}
