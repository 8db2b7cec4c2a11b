import type { OwnValue as Entered, Pack } from 'duewatch';
import { type OwnField, type RuleValue, rulesOf, withOwnValues } from 'duewatch/schema';
import { formatDay } from 'duewatch/text';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { StoredAccount } from '../../../store/schema.ts';
import { changeValue } from '../../../store/values.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { tellChanged } from '../../tell-changed.ts';
import { useFocusNext } from '../use-focus-next.ts';
import { OwnValueForm } from './own-value-form.tsx';

interface Props {
  readonly value: RuleValue;
  /** What may be entered there; nothing where it is more than one value. */
  readonly field: OwnField | undefined;
  readonly pack: Pack;
  /** The accounts of the pack's platform. */
  readonly accounts: readonly StoredAccount[];
  /** What the value is of, in words. */
  readonly what: string;
  /** Called once something of it is stored. */
  onChanged(): Promise<void>;
}

/** A value that somebody entered for an account in place of a pack's. */
export interface Own {
  readonly account: StoredAccount;
  readonly path: string;
  readonly entered: Entered;
}

/** What was entered in a value's place, account by account. */
export function ownOf(accounts: readonly StoredAccount[], paths: readonly string[]): Own[] {
  return accounts.flatMap((account) =>
    paths.flatMap((path) => {
      const entered = account.values?.[path];
      return entered === undefined ? [] : [{ account, path, entered }];
    }),
  );
}

/** What the user entered in a value's place, which wins, and the form to enter it. */
export function OwnValue({ value, field, pack, accounts, what, onChanged }: Props) {
  const { words, nameOf } = useSpeech();
  const own = words.ownValues;
  const [open, setOpen] = useState<Own | 'new'>();
  const [done, setDone] = useState<{ readonly what: 'saved' | 'failed' } | { readonly back: Own }>();
  const opener = useRef<HTMLButtonElement>(null);
  const { within, focusNext } = useFocusNext<HTMLDivElement>();
  if (field === undefined) return value.known === 'unknown' ? <NotHere path={value.path} /> : null;
  const entered = ownOf(accounts, [...new Set([field.path, value.path])]);
  const stored = async () => {
    await tellChanged();
    await onChanged();
  };
  const change = async (of: Own, to: Entered | null) => {
    try {
      await changeValue(of.account, [field.path, value.path], to, Date.now());
      await stored();
      setDone(to === null ? { back: of } : { what: 'saved' });
      focusNext(`[data-test="own-${to === null ? 'restore' : 'change'}"]`);
    } catch (error) {
      console.error('Duewatch, own values:', error);
      setDone({ what: 'failed' });
    }
  };
  return (
    <div ref={within} class="own-value">
      {entered.map((each) => (
        <Entry
          key={`${each.account.id} ${each.path}`}
          own={each}
          pack={pack}
          path={value.path}
          field={field}
          what={what}
          // What is typed into an open form is not given up for another one.
          isFree={open === undefined}
          edit={() => {
            setDone(undefined);
            setOpen(each);
          }}
          takeBack={() => void change(each, null)}
        />
      ))}
      {open === undefined && (accounts.length === 0 || accounts.length > entered.length) && (
        <button
          ref={opener}
          type="button"
          class="dw-link"
          data-test="own-enter"
          aria-label={own.enterOf(what)}
          onClick={() => {
            setDone(undefined);
            setOpen('new');
          }}
        >
          {own.enter}
        </button>
      )}
      {open !== undefined && (
        <OwnValueForm
          key={open === 'new' ? '' : open.account.id}
          field={field}
          path={value.path}
          pack={pack}
          from={value.from}
          accounts={
            open === 'new'
              ? accounts.filter(({ id }) => entered.every(({ account }) => account.id !== id))
              : accounts
          }
          isFirst={accounts.length === 0}
          before={open === 'new' ? undefined : open}
          onSaved={async () => {
            await stored();
            setOpen(undefined);
            setDone({ what: 'saved' });
            requestAnimationFrame(() => opener.current?.focus());
          }}
          onCancel={() => setOpen(undefined)}
        />
      )}
      <div role="status" data-test="own-value-done">
        {done && 'what' in done && <p>{done.what === 'saved' ? own.saved : words.notSaved}</p>}
        {done && 'back' in done && (
          <p>
            {own.takenBack(nameOf(done.back.account))}{' '}
            <button
              type="button"
              class="dw-link"
              data-test="own-restore"
              onClick={() => void change(done.back, done.back.entered)}
            >
              {own.restore}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

/** Where something that is more than a single value can be stated. */
function NotHere({ path }: { readonly path: string }) {
  const { words } = useSpeech();
  const own = words.ownValues;
  return (
    <p class="soft">
      {own.severalTitle} {path.startsWith('ladders/') ? <a href="#data/ladders">{own.ladder}</a> : own.pack}
    </p>
  );
}

interface EntryProps {
  readonly own: Own;
  readonly pack: Pack;
  readonly path: string;
  readonly field: OwnField;
  readonly what: string;
  readonly isFree: boolean;
  edit(): void;
  takeBack(): void;
}

/** One entered value: what it is, for whom, from when and from where, and that it is computed with. */
function Entry({ own: { account, entered }, pack, path, field, what, isFree, edit, takeBack }: EntryProps) {
  const { words, locale, on, say, nameOf } = useSpeech();
  const own = words.ownValues;
  const { value, from, note } =
    typeof entered === 'string' ? { value: entered, from: undefined, note: undefined } : entered;
  // Said as the pack's own values are: by what the pack says with it.
  const shown = useMemo(() => {
    const { pack: changed } = withOwnValues(pack, { [field.path]: value });
    return rulesOf(changed).find((each) => each.path === path)?.readings[0]?.value;
  }, [pack, field.path, path, value]);
  return (
    <div class="rule-reading" data-test="own-value" data-account={account.id}>
      <span>
        <strong>{shown ? say(shown) : value}</strong>
        <strong class="rule-known">{own.byYou}</strong>
        <span class="soft beside">
          {[
            nameOf(account),
            field.dated && (from === undefined ? own.whole : own.from(formatDay(from, locale, on))),
            note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {from === undefined || from <= on ? (
          <strong class="rule-known">{words.rulesPage.taken}</strong>
        ) : null}
      </span>
      <span>
        <button type="button" class="dw-link" data-test="own-change" disabled={!isFree} onClick={edit}>
          {own.change}
        </button>{' '}
        <button
          type="button"
          class="dw-link"
          data-test="own-take-back"
          aria-label={own.takeBackOf(what, nameOf(account))}
          onClick={takeBack}
        >
          {own.takeBack}
        </button>
      </span>
    </div>
  );
}
