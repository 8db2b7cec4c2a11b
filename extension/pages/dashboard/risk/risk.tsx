import type { AccountAssessment } from 'duewatch';
import type { Overview } from '../../../messages.ts';
import { Empty } from '../../../ui/empty.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { keyOf, worstFirst } from '../../worst-first.ts';
import { useAccountChoice } from '../account-choice.tsx';

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** What an account can expect to lose and why, where it stands in the penalties, and what the platform holds against it. */
export function Risk({ overview }: Props) {
  const { words } = useSpeech();
  const [account, select] = useAccountChoice(worstFirst(overview.assessment));
  return (
    <>
      <header class="page-head with-choices">
        <h1>{words.riskPage.title}</h1>
        <div class="choices">{select}</div>
      </header>
      {account && <OfAccount key={keyOf(account)} account={account} />}
      {!account && <Nothing />}
    </>
  );
}

function OfAccount({ account }: { account: AccountAssessment }) {
  const { nameOf } = useSpeech();
  return (
    <section class="card" data-test="risk-account">
      <h2>{nameOf(account.account)}</h2>
      <Nothing />
    </section>
  );
}

function Nothing() {
  const { words } = useSpeech();
  const page = words.riskPage;
  return (
    <Empty title={page.emptyTitle}>
      <p>{page.emptyText}</p>
    </Empty>
  );
}
