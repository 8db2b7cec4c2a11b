import type { AccountRef } from 'duewatch';
import { useState } from 'preact/hooks';
import { changeOrderLimits } from '../../../store/order-checks.ts';
import type { OrderLimits } from '../../../store/schema.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { draftOf, type LimitName, limitNames, readLimits } from './orders-view.ts';

interface Props {
  readonly account: Pick<AccountRef, 'platform' | 'id'>;
  readonly limits: OrderLimits;
  /** The share of returns that orders were held against, whoever set it. */
  readonly fromRule: number | string | undefined;
  saved(): void;
}

/** The numbers that no rule states, for the user to set. */
export function OrderLimitsForm({ account, limits, fromRule, saved }: Props) {
  const { words } = useSpeech();
  const page = words.ordersPage;
  const [draft, setDraft] = useState(draftOf(limits));
  const [wrong, setWrong] = useState<readonly LimitName[]>([]);
  const [failed, setFailed] = useState(false);
  const inRules = limits.returnsPercent === undefined && fromRule !== undefined;
  const save = async () => {
    const read = readLimits(draft);
    setWrong(read.wrong);
    setFailed(false);
    if (read.limits === undefined) return;
    try {
      await changeOrderLimits(account, read.limits);
      saved();
    } catch (error) {
      console.error('Duewatch, limits of orders:', error);
      setFailed(true);
    }
  };
  return (
    <details class="order-limits" data-test="order-limits">
      <summary>{page.limits}</summary>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class="soft">{page.limitsHelp}</p>
        {inRules && <p class="soft">{page.returnsFromRules(String(fromRule))}</p>}
        <div class="fields">
          {limitNames.map((name) => (
            <label key={name} class="field">
              <span>{page.limitFields[name]}</span>
              <input
                data-test={`limit-${name}`}
                inputMode="numeric"
                value={draft[name] ?? ''}
                aria-invalid={wrong.includes(name)}
                onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
              />
              {wrong.includes(name) && (
                <span class="problem" role="alert">
                  {name === 'returnsPercent' ? page.wholePercent : page.wholeFrom}
                </span>
              )}
            </label>
          ))}
        </div>
        {failed && <p role="alert">{words.failed}</p>}
        <button type="submit" class="dw-button" data-test="limits-save">
          {page.save}
        </button>
      </form>
    </details>
  );
}
