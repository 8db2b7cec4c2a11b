import type { AccountAssessment } from 'duewatch';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../../ui/speech.ts';
import { keyOf } from '../worst-first.ts';
import { accountOf } from './route.ts';

/** The account that a section is about, the first one until another is chosen, and the switch where there are several. */
export function useAccountChoice(
  accounts: readonly AccountAssessment[],
): [AccountAssessment | undefined, ComponentChildren] {
  const { words, nameOf, text } = useSpeech();
  const [chosen, choose] = useState(() => accountOf(location.hash));
  const account = accounts.find((each) => keyOf(each) === chosen) ?? accounts[0];
  if (account === undefined || accounts.length === 1) return [account, null];
  const select = (
    <label class="choice">
      <span>{words.account}</span>
      <select
        data-test="account-choice"
        value={keyOf(account)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {accounts.map((each) => (
          <option key={keyOf(each)} value={keyOf(each)}>
            {[nameOf(each.account), each.platformName && text(each.platformName)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
  return [account, select];
}
