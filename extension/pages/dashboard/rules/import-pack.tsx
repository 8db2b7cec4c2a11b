import type { Pack } from 'duewatch';
import { diffPacks } from 'duewatch/schema';
import { explainProblem } from 'duewatch/text';
import { useMemo, useState } from 'preact/hooks';
import { startPackImpact } from '../../../jobs/start-cost.ts';
import { keepPack } from '../../../store/packs.ts';
import { newerShipped } from '../../../store/packs-in-force.ts';
import type { PinnedKey } from '../../../store/pinned-keys.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { tellChanged } from '../../tell-changed.ts';
import { useRunning } from '../use-running.ts';
import { Findings } from './pack-rules.tsx';
import { useSigner } from './pinned-keys.tsx';
import { type ReadPackFiles, readPackFiles } from './read-pack-files.ts';

interface Props {
  readonly inForce: readonly Pack[];
  readonly pinned: readonly PinnedKey[];
  /** Called once a pack is kept. */
  onKept(): Promise<void>;
}

type Step =
  | { readonly name: 'idle' | 'reading' | 'kept' | 'failed' }
  | { readonly name: 'read'; readonly read: ReadPackFiles };

/** A pack from a file: what it says, what is wrong with it, who signed it and what it would change, before anything is kept. */
export function ImportPack({ inForce, pinned, onKept }: Props) {
  const { words, locale } = useSpeech();
  const page = words.rulesPage;
  const [step, setStep] = useState<Step>({ name: 'idle' });
  const read = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setStep({ name: 'reading' });
    try {
      setStep({
        name: 'read',
        read: await readPackFiles(
          files,
          pinned.map(({ key }) => key),
        ),
      });
    } catch (error) {
      console.error('Duewatch, reading a pack:', error);
      setStep({ name: 'failed' });
    }
  };
  const keep = async (pack: Pack, signedBy: string | null) => {
    try {
      await keepPack({ id: pack.id, at: Date.now(), pack, signedBy });
      await tellChanged();
      await onKept();
      setStep({ name: 'kept' });
    } catch (error) {
      console.error('Duewatch, keeping a pack:', error);
      setStep({ name: 'failed' });
    }
  };
  return (
    <section class="card" data-test="pack-import">
      <h2>{page.importTitle}</h2>
      <p class="soft">{page.importHelp}</p>
      <div class="drop">
        <input
          id="pack-files"
          type="file"
          multiple
          accept=".json,.sig"
          data-test="pack-files"
          aria-label={page.choose}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            // Choosing the same file again must be noticed, too.
            currentTarget.value = '';
            void read(files);
          }}
        />
        <label for="pack-files" class="dw-button" aria-hidden="true">
          {page.choose}
        </label>
      </div>
      <div class="result" aria-live="polite">
        {step.name === 'reading' && <p>{page.reading}</p>}
        {step.name === 'failed' && <p role="alert">{words.failed}</p>}
        {step.name === 'kept' && <p data-test="pack-kept">{page.kept}</p>}
        {step.name === 'read' && (
          <>
            {step.read.pack === null && (
              <p role="alert" data-test="pack-refused">
                {step.read.problems.length === 0 ? page.onlyOne : page.notRead}
              </p>
            )}
            <ul class="problems">
              {step.read.problems.map((problem) => (
                <li key={JSON.stringify(problem)} data-severity={problem.severity}>
                  {explainProblem(problem, locale)}
                </li>
              ))}
            </ul>
            {step.read.pack !== null && (
              <Offer
                read={step.read}
                pinned={pinned}
                before={inForce.find(({ id }) => id === step.read.pack?.id)}
                keep={keep}
                cancel={() => setStep({ name: 'idle' })}
              />
            )}
          </>
        )}
      </div>
    </section>
  );
}

interface OfferProps {
  readonly read: Exclude<ReadPackFiles, { readonly pack: null }>;
  readonly pinned: readonly PinnedKey[];
  /** The pack of its id that is in force. */
  readonly before: Pack | undefined;
  keep(pack: Pack, signedBy: string | null): Promise<void>;
  cancel(): void;
}

const many = 30;

function Offer({ read, pinned, before, keep, cancel }: OfferProps) {
  const { words, say, text } = useSpeech();
  const page = words.rulesPage;
  const { pack, unsigned, signedBy } = read;
  const signer = useSigner(pinned);
  const newer = newerShipped(pack);
  const changes = useMemo(() => (before === undefined ? [] : diffPacks(before, pack)), [before, pack]);
  const [shown, setShown] = useState(many);
  const [busy, setBusy] = useState(false);
  const count = before === undefined ? page.newPack : page.changes(changes.length);
  return (
    <div data-test="pack-offer">
      <h3>
        {text(pack.name)} <span class="soft beside">{page.edition(pack.edition)}</span>
      </h3>
      <p data-test="pack-signature">{signer(signedBy, unsigned)}</p>
      {newer && (
        <p class="dw-line" data-test="pack-older">
          <Mark state="due-soon" />
          {page.olderOffered(newer.edition)}
        </p>
      )}
      <p>{before !== undefined && changes.length === 0 ? page.noChanges : count}</p>
      <ul data-test="pack-changes">
        {changes.slice(0, shown).map((change) => (
          <li key={`${change.kind}${change.path}`}>{say(change.text)}</li>
        ))}
      </ul>
      {changes.length > shown && (
        <button type="button" class="dw-button" onClick={() => setShown(shown + many)}>
          {page.moreOf(changes.length - shown)}
        </button>
      )}
      {before !== undefined && changes.length > 0 && <Impact pack={pack} />}
      <Findings pack={pack} />
      <div class="buttons">
        <button
          type="button"
          class="dw-button dw-primary"
          data-test="pack-accept"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void keep(pack, signedBy);
          }}
        >
          {page.accept}
        </button>
        <button type="button" class="dw-button" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </div>
  );
}

/** What the pack means for each account that goes by it. */
function Impact({ pack }: { pack: Pack }) {
  const { words, say, on } = useSpeech();
  const page = words.rulesPage;
  const { result, running, failed } = useRunning(() => startPackImpact({ pack, on }), [pack, on]);
  return (
    <section data-test="pack-impact" data-stale={running}>
      <h4>{page.impact}</h4>
      {failed !== undefined && (
        <p role="alert">
          {words.failed} <small>{failed}</small>
        </p>
      )}
      {result?.length === 0 && <p class="soft">{page.impactNobody}</p>}
      {result?.map(({ account, messages }) => (
        <div key={account.id}>
          <p class="impact-account">{account.name ?? account.id}</p>
          {messages.length === 0 ? (
            <p class="soft">{page.impactNothing}</p>
          ) : (
            <ul>
              {messages.map((message) => (
                <li key={JSON.stringify(message)}>{say(message)}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}
