import type { Pack } from 'duewatch';
import { useRef, useState } from 'preact/hooks';
import { changeCaseList } from '../../../store/case-facts.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { tellChanged } from '../../tell-changed.ts';
import { useFocusNext } from '../use-focus-next.ts';
import { type CaseListOf, optionsOf } from './case-lists.ts';
import {
  type Draft,
  draftOf,
  isOffered,
  putRow,
  type Row,
  type RowErrors,
  readRow,
  restoreRow,
} from './read-row.ts';
import { RowField } from './row-field.tsx';

interface Props {
  readonly of: CaseListOf;
  readonly account: { readonly platform: string; readonly id: string };
  readonly pack: Pack | undefined;
  readonly rows: readonly Row[];
  reload(): Promise<void>;
}

interface Open {
  /** What a new entry is called, whenever and however often it is saved. */
  readonly id: string;
  readonly before?: Row;
  readonly draft: Draft;
}

type Done =
  | { readonly what: 'saved'; readonly name: string }
  | { readonly what: 'removed'; readonly name: string; readonly row: Row; readonly index: number }
  | { readonly what: 'failed' };

/** One list of what deadlines rest on: its entries, a form for one, and the way back from a removal. */
export function CaseList({ of, account, pack, rows, reload }: Props) {
  const { words, locale } = useSpeech();
  const said = words.caseFacts;
  const { list, identity } = of;
  const [open, setOpen] = useState<Open>();
  const [errors, setErrors] = useState<RowErrors>({});
  const [done, setDone] = useState<Done>();
  const form = useRef<HTMLFormElement>(null);
  const { within, focusNext } = useFocusNext();
  // What was typed about an entry, while the form is that of another.
  const typed = useRef(new Map<unknown, Open>());

  const wordOf = (key: string, value: string, draft: Draft) => {
    const field = of.fields.find((each) => each.key === key);
    const named = field && optionsOf(field, draft, pack).find(({ id }) => id === value)?.name?.[locale];
    return named ?? said.options[value] ?? value;
  };
  const nameOf = (row: Row) => {
    const draft = draftOf(of, row);
    const first = of.fields[0]?.key ?? '';
    return wordOf(first, draft[first] ?? '', draft);
  };
  const change = async (to: (stored: readonly Row[]) => readonly Row[], then: Done | undefined) => {
    try {
      await changeCaseList(account, list, to, Date.now());
      await tellChanged();
      await reload();
      setDone(then);
      // The button that was pressed is gone.
      if (then?.what !== 'saved') focusNext(`[data-test="case-${list}-${then ? 'undo' : 'add'}"]`);
      return true;
    } catch (error) {
      console.error('Duewatch, case facts:', error);
      setDone({ what: 'failed' });
      return false;
    }
  };
  const show = (next: Omit<Open, 'id'>) => {
    if (open && JSON.stringify(open.draft) !== JSON.stringify(draftOf(of, open.before)))
      typed.current.set(open.before?.[identity], open);
    setOpen(typed.current.get(next.before?.[identity]) ?? { id: crypto.randomUUID(), ...next });
    setErrors({});
    setDone(undefined);
  };
  const close = (of: Open) => {
    typed.current.delete(of.before?.[identity]);
    setOpen(undefined);
    setErrors({});
    focusNext(`[data-test="case-${list}-add"]`);
  };
  const save = async (saving: Open) => {
    const { id, before, draft } = saving;
    const others = rows.filter((row) => before === undefined || row[identity] !== before[identity]);
    const read = readRow(of, draft, {
      ...(before && { before }),
      id,
      others,
    });
    if ('errors' in read) {
      setErrors(read.errors);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setErrors({});
    const { row } = read;
    const saved = await change((stored) => putRow(stored, identity, before, row), {
      what: 'saved',
      name: nameOf(row),
    });
    if (saved) close(saving);
  };

  return (
    <section ref={within} class="case-list" data-test={`case-${list}`}>
      <h3>{said.lists[list].title}</h3>
      <p class="soft">{said.lists[list].help}</p>
      {rows.length === 0 && !open && <p>{said.none}</p>}
      {rows.length > 0 && (
        <ul class="settings-list">
          {rows.map((row, index) => {
            const draft = draftOf(of, row);
            const name = nameOf(row);
            return (
              <li key={String(row[identity])} data-test={`case-${list}-row`}>
                <div>
                  <strong>{name}</strong>
                  <small>
                    {of.fields
                      .slice(1)
                      .flatMap(({ key, kind }) => {
                        const value = draft[key] ?? '';
                        if (value === '') return [];
                        const texts = kind === 'several' ? value.split(' ') : [value];
                        const text = texts.map((each) => wordOf(key, each, draft)).join(words.comma);
                        return [`${said.fields[list]?.[key] ?? key}${words.colon}${text}`];
                      })
                      .join(' · ')}
                  </small>
                </div>
                <button
                  type="button"
                  class="dw-button"
                  aria-label={said.editOf(name)}
                  data-test={`case-${list}-edit`}
                  onClick={() => show({ before: row, draft })}
                >
                  {said.edit}
                </button>
                <button
                  type="button"
                  class="dw-button"
                  aria-label={said.removeOf(name)}
                  data-test={`case-${list}-remove`}
                  onClick={() =>
                    void change((stored) => stored.filter((each) => each[identity] !== row[identity]), {
                      what: 'removed',
                      name,
                      row,
                      index,
                    })
                  }
                >
                  {words.remove}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {open && (
        <form
          ref={form}
          class="case-form"
          data-test={`case-${list}-form`}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save(open);
          }}
        >
          <h4>{open.before ? said.editTitle(nameOf(open.before)) : said.newTitle}</h4>
          <div class="fields">
            {of.fields.map((field) => {
              const options = optionsOf(field, open.draft, pack);
              if (!isOffered(field, options)) return null;
              return (
                <RowField
                  key={field.key}
                  list={list}
                  field={field}
                  value={open.draft[field.key] ?? ''}
                  options={options.map(({ id }) => [id, wordOf(field.key, id, open.draft)] as const)}
                  error={errors[field.key]}
                  onInput={(value) => {
                    setOpen({ ...open, draft: { ...open.draft, [field.key]: value } });
                    setDone(undefined);
                  }}
                />
              );
            })}
          </div>
          {errors[''] && (
            <p class="problem" role="alert">
              {said.errors[errors['']]}
            </p>
          )}
          <div class="buttons">
            <button type="submit" class="dw-button dw-primary" data-test={`case-${list}-save`}>
              {words.save}
            </button>
            <button
              type="button"
              class="dw-button"
              onClick={() => {
                close(open);
                setDone(undefined);
              }}
            >
              {words.cancel}
            </button>
          </div>
        </form>
      )}
      <div role="status" data-test={`case-${list}-done`}>
        {done?.what === 'saved' && <p>{said.saved(done.name)}</p>}
        {done?.what === 'removed' && (
          <p>
            {said.removed(done.name)}{' '}
            <button
              type="button"
              class="dw-button"
              data-test={`case-${list}-undo`}
              onClick={() =>
                void change((stored) => restoreRow(stored, identity, done.row, done.index), undefined)
              }
            >
              {said.undo}
            </button>
          </p>
        )}
        {done?.what === 'failed' && <p class="problem">{words.notSaved}</p>}
      </div>
      {!open && (
        <button
          type="button"
          class="dw-button"
          data-test={`case-${list}-add`}
          onClick={() => show({ draft: draftOf(of) })}
        >
          {said.lists[list].add}
        </button>
      )}
    </section>
  );
}
