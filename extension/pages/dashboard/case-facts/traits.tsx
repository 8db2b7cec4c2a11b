import type { AccountFacts, Pack } from 'duewatch';
import { useState } from 'preact/hooks';
import { changeTrait } from '../../../store/case-facts.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { tellChanged } from '../../tell-changed.ts';
import { type TraitAsked, traitsAsked } from './traits-asked.ts';

type Value = NonNullable<AccountFacts['traits']>[string] | undefined;

interface Props {
  readonly account: { readonly platform: string; readonly id: string };
  readonly pack: Pack;
  readonly traits: NonNullable<AccountFacts['traits']>;
  reload(): Promise<void>;
}

/** What kind of account it is, as far as what the platform asks depends on it. */
export function Traits({ account, pack, traits, reload }: Props) {
  const { words, text } = useSpeech();
  const said = words.caseFacts;
  const [done, setDone] = useState<{
    readonly asked: TraitAsked;
    readonly before: Value;
    readonly now: Value;
  }>();
  const [failed, setFailed] = useState(false);
  const asked = traitsAsked(pack);
  if (asked.length === 0) return null;
  const others = Object.keys(traits).filter((id) => asked.every(({ fact }) => fact.id !== id));
  const wordOf = ({ fact }: TraitAsked, value: Value) => {
    if (value === undefined) return words.dontKnow;
    if (typeof value === 'boolean') return value ? said.traits.yes : said.traits.no;
    const option = fact.options?.find(({ id }) => id === value);
    return option ? text(option.name) : String(value);
  };
  const set = async (of: TraitAsked, value: Value) => {
    try {
      await changeTrait(account, of.fact.id, value, Date.now());
      await tellChanged();
      await reload();
      setDone({ asked: of, before: traits[of.fact.id], now: value });
      setFailed(false);
      return true;
    } catch (error) {
      console.error('Duewatch, traits:', error);
      setFailed(true);
      return false;
    }
  };
  return (
    <section class="case-list" data-test="case-traits">
      <h3>{said.traits.title}</h3>
      <p class="soft">{said.traits.help}</p>
      <div class="fields">
        {asked.map((each) => {
          const { fact, names } = each;
          const values: Value[] =
            fact.kind === 'choice' ? (fact.options ?? []).map(({ id }) => id) : [true, false];
          const at = values.indexOf(traits[fact.id]);
          return (
            <div class="field" key={fact.id}>
              <label for={`trait-${fact.id}`}>{text(fact.name)}</label>
              <select
                id={`trait-${fact.id}`}
                data-test={`trait-${fact.id}`}
                aria-describedby={`trait-${fact.id}-help`}
                value={String(at)}
                onChange={({ currentTarget }) => void set(each, values[Number(currentTarget.value)])}
              >
                <option value="-1">{wordOf(each, at < 0 ? traits[fact.id] : undefined)}</option>
                {values.map((value, index) => (
                  <option key={String(value)} value={String(index)}>
                    {wordOf(each, value)}
                  </option>
                ))}
              </select>
              <small id={`trait-${fact.id}-help`} class="soft">
                {said.traits.askedBy(names.map(text).join(words.comma))}
              </small>
            </div>
          );
        })}
      </div>
      {others.length > 0 && <p class="soft">{said.traits.others(others.join(words.comma))}</p>}
      <div role="status" data-test="trait-done">
        {done && (
          <p>
            {said.traits.said(text(done.asked.fact.name), wordOf(done.asked, done.now))}{' '}
            <button
              type="button"
              class="dw-button"
              data-test="trait-undo"
              onClick={() => void set(done.asked, done.before).then((undone) => undone && setDone(undefined))}
            >
              {said.undo}
            </button>
          </p>
        )}
        {failed && <p class="problem">{words.notSaved}</p>}
      </div>
    </section>
  );
}
