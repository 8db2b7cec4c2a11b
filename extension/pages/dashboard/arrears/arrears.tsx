import type { AccountAssessment, Warning } from 'duewatch';
import type { Promotion } from 'duewatch/forecast';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type ArrearsWorker, startArrears } from '../../../jobs/start-arrears.ts';
import type { Overview } from '../../../messages.ts';
import { Empty } from '../../../ui/empty.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { keyOf, worstFirst } from '../../worst-first.ts';
import { useAccountChoice } from '../account-choice.tsx';
import { Computing } from '../computing.tsx';
import { usePacks } from '../packs.ts';
import { useRunning } from '../use-running.ts';
import { Head } from './head.tsx';
import { LadderCard } from './ladder-card.tsx';
import { Plan } from './plan.tsx';
import { Runway } from './runway.tsx';
import { WhatIf } from './what-if.tsx';

/** Where an account stands on the ladder, what to pay by when, how long the balance lasts, and what would change it. */
export function Arrears({ overview }: { overview: Overview }) {
  const { words } = useSpeech();
  const packs = usePacks();
  const accounts = worstFirst(overview.assessment).filter(({ account }) =>
    packs.some(({ id, ladders }) => id === account.platform && ladders.length > 0),
  );
  const [account, select] = useAccountChoice(accounts);
  const head = (
    <header class="page-head with-choices">
      <h1>{words.arrears}</h1>
      <div class="choices">{select}</div>
    </header>
  );
  if (account === undefined) {
    return (
      <>
        {head}
        <NoPosition />
      </>
    );
  }
  const warnings = overview.assessment.warnings.filter((each) => keyOf(each) === keyOf(account));
  const warning = warnings.find(({ id }) => id.endsWith('/arrears'));
  return (
    <>
      {head}
      <AccountArrears
        key={keyOf(account)}
        account={account}
        warning={warning}
        others={warnings.filter((each) => each !== warning)}
        stateAsOf={overview.stateAsOf}
      />
    </>
  );
}

/** What will be here, and how to make it appear. */
function NoPosition() {
  const { words } = useSpeech();
  return (
    <div class="card welcome" data-test="arrears-empty">
      <Empty title={words.arrearsPage.emptyTitle}>
        <p>{words.arrearsPage.emptyText}</p>
        <a class="dw-button dw-primary" href="#data/form">
          {words.arrearsPage.emptyWay}
        </a>
      </Empty>
    </div>
  );
}

interface AccountProps {
  readonly account: AccountAssessment;
  readonly warning: Warning | undefined;
  /** Warnings about anything else, such as a low balance. */
  readonly others: readonly Warning[];
  readonly stateAsOf: number | null;
}

function AccountArrears({ account, warning, others, stateAsOf }: AccountProps): ComponentChildren {
  const { words, on } = useSpeech();
  const page = words.arrearsPage;
  const { platform, id } = account.account;
  const { arrears } = account;
  const scope = { account: { platform, id }, on };
  // Two of them, so that trying things does not wait for the forecast.
  const worker = useWorker([platform, id, on, stateAsOf]);
  const forecaster = useWorker([platform, id, on, stateAsOf]);
  const [promotions, setPromotions] = useState<readonly Promotion[]>([]);
  const plan = useRunning(() => worker?.plan(scope), [worker]);
  const runway = useRunning(() => forecaster?.runway({ ...scope, promotions }), [forecaster, promotions]);
  if (arrears.state === 'unknown') {
    return (
      <>
        <Head account={account} warning={warning} others={others} />
        <NoPosition />
      </>
    );
  }
  const owing = arrears.state === 'in-arrears' || arrears.state === 'pending';
  return (
    <>
      <Head account={account} warning={warning} others={others} />
      {(owing || arrears.state === 'paid') && <LadderCard account={account} />}
      {owing && <Computing of={plan} label={page.planComputing} failed={page.planFailed} />}
      {owing && plan.result && worker && (
        <Plan
          plan={plan.result}
          arrears={arrears}
          apps={account.apps}
          allocate={(cash, worth) => worker.allocate({ ...scope, cash, worth })}
          of={worker}
        />
      )}
      <Computing of={runway} label={page.runwayComputing} failed={page.runwayFailed} />
      {runway.result && (
        <Runway
          found={runway.result}
          since={arrears.since}
          promotions={promotions}
          setPromotions={setPromotions}
          stale={runway.running}
        />
      )}
      {worker && (
        <WhatIf
          status={arrears}
          ask={(change) => worker.whatIf({ ...scope, change })}
          askRunway={(pay) => forecaster?.runwayIf({ ...scope, promotions, pay })}
          of={worker}
        />
      )}
    </>
  );
}

/** A worker as long as these stay the same. */
function useWorker(what: readonly unknown[]): ArrearsWorker | undefined {
  const [worker, setWorker] = useState<ArrearsWorker>();
  useEffect(() => {
    const started = startArrears();
    setWorker(started);
    return () => started.close();
  }, what);
  return worker;
}
