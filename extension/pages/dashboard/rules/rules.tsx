import type { Pack } from 'duewatch';
import { useEffect, useState } from 'preact/hooks';
import { readAccountHeads } from '../../../store/facts.ts';
import { readPacks, type SetAside } from '../../../store/packs.ts';
import { newerShipped, withAccepted } from '../../../store/packs-in-force.ts';
import { type PinnedKey, readPinnedKeys } from '../../../store/pinned-keys.ts';
import type { StoredAccount, StoredPack } from '../../../store/schema.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { Back } from './back.tsx';
import { ImportPack } from './import-pack.tsx';
import { LostValues } from './lost-values.tsx';
import { Findings, PackRules } from './pack-rules.tsx';
import { PinnedKeys, useSigner } from './pinned-keys.tsx';
import { SetAsidePack } from './set-aside-pack.tsx';
import './rules.css';
import { type Known, knowns } from './view.ts';

interface Stored {
  readonly heads: readonly StoredAccount[];
  readonly pinned: readonly PinnedKey[];
  readonly accepted: readonly StoredPack[];
  readonly setAside: readonly SetAside[];
}

const nothing: Stored = { heads: [], pinned: [], accepted: [], setAside: [] };

/** The packs in force: what they state, what can be read in several ways, what nobody knows, and what the check finds. */
export function Rules({ reload }: { reload(): Promise<void> }) {
  const { words } = useSpeech();
  const page = words.rulesPage;
  const [{ accepted, setAside, heads, pinned }, setStored] = useState<Stored>(nothing);
  const [show, setShow] = useState<Known | 'all'>('all');
  const read = async () => {
    const [packs, accounts, keys] = await Promise.all([readPacks(), readAccountHeads(), readPinnedKeys()]);
    setStored({ ...packs, heads: accounts, pinned: keys });
  };
  const changed = async () => {
    await Promise.all([read(), reload()]);
  };
  useEffect(() => {
    void read();
  }, []);
  const inForce = withAccepted(accepted.map(({ pack }) => pack));
  return (
    <>
      <header class="page-head with-choices">
        <h1>{page.title}</h1>
        <div class="choices">
          <label class="choice">
            <span>{page.show}</span>
            <select
              data-test="rules-show"
              value={show}
              onChange={({ currentTarget }) => setShow(currentTarget.value as Known | 'all')}
            >
              {(['all', ...knowns] as const).map((each) => (
                <option key={each} value={each}>
                  {page.knowns[each]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>
      <p class="soft rules-help">
        {page.help} <a href="#data/ladders">{page.ownLadder}</a>
      </p>
      {setAside.map((each) => (
        <SetAsidePack key={each.id} setAside={each} onRemoved={changed} />
      ))}
      <ImportPack inForce={inForce} pinned={pinned} onKept={changed} />
      <PinnedKeys pinned={pinned} onChanged={read} />
      {inForce.map((pack) => (
        <PackCard
          key={pack.id}
          pack={pack}
          show={show}
          accounts={heads.filter(({ platform }) => platform === pack.id)}
          own={accepted.find(({ id }) => id === pack.id)}
          pinned={pinned}
          onChanged={changed}
        />
      ))}
    </>
  );
}

interface CardProps {
  readonly pack: Pack;
  readonly show: Known | 'all';
  /** As the user imported it. */
  readonly own: StoredPack | undefined;
  readonly pinned: readonly PinnedKey[];
  readonly accounts: readonly StoredAccount[];
  /** Called once the imported pack is given up, or a value is entered. */
  onChanged(): Promise<void>;
}

function PackCard({ pack, show, own, pinned, accounts, onChanged }: CardProps) {
  const { words, text } = useSpeech();
  const page = words.rulesPage;
  const [open, setOpen] = useState(false);
  const signer = useSigner(pinned);
  const newer = newerShipped(pack);
  return (
    <div class="card" data-test="pack" data-pack={pack.id}>
      <details class="pack" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {text(pack.name)}
          <span class="soft beside">
            {page.edition(pack.edition)} · {own ? page.imported : page.shipped}
            {newer && ` · ${page.older}`}
          </span>
        </summary>
        {newer && (
          <p class="dw-line" data-test="pack-older">
            <Mark state="due-soon" />
            {page.olderInForce(newer.edition)}
          </p>
        )}
        {open && own && own.signedBy !== null && <p>{signer(own.signedBy, null)}</p>}
        {open && own && <Back id={pack.id} onRemoved={onChanged} />}
        {open && <Findings pack={pack} />}
        {open && <LostValues pack={pack} accounts={accounts} onChanged={onChanged} />}
        {open && <PackRules pack={pack} show={show} accounts={accounts} onChanged={onChanged} />}
      </details>
    </div>
  );
}
