import { useState } from 'preact/hooks';
import type { Overview } from '../../messages.ts';
import { mergeIntoStore } from '../../store/facts.ts';
import { Empty } from '../../ui/empty.tsx';
import { useSpeech } from '../../ui/speech.ts';
import { tellChanged } from '../tell-changed.ts';
import { sampleFacts } from './sample.ts';
import { Sites } from './sites.tsx';

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** The first run: what it does, what stays here, and four ways to begin. */
export function Welcome({ overview, reload }: Props) {
  const { words, on } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const trySample = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const record = {
        at: Date.now(),
        files: [{ name: words.trySample, bytes: 0 }],
        counts: {},
        problems: [],
      };
      await mergeIntoStore(sampleFacts(on, words.sampleName), record);
      await tellChanged();
      await reload();
    } catch (error) {
      console.error('Duewatch, sample:', error);
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <>
      <h1 class="dw-hidden">{words.overview}</h1>
      <div class="card welcome" data-test="welcome">
        <Empty title={words.welcome}>
          {words.welcomeText.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <div class="buttons">
            <a class="dw-button dw-primary" href="#data" data-test="welcome-import">
              {words.importFiles}
            </a>
            <a class="dw-button" href="#data/form" data-test="welcome-type">
              {words.typeIn}
            </a>
            <button
              type="button"
              class="dw-button"
              data-test="welcome-sample"
              disabled={busy}
              onClick={() => void trySample()}
            >
              {words.trySample}
            </button>
          </div>
          {failed && <p role="alert">{words.importFailed}</p>}
        </Empty>
      </div>
      <section class="card">
        <h2>{words.chooseSites}</h2>
        <Sites overview={overview} reload={reload} />
      </section>
    </>
  );
}
