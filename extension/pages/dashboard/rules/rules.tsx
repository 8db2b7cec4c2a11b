import type { Pack } from 'duewatch';
import { useEffect, useState } from 'preact/hooks';
import { readPacks } from '../../../store/packs.ts';
import { withAccepted } from '../../../store/packs-in-force.ts';
import type { StoredPack } from '../../../store/schema.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Findings, PackRules } from './pack-rules.tsx';
import './rules.css';
import { type Known, knowns } from './view.ts';

/** The packs in force: what they state, what can be read in several ways, what nobody knows, and what the check finds. */
export function Rules({ reload: _ }: { reload(): Promise<void> }) {
  const { words } = useSpeech();
  const page = words.rulesPage;
  const [stored, setStored] = useState<readonly StoredPack[]>([]);
  const [show, setShow] = useState<Known | 'all'>('all');
  const read = async () => setStored(await readPacks());
  useEffect(() => {
    read();
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
      <p class="soft under">
        {page.help} <a href="#data/ladders">{page.ownLadder}</a>
      </p>
      {inForce.map((pack) => (
        <PackCard key={pack.id} pack={pack} show={show} own={stored.some(({ id }) => id === pack.id)} />
      ))}
    </>
  );
}

interface CardProps {
  readonly pack: Pack;
  readonly show: Known | 'all';
  /** Whether the user imported it. */
  readonly own: boolean;
}

function PackCard({ pack, show, own }: CardProps) {
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
        {open && <Findings pack={pack} />}
        {open && <PackRules pack={pack} show={show} />}
      </details>
    </div>
  );
}
