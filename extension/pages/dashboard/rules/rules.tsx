import type { Pack } from 'duewatch';
import { useEffect, useState } from 'preact/hooks';
import { readPacks, removePack } from '../../../store/packs.ts';
import { shippedPacks, withAccepted } from '../../../store/packs-in-force.ts';
import type { StoredPack } from '../../../store/schema.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { ask } from '../../ask.ts';
import { ImportPack } from './import-pack.tsx';
import { Findings, PackRules } from './pack-rules.tsx';
import './rules.css';
import { type Known, knowns } from './view.ts';

/** The packs in force: what they state, what can be read in several ways, what nobody knows, and what the check finds. */
export function Rules({ reload }: { reload(): Promise<void> }) {
  const { words } = useSpeech();
  const page = words.rulesPage;
  const [stored, setStored] = useState<readonly StoredPack[]>([]);
  const [show, setShow] = useState<Known | 'all'>('all');
  const read = async () => setStored(await readPacks());
  const changed = async () => {
    await Promise.all([read(), reload()]);
  };
  useEffect(() => {
    void read();
  }, []);
  const inForce = withAccepted(stored.map(({ pack }) => pack));
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
      <ImportPack inForce={inForce} onKept={changed} />
      {inForce.map((pack) => (
        <PackCard
          key={pack.id}
          pack={pack}
          show={show}
          own={stored.some(({ id }) => id === pack.id)}
          onRemoved={changed}
        />
      ))}
    </>
  );
}

interface CardProps {
  readonly pack: Pack;
  readonly show: Known | 'all';
  /** Whether the user imported it. */
  readonly own: boolean;
  /** Called once the imported pack is given up. */
  onRemoved(): Promise<void>;
}

function PackCard({ pack, show, own, onRemoved }: CardProps) {
  const { words, text } = useSpeech();
  const page = words.rulesPage;
  const [open, setOpen] = useState(false);
  return (
    <div class="card" data-test="pack" data-pack={pack.id}>
      <details class="pack" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {text(pack.name)}
          <span class="soft beside">
            {page.edition(pack.edition)} · {own ? page.imported : page.shipped}
          </span>
        </summary>
        {open && own && <Back id={pack.id} onRemoved={onRemoved} />}
        {open && <Findings pack={pack} />}
        {open && <PackRules pack={pack} show={show} />}
      </details>
    </div>
  );
}

/** The way back from an imported pack, asked twice. */
function Back({ id, onRemoved }: { readonly id: string; onRemoved(): Promise<void> }) {
  const { words } = useSpeech();
  const page = words.rulesPage;
  const [sure, setSure] = useState(false);
  const [failed, setFailed] = useState(false);
  const label = shippedPacks.some((pack) => pack.id === id) ? page.backTo : page.removeImported;
  const remove = async () => {
    try {
      await removePack(id, Date.now());
      await ask({ type: 'facts-changed' });
      await onRemoved();
    } catch (error) {
      console.error('Duewatch, going back to a pack:', error);
      setFailed(true);
    }
  };
  return (
    <div class="buttons">
      {failed && <p role="alert">{words.failed}</p>}
      {sure ? (
        <>
          <p role="alert">{page.backAsk}</p>
          <button type="button" class="dw-button" data-test="pack-back-yes" onClick={() => void remove()}>
            {page.backYes}
          </button>
          <button type="button" class="dw-button" onClick={() => setSure(false)}>
            {words.cancel}
          </button>
        </>
      ) : (
        <button type="button" class="dw-button" data-test="pack-back" onClick={() => setSure(true)}>
          {label}
        </button>
      )}
    </div>
  );
}
