import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSpeech } from '../../../ui/speech.ts';
import { dropRecord, putRecord, recordKey, restoreRecord } from './record-list.ts';

interface Props<Item> {
  /** Names the list in tests. */
  readonly test: string;
  readonly items: readonly Item[];
  /** What the button says that opens an empty form. */
  readonly add: string;
  readonly empty?: string | undefined;
  nameOf(item: Item): string;
  /** What stands in the item's line. */
  line(item: Item): ComponentChildren;
  /** What stands below it. */
  below?(item: Item): ComponentChildren;
  /** A form for an item, or for a new one. */
  form(item: Item | undefined, save: (item: Item) => Promise<void>, cancel: () => void): ComponentChildren;
  /** Stores a change of the list. */
  change(to: (list: readonly Item[]) => Item[]): Promise<void>;
}

type Done<Item> =
  | { readonly what: 'saved'; readonly name: string }
  | { readonly what: 'removed'; readonly name: string; readonly item: Item; readonly index: number }
  | { readonly what: 'failed' };

/** A list of facts that were entered: each can be changed or removed, and what was removed brought back. */
export function Records<Item>({ test, items, add, empty, nameOf, line, below, form, change }: Props<Item>) {
  const { words } = useSpeech();
  const page = words.riskPage;
  // Of a list of facts each says something else; one that says the same twice is shown twice and changed alike.
  const [open, setOpen] = useState<Item | 'new'>();
  const [done, setDone] = useState<Done<Item>>();
  const card = useRef<HTMLDivElement>(null);
  const focus = useRef('');
  useLayoutEffect(() => {
    const target = focus.current && card.current?.querySelector<HTMLElement>(focus.current);
    if (!target) return;
    focus.current = '';
    target.focus();
  });
  const close = (next?: Done<Item>) => {
    setOpen(undefined);
    setDone(next);
    focus.current = `[data-test="${test}-add"]`;
  };
  const show = (item: Item | 'new') => {
    setDone(undefined);
    setOpen(item);
    focus.current = 'form select, form input';
  };
  const tried = async (to: (list: readonly Item[]) => Item[], then: () => void) => {
    try {
      await change(to);
      then();
    } catch (error) {
      console.error('Duewatch, risk:', error);
      setDone({ what: 'failed' });
    }
  };
  const formOf = (item: Item | undefined) =>
    form(
      item,
      async (saved) => {
        await change((list) => putRecord(list, item, saved));
        close({ what: 'saved', name: nameOf(saved) });
      },
      () => close(),
    );
  // What is being changed stays open where another page removes it meanwhile, so that nothing typed is lost.
  const isGone =
    open !== undefined && open !== 'new' && items.every((item) => recordKey(item) !== recordKey(open));
  const shown = isGone ? [...items, open] : items;
  return (
    <div class="records" data-test={`${test}-list`} ref={card}>
      {items.length === 0 && open === undefined && empty && <p class="soft">{empty}</p>}
      {shown.length > 0 && (
        <ul class="plain">
          {shown.map((item, index) => {
            const key = recordKey(item);
            return (
              <li key={key} data-test={test}>
                {open !== undefined && open !== 'new' && recordKey(open) === key ? (
                  formOf(item)
                ) : (
                  <div class="record-line">
                    <div>{line(item)}</div>
                    <div class="record-buttons">
                      <button
                        type="button"
                        class="dw-button"
                        data-test={`${test}-edit`}
                        aria-label={page.editOf(nameOf(item))}
                        onClick={() => show(item)}
                      >
                        {page.edit}
                      </button>
                      <button
                        type="button"
                        class="dw-button"
                        data-test={`${test}-remove`}
                        aria-label={page.removeOf(nameOf(item))}
                        onClick={() =>
                          void tried(
                            (list) => dropRecord(list, item),
                            () => {
                              setDone({ what: 'removed', name: nameOf(item), item, index });
                              focus.current = `[data-test="${test}-undo"]`;
                            },
                          )
                        }
                      >
                        {words.remove}
                      </button>
                    </div>
                  </div>
                )}
                {below?.(item)}
              </li>
            );
          })}
        </ul>
      )}
      <div role="status" class="record-done" data-test={`${test}-done`}>
        {done?.what === 'saved' && <p>{page.savedOf(done.name)}</p>}
        {done?.what === 'removed' && (
          <p>
            {page.removedOf(done.name)}{' '}
            <button
              type="button"
              class="dw-button"
              data-test={`${test}-undo`}
              onClick={() =>
                void tried(
                  (list) => restoreRecord(list, done.item, done.index),
                  () => close(),
                )
              }
            >
              {page.undo}
            </button>
          </p>
        )}
        {done?.what === 'failed' && <p class="problem">{words.notSaved}</p>}
      </div>
      {open === 'new' ? (
        formOf(undefined)
      ) : (
        <button type="button" class="dw-button" data-test={`${test}-add`} onClick={() => show('new')}>
          {add}
        </button>
      )}
    </div>
  );
}
