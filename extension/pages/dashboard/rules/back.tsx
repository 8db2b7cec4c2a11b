import { useState } from 'preact/hooks';
import { removePack } from '../../../store/packs.ts';
import { shippedPacks } from '../../../store/packs-in-force.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { tellChanged } from '../../tell-changed.ts';

interface Props {
  readonly id: string;
  /** What the button says; without, that the imported pack is given up. */
  readonly label?: string;
  /** Called once it is removed. */
  onRemoved(): Promise<void>;
}

/** The way back from an imported pack, asked twice. */
export function Back({ id, label, onRemoved }: Props) {
  const { words } = useSpeech();
  const page = words.rulesPage;
  const [sure, setSure] = useState(false);
  const [failed, setFailed] = useState(false);
  const shipped = shippedPacks.some((pack) => pack.id === id);
  const remove = async () => {
    try {
      await removePack(id, Date.now());
      await tellChanged();
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
          <p role="alert">{label === undefined ? page.backAsk : page.removeAsk}</p>
          <button type="button" class="dw-button" data-test="pack-back-yes" onClick={() => void remove()}>
            {label === undefined ? page.backYes : words.remove}
          </button>
          <button type="button" class="dw-button" onClick={() => setSure(false)}>
            {words.cancel}
          </button>
        </>
      ) : (
        <button type="button" class="dw-button" data-test="pack-back" onClick={() => setSure(true)}>
          {label ?? (shipped ? page.backTo : page.removeImported)}
        </button>
      )}
    </div>
  );
}
