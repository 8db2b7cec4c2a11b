import type { AccountAssessment, Pack, Problem } from 'duewatch';
import { parseLadder } from 'duewatch/schema';
import { explainProblem, formatDay } from 'duewatch/text';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { changeLadders } from '../../../store/ladders.ts';
import type { StoredAccount } from '../../../store/schema.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { tellChanged } from '../../tell-changed.ts';
import { saveText } from '../cost/save-text.ts';
import { usePacks } from '../packs.ts';
import { draftOf, emptyLadder, type LadderDraft } from './draft.ts';
import { LadderForm } from './ladder-form.tsx';
import { dropLadder, type Ladders, putLadder, restoreLadder } from './ladder-list.ts';
import { readLadderFile } from './read-ladder-file.ts';
import { shownText } from './shown-text.ts';
import type { LadderJson } from './write-draft.ts';

interface Props {
  readonly account: AccountAssessment;
  /** The account as it is stored, from `readAccountHeads`. */
  readonly facts: StoredAccount;
  reload(): Promise<void>;
}

/** What the form is open for: a new ladder, a stored one, or one from a file. */
interface Open {
  readonly begin: LadderDraft;
  readonly before?: LadderJson;
  readonly file?: string;
}

/** What was done last, said once. */
type Done =
  | { readonly what: 'saved' | 'not-json'; readonly name: string }
  | { readonly what: 'removed'; readonly name: string; readonly ladder: LadderJson; readonly index: number }
  | { readonly what: 'refused'; readonly problems: readonly Problem[] }
  | { readonly what: 'failed' };

/** The ladders that a user wrote for an account: a list of them, and a form for one. Give it the account's key. */
export function OwnLadders({ account, facts, reload }: Props) {
  const pack = usePacks().find(({ id }) => id === account.account.platform);
  return pack && <WithPack account={account} facts={facts} reload={reload} pack={pack} />;
}

function WithPack({ account, facts, reload, pack }: Props & { readonly pack: Pack }) {
  const { words, locale } = useSpeech();
  const own = words.ownLadder;
  const ladders: Ladders = facts.ladders ?? [];
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<Done>();
  const card = useRef<HTMLElement>(null);
  const focus = useRef('');
  useLayoutEffect(() => {
    const target = focus.current && card.current?.querySelector<HTMLElement>(focus.current);
    if (!target) return;
    focus.current = '';
    target.focus();
  });
  const nameOf = (ladder: LadderJson) => shownText(draftOf(ladder).name, locale) || own.noName;

  const change = async (to: (ladders: Ladders) => Ladders) => {
    await changeLadders(account.account, (stored) => [...to(stored)], Date.now());
    await tellChanged();
    await reload();
  };
  const tried = async (to: (ladders: Ladders) => Ladders, then: () => void) => {
    try {
      await change(to);
      then();
    } catch (error) {
      console.error('Duewatch, own ladders:', error);
      setDone({ what: 'failed' });
    }
  };
  const show = (opened: Open) => {
    setDone(undefined);
    setOpen(opened);
  };
  const close = (next?: Done) => {
    setOpen(undefined);
    setDone(next);
    focus.current = '[data-test="own-create"]';
  };
  const readFile = async (file: File) => {
    const read = readLadderFile(file.name, await file.text());
    if ('ladder' in read) show({ begin: draftOf(read.ladder), file: file.name });
    else
      setDone(
        read.problems ? { what: 'refused', problems: read.problems } : { what: 'not-json', name: file.name },
      );
  };

  if (open) {
    const { begin, before, file } = open;
    return (
      <section class="card" data-test="own-ladders" ref={card}>
        <h2>{before ? own.editTitle(nameOf(before)) : own.newTitle}</h2>
        {file && (
          <p class="soft" role="status">
            {own.imported(file)}
          </p>
        )}
        <LadderForm
          account={account}
          facts={facts}
          pack={pack}
          begin={begin}
          before={before}
          others={before ? dropLadder(ladders, before) : ladders}
          onSave={async (ladder) => {
            await change((stored) => putLadder(stored, before, ladder));
            close({ what: 'saved', name: nameOf(ladder) });
          }}
          onCancel={() => close()}
        />
      </section>
    );
  }
  const arrears = ladders.filter(({ kind = 'arrears' }) => kind === 'arrears');
  return (
    <section class="card" data-test="own-ladders" ref={card}>
      <h2>{own.title}</h2>
      <p class="soft own-help">{own.help}</p>
      {ladders.length === 0 && !done && <p>{own.none}</p>}
      {ladders.length > 0 && (
        <ul class="settings-list">
          {ladders.map((ladder, index) => (
            <Item
              key={JSON.stringify(ladder)}
              ladder={ladder}
              name={nameOf(ladder)}
              onEdit={() => show({ begin: draftOf(ladder), before: ladder })}
              onRemove={() =>
                void tried(
                  (stored) => dropLadder(stored, ladder),
                  () => {
                    setDone({ what: 'removed', name: nameOf(ladder), ladder, index });
                    focus.current = '[data-test="own-undo"]';
                  },
                )
              }
            />
          ))}
        </ul>
      )}
      {arrears.length > 1 && <p class="soft own-help">{own.severalHold}</p>}
      <div class="own-done" role="status" data-test="own-done">
        {done?.what === 'saved' && <p>{own.saved(done.name)}</p>}
        {done?.what === 'removed' && (
          <p>
            {own.removed(done.name)}{' '}
            <button
              type="button"
              class="dw-button"
              data-test="own-undo"
              onClick={() =>
                void tried(
                  (stored) => restoreLadder(stored, done.ladder, done.index),
                  () => {
                    setDone(undefined);
                    focus.current = '[data-test="own-create"]';
                  },
                )
              }
            >
              {own.undo}
            </button>
          </p>
        )}
        {done?.what === 'not-json' && <p class="problem">{own.notJson(done.name)}</p>}
        {done?.what === 'failed' && <p class="problem">{words.notSaved}</p>}
        {done?.what === 'refused' && (
          <ul class="problems">
            {done.problems.map((problem) => (
              <li key={JSON.stringify(problem)} data-severity={problem.severity}>
                {explainProblem(problem, locale)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="buttons">
        <button
          type="button"
          class="dw-button dw-primary"
          data-test="own-create"
          onClick={() => show({ begin: emptyLadder })}
        >
          {own.create}
        </button>
        <span class="own-file">
          <input
            id="own-import"
            type="file"
            accept=".json,application/json"
            data-test="own-import"
            aria-label={own.importFile}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void readFile(file);
              // Choosing the same file again must be noticed, too.
              event.currentTarget.value = '';
            }}
          />
          <label for="own-import" class="dw-button" aria-hidden="true">
            {own.importFile}
          </label>
        </span>
      </div>
    </section>
  );
}

interface ItemProps {
  readonly ladder: LadderJson;
  readonly name: string;
  onEdit(): void;
  onRemove(): void;
}

/** A stored ladder in one line, with what can be done with it. */
function Item({ ladder, name, onEdit, onRemove }: ItemProps) {
  const { words, locale, on } = useSpeech();
  const own = words.ownLadder;
  const { kind, rungs, validFrom, validTo } = draftOf(ladder);
  const { problems } = parseLadder(ladder);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const day = (each: string) => (each === '' || errors > 0 ? each : formatDay(each, locale, on));
  const dated = validFrom !== '' || validTo !== '';
  return (
    <li data-state="unknown" data-test="own-ladder">
      <div>
        <strong>{name}</strong>
        <small>
          {[
            own.kinds[kind],
            own.rungCount(rungs.length),
            dated && own.validFromTo(day(validFrom), day(validTo)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {errors > 0 && (
          <p class="dw-line">
            <Mark state="unknown" />
            {own.notUsed(errors)}
          </p>
        )}
      </div>
      <button
        type="button"
        class="dw-button"
        aria-label={own.editOf(name)}
        data-test="own-edit"
        onClick={onEdit}
      >
        {own.edit}
      </button>
      <button
        type="button"
        class="dw-button"
        aria-label={own.exportOf(name)}
        data-test="own-export"
        onClick={() => saveText(fileName(name), 'application/json', `${JSON.stringify(ladder, null, 2)}\n`)}
      >
        {own.exportJson}
      </button>
      <button
        type="button"
        class="dw-button"
        aria-label={own.removeOf(name)}
        data-test="own-remove"
        onClick={onRemove}
      >
        {words.remove}
      </button>
    </li>
  );
}

/** A name for the file, without what file systems do not take. */
function fileName(name: string): string {
  return `duewatch-ladder-${name.replace(/[\\/:*?"<>|\s.]+/g, '-').slice(0, 60)}.json`;
}
