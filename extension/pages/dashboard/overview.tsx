import type { AccountAssessment, AppCost, Assessment } from 'duewatch';
import { formatCount, formatDay } from 'duewatch/text';
import type { Overview as OverviewOf } from '../../messages.ts';
import { Amount, Amounts } from '../../ui/amount.tsx';
import { Day } from '../../ui/day.tsx';
import { momentText, monthText } from '../../ui/format.ts';
import { Ladder } from '../../ui/ladder.tsx';
import { unnamedId } from '../../ui/name-of.ts';
import { useSpeech } from '../../ui/speech.ts';
import { Mark } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { Warning } from '../../ui/warning.tsx';
import { WhyTree } from '../../ui/why-tree.tsx';
import { keyOf, worstFirst } from '../worst-first.ts';
import { Signals } from './signals.tsx';

/** Every account with its warning, ladder and cost, and what the next seven days bring. */
export function Overview({ overview }: { overview: OverviewOf }) {
  const { words, locale } = useSpeech();
  const { assessment, stateAsOf } = overview;
  return (
    <>
      <header class="page-head">
        <h1>{words.overview}</h1>
        <p>
          <Day day={assessment.on} relative={false} />
          {stateAsOf !== null && ` · ${words.updated(momentText(stateAsOf, assessment.on, locale))}`}
        </p>
      </header>
      <div class="columns">
        <div class="accounts">
          {worstFirst(assessment).map((account) => (
            <Account key={keyOf(account)} account={account} assessment={assessment} />
          ))}
        </div>
        <NextWeek assessment={assessment} />
      </div>
    </>
  );
}

interface AccountProps {
  readonly account: AccountAssessment;
  readonly assessment: Assessment;
}

function Account({ account, assessment }: AccountProps) {
  const { words, text, nameOf } = useSpeech();
  const { account: ref, platformName, arrears, cost } = account;
  const warnings = assessment.warnings.filter((warning) => keyOf(warning) === keyOf(account));
  return (
    <article class="card" data-test="account">
      <header>
        <h2>{nameOf(ref)}</h2>
        <p>
          {[platformName ? text(platformName) : ref.platform, ref.name && ref.id !== unnamedId && ref.id]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {warnings.map((warning) => (
        <Warning key={warning.id} warning={warning} />
      ))}
      {warnings.length === 0 && <Verdict account={account} />}
      <div class="card-columns">
        {arrears.since !== null && (
          <section>
            <h3>{words.ladder}</h3>
            <Ladder status={arrears} />
            <WhyTree of={arrears} about={words.ladder} />
            <a
              class="ladder-more"
              href={`#arrears/${encodeURIComponent(keyOf(account))}`}
              data-test="to-arrears"
            >
              {words.toArrears}
            </a>
          </section>
        )}
        {cost && <Cost account={account} cost={cost} />}
      </div>
      {account.pack !== null && (
        <p class="to-risk">
          <a href={`#risk/${encodeURIComponent(keyOf(account))}`} data-test="to-risk">
            {words.riskPage.toRisk}
          </a>
        </p>
      )}
      <Signals signals={account.signals} />
      <Needs account={account} />
    </article>
  );
}

/** What is to say of an account without a warning: that all is fine, or that nobody knows. */
function Verdict({ account: { pack, arrears, cost } }: { account: AccountAssessment }) {
  const { words } = useSpeech();
  const shop = pack !== null && cost === null;
  const state = shop || (pack !== null && arrears.state === 'clear') ? 'fine' : 'unknown';
  const text =
    pack === null
      ? words.noPack
      : shop
        ? words.nothingDueShop
        : state === 'fine'
          ? words.fine
          : words.unknownArrears;
  return (
    <div class="verdict" data-state={state} data-test="verdict">
      <Mark state={state} />
      <div>
        {text}
        {arrears.reasons.length > 0 && <WhyTree of={arrears} about={text} />}
      </div>
    </div>
  );
}

interface CostProps {
  readonly account: AccountAssessment;
  readonly cost: NonNullable<AccountAssessment['cost']>;
}

function Cost({ account: { apps, month, settlement, incomeFrozen, arrears }, cost }: CostProps) {
  const { words, locale, on } = useSpeech();
  const columns = [
    {
      head: words.appKey,
      cell: ({ appKey }: AppCost) => (
        <>
          {appKey}
          <small class="under soft">{apps.find((app) => app.appKey === appKey)?.name}</small>
        </>
      ),
    },
    { head: words.callsHead, number: true, cell: (app: AppCost) => formatCount(app.calls) },
    { head: words.costHead, number: true, cell: (app: AppCost) => <Amounts range={app.amount} /> },
  ];
  return (
    <section data-test="month-cost">
      <h3>{words.monthCost(monthText(month, locale))}</h3>
      <p class="figure">
        <Amounts range={cost.usageThrough === null ? null : cost.total} />
      </p>
      <p class="soft">
        {cost.usageThrough === null ? words.noUsage : words.through(formatDay(cost.usageThrough, locale, on))}
      </p>
      {cost.byApp.length > 0 && (
        <Table
          caption={words.byApp}
          columns={columns}
          rows={cost.byApp}
          keyOf={(app) => app.appKey}
          total={[words.total, formatCount(cost.calls), <Amounts key="total" range={cost.total} />]}
        />
      )}
      <dl class="dw-facts">
        {settlement && (
          <>
            <dt>{words.balance}</dt>
            <dd>
              <Amount value={settlement.prepaid} />
              {arrears.reasons.length > 0 && <WhyTree of={arrears} about={words.balance} />}
            </dd>
          </>
        )}
        {incomeFrozen && (
          <>
            <dt>{words.incomeFrozen}</dt>
            <dd>
              <Amounts range={incomeFrozen} />
              <WhyTree of={arrears} about={words.incomeFrozen} />
            </dd>
          </>
        )}
        <dt>{words.why}</dt>
        <dd>
          <WhyTree of={cost} about={words.monthCost(monthText(month, locale))} />
        </dd>
      </dl>
    </section>
  );
}

function Needs({ account: { needs } }: { account: AccountAssessment }) {
  const { words, say } = useSpeech();
  if (needs.length === 0) return null;
  return (
    <section class="needs" data-state="unknown" data-test="needs">
      <h3>{words.needs}</h3>
      <ul>
        {needs.map((need) => (
          <li key={need.id}>
            <Mark state="unknown" />
            <span>
              {say(need.text)} {need.path && <a href="#data/form">{words.fillIn}</a>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const daysAhead = 7;

function NextWeek({ assessment: { deadlines, accounts } }: { assessment: Assessment }) {
  const { words, say, nameOf } = useSpeech();
  const soon = deadlines.filter(({ inDays }) => inDays !== null && inDays >= 0 && inDays <= daysAhead);
  return (
    <aside class="card" data-test="next-week">
      <h2>{words.nextWeek}</h2>
      {soon.length === 0 ? (
        <p class="soft">{words.nothingDueWeek}</p>
      ) : (
        <ul class="dw-deadlines">
          {soon.map((deadline) => (
            <li key={deadline.id} data-state={deadline.state}>
              <Mark state={deadline.state} />
              <div class="dw-deadline">
                {deadline.earliest !== null && <Day day={deadline.earliest} />}
                <span>{say(deadline.what)}</span>
                {accounts.length > 1 && <span class="soft">{nameOf(deadline.account)}</span>}
                <WhyTree of={deadline} about={say(deadline.what)} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
