import type { PublicKey, SignatureFault } from 'duewatch/schema';
import { useId, useState } from 'preact/hooks';
import { type PinnedKey, pinKey, unpinKey } from '../../../store/pinned-keys.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { useFocusNext } from '../use-focus-next.ts';

interface Props {
  readonly pinned: readonly PinnedKey[];
  /** Called once a key is pinned or given up. */
  onChanged(): Promise<void>;
}

const nothing = { name: '', id: '', bytes: '' };

/** The keys that the user believes, and the form to pin one: whom to trust is said by hand, never by a file alone. */
export function PinnedKeys({ pinned, onChanged }: Props) {
  const { words } = useSpeech();
  const page = words.pinnedKeys;
  const own = useId();
  const { within, focusNext } = useFocusNext<HTMLDetailsElement>();
  const [form, setForm] = useState(nothing);
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<string>();
  const change = (patch: Partial<typeof form>) => {
    setForm((typed) => ({ ...typed, ...patch }));
    setProblem(undefined);
  };
  const read = async (file: File) => {
    const key = keyIn(await file.text());
    if (key === undefined) setProblem(page.faults.format);
    else change({ id: key.id, bytes: key.public });
  };
  const pin = async () => {
    setDone(undefined);
    const name = form.name.trim();
    if (name === '') return setProblem(page.nameMissing);
    const key: PublicKey = {
      format: 'duewatch/public-key@1',
      id: form.id.trim().toLowerCase(),
      public: form.bytes.trim(),
    };
    try {
      const fault = await pinKey(key, name, Date.now());
      if (fault !== undefined) return setProblem(page.faults[fault as keyof typeof page.faults]);
      setForm(nothing);
      setDone(page.pinnedNow(name));
      await onChanged();
    } catch (error) {
      console.error('Duewatch, pinning a key:', error);
      setProblem(words.notSaved);
    }
  };
  const unpin = async ({ key, name }: PinnedKey) => {
    try {
      await unpinKey(key.id);
      focusNext('[data-test="key-name"]');
      setDone(page.unpinned(name));
      await onChanged();
    } catch (error) {
      console.error('Duewatch, giving up a key:', error);
      setProblem(words.notSaved);
    }
  };
  const field = (name: keyof typeof form, label: string, help?: string) => (
    <div class="field">
      <label for={`${own}-${name}`}>{label}</label>
      <input
        id={`${own}-${name}`}
        data-test={`key-${name}`}
        value={form[name]}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={help && `${own}-${name}-help`}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
      {help && (
        <small id={`${own}-${name}-help`} class="soft">
          {help}
        </small>
      )}
    </div>
  );
  return (
    <details ref={within} class="card" data-test="pinned-keys">
      <summary>
        {page.title} <span class="soft beside">{page.count(pinned.length)}</span>
      </summary>
      <p class="soft">{page.help}</p>
      {pinned.length > 0 && (
        <ul class="settings-list">
          {pinned.map((each) => (
            <li key={each.key.id} data-test="pinned-key">
              <div>
                <strong>{each.name}</strong>
                <small>{each.key.id}</small>
              </div>
              <button
                type="button"
                class="dw-button"
                data-test="key-unpin"
                aria-label={page.unpinOf(each.name)}
                onClick={() => void unpin(each)}
              >
                {page.unpin}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void pin();
        }}
      >
        <div class="fields">
          {field('name', page.name, page.nameHelp)}
          {field('id', page.id, page.idHelp)}
          {field('bytes', page.bytes)}
        </div>
        {problem && (
          <p class="problem" role="alert" data-test="key-problem">
            {problem}
          </p>
        )}
        <div class="buttons">
          <button type="submit" class="dw-button dw-primary" data-test="key-pin">
            {page.pin}
          </button>
          <span class="own-file">
            <input
              id={`${own}-file`}
              type="file"
              accept=".json"
              data-test="key-file"
              aria-label={page.fromFile}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                if (file) void read(file);
                currentTarget.value = '';
              }}
            />
            <label for={`${own}-file`} class="dw-button" aria-hidden="true">
              {page.fromFile}
            </label>
          </span>
        </div>
        <p role="status" data-test="key-done">
          {done}
        </p>
      </form>
    </details>
  );
}

/** The public key that a file holds; undefined where it is none. Whether it may be believed is for `pinKey` to say. */
function keyIn(text: string): PublicKey | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const { format, id, public: bytes } = (json ?? {}) as Record<string, unknown>;
    if (format !== 'duewatch/public-key@1' || typeof id !== 'string' || typeof bytes !== 'string')
      return undefined;
    return { format, id, public: bytes };
  } catch {
    return undefined;
  }
}

/** Whose signature a pack bears, in words: of a pinned key, of one that is not pinned, or of nobody. */
export function useSigner(pinned: readonly PinnedKey[]) {
  const { words } = useSpeech();
  const page = words.rulesPage;
  return (signedBy: string | null, unsigned: SignatureFault | 'none' | null) => {
    if (unsigned !== null) return page.signatures[unsigned];
    const known = pinned.find(({ key }) => key.id === signedBy);
    return known === undefined ? words.pinnedKeys.noMore(signedBy ?? '') : page.signed(known.name);
  };
}
