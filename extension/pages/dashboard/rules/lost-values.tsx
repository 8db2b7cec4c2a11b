import type { Pack } from 'duewatch';
import { withOwnValues } from 'duewatch/schema';
import { explainProblem } from 'duewatch/text';
import { useState } from 'preact/hooks';
import type { StoredAccount } from '../../../store/schema.ts';
import { changeValue } from '../../../store/values.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { tellChanged } from '../../tell-changed.ts';

interface Props {
  readonly pack: Pack;
  readonly accounts: readonly StoredAccount[];
  onChanged(): Promise<void>;
}

/** What was entered and fits nowhere in the pack in force, such as after another edition: said, and taken back by hand only. */
export function LostValues({ pack, accounts, onChanged }: Props) {
  const { words, locale, nameOf } = useSpeech();
  const [failed, setFailed] = useState(false);
  const own = words.ownValues;
  const lost = accounts.flatMap((account) =>
    withOwnValues(pack, account.values ?? {}).problems.map((problem) => ({ account, problem })),
  );
  if (lost.length === 0) return null;
  const takeBack = async (account: StoredAccount, path: string) => {
    try {
      await changeValue(account, [path], null, Date.now());
      await tellChanged();
      await onChanged();
    } catch (error) {
      console.error('Duewatch, own values:', error);
      setFailed(true);
    }
  };
  return (
    <section data-test="lost-values">
      <h3>{own.orphans}</h3>
      <ul class="problems">
        {lost.map(({ account, problem }) => (
          <li key={`${account.id} ${problem.path}`} data-severity={problem.severity}>
            {nameOf(account)} · {explainProblem(problem, locale)}{' '}
            <button type="button" class="dw-link" onClick={() => void takeBack(account, problem.path ?? '')}>
              {own.takeBack}
            </button>
          </li>
        ))}
      </ul>
      {failed && <p role="alert">{words.notSaved}</p>}
    </section>
  );
}
