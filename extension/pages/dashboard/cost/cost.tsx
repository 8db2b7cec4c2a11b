import type { AccountAssessment, Day as CivilDay, Month } from 'duewatch';
import { formatCount, formatDay, statementCsv } from 'duewatch/text';
import { useState } from 'preact/hooks';
import { type MonthCost, startMonthCost } from '../../../jobs/start-cost.ts';
import type { Overview } from '../../../messages.ts';
import { Amounts } from '../../../ui/amount.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { monthText } from '../../../ui/format.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { WhyTree } from '../../../ui/why-tree.tsx';
import { keyOf, worstFirst } from '../../worst-first.ts';
import { useAccountChoice } from '../account-choice.tsx';
import { Computing } from '../computing.tsx';
import { usePacks } from '../packs.ts';
import { useRunning } from '../use-running.ts';
import { Apps } from './apps.tsx';
import { Compare } from './compare.tsx';
import { Days } from './days.tsx';
import { Lines } from './lines.tsx';
import { saveText } from './save-text.ts';
import { Unrated } from './unrated.tsx';
import { csvName, missingDays, monthChoices, monthScope } from './view.ts';

/** What usage costs: first the amount, then where it comes from, then why. */
export function Cost({ overview }: { overview: Overview }) {
  const { words } = useSpeech();
  const packs = usePacks();
  const accounts = worstFirst(overview.assessment).filter(({ account }) =>
    packs.some(({ id, tariffs }) => id === account.platform && tariffs.length > 0),
  );
  const [account, select] = useAccountChoice(accounts);
  if (account === undefined) {
    return (
      <>
        <header class="page-head">
          <h1>{words.costPage.title}</h1>
        </header>
        <NoUsage />
      </>
    );
  }
  return (
    <AccountCost key={keyOf(account)} account={account} stateAsOf={overview.stateAsOf} select={select} />
  );
}

/** What will be here, and how to make it appear. */
function NoUsage() {
  const { words } = useSpeech();
  return (
    <div class="card welcome" data-test="cost-empty">
      <Empty title={words.costPage.emptyTitle}>
        <p>{words.costPage.emptyText}</p>
        <a class="dw-button dw-primary" href="#data">
          {words.costPage.emptyWay}
        </a>
      </Empty>
    </div>
  );
}

interface AccountProps {
  readonly account: AccountAssessment;
  readonly stateAsOf: number | null;
  readonly select: preact.ComponentChildren;
}

function AccountCost({ account: assessed, stateAsOf, select }: AccountProps) {
  const { words, locale, on } = useSpeech();
  const [month, setMonth] = useState<Month>(on.slice(0, 7));
  const [day, setDay] = useState<CivilDay | null>(null);
  const { platform, id } = assessed.account;
  const scope = { account: { platform, id }, ...monthScope(month, on) };
  const cost = useRunning(() => startMonthCost(scope), [platform, id, month, on, stateAsOf]);
  const { result } = cost;
  const months = monthChoices(result?.months ?? [], on);
  const choose = (chosen: Month) => {
    setMonth(chosen);
    setDay(null);
  };
  const save = ({ statement }: MonthCost) =>
    saveText(csvName(id, month), 'text/csv;charset=utf-8', statementCsv(statement, locale));
  const shown = result && result.statement.from === scope.from ? result : undefined;
  const empty = shown && shown.statement.usageThrough === null;
  return (
    <>
      <header class="page-head with-choices">
        <h1>{words.costPage.title}</h1>
        <div class="choices">
          {select}
          {months.length > 1 && (
            <label class="choice">
              <span>{words.costPage.month}</span>
              <select
                data-test="cost-month"
                value={month}
                onChange={(event) => choose(event.currentTarget.value)}
              >
                {months.map((each) => (
                  <option key={each} value={each}>
                    {monthText(each, locale)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {shown && !empty && (
            <button type="button" class="dw-button" data-test="export-csv" onClick={() => save(shown)}>
              {words.costPage.exportCsv}
            </button>
          )}
        </div>
      </header>
      <Computing of={cost} label={words.costPage.reading} failed={words.costPage.failed} />
      {empty && shown.months.length === 0 && <NoUsage />}
      {empty && shown.months.length > 0 && (
        <div class="card" data-test="cost-empty-month">
          <p>{words.costPage.emptyMonth(monthText(month, locale))}</p>
          <div class="buttons">
            {months[1] !== undefined && (
              <button type="button" class="dw-button" onClick={() => choose(months[1] ?? month)}>
                {words.costPage.otherMonth(monthText(months[1], locale))}
              </button>
            )}
            <a class="dw-button" href="#data">
              {words.costPage.emptyWay}
            </a>
          </div>
        </div>
      )}
      {shown && !empty && (
        <>
          <Total cost={shown} month={month} day={day} setDay={setDay} />
          <Unrated unrated={shown.statement.unrated} />
          <Apps statement={shown.statement} apis={shown.apis} apps={assessed.apps} />
          <Lines
            key={month}
            statement={shown.statement}
            days={shown.days}
            settlement={assessed.settlement}
            platform={platform}
            day={day}
            setDay={setDay}
          />
          <Compare key={`compare ${month}`} scope={scope} platform={platform} stateAsOf={stateAsOf} />
        </>
      )}
      <p class="dw-hidden" role="status">
        {shown && !empty && words.through(formatDay(shown.statement.usageThrough ?? on, locale, on))}
      </p>
    </>
  );
}

interface TotalProps {
  readonly cost: MonthCost;
  readonly month: Month;
  readonly day: CivilDay | null;
  setDay(day: CivilDay | null): void;
}

/** The amount, what makes it uncertain, and how it came about day by day. */
function Total({ cost: { statement, days }, month, day, setDay }: TotalProps) {
  const { words, locale, on, say } = useSpeech();
  const { total, calls, byApp, usageThrough, reasons } = statement;
  const exact = total.low === total.high;
  const missing = usageThrough === null ? 0 : missingDays(days, month, usageThrough);
  const unknown = reasons.filter(({ text }) => text.code === 'reason.unknown');
  return (
    <section class="card" data-test="cost-total-card">
      <h2 class="quiet">{words.monthCost(monthText(month, locale))}</h2>
      <p class="figure" data-test="cost-total">
        <Amounts range={total} />
      </p>
      <p class="soft">
        {[
          words.calls(formatCount(calls)),
          words.costPage.appKeys(formatCount(byApp.length)),
          usageThrough && words.through(formatDay(usageThrough, locale, on)),
          missing > 0 && words.costPage.missingDays(formatCount(missing)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!exact && unknown.length > 0 && (
        <div class="why-not-exact">
          <h3>{words.costPage.unknownTitle}</h3>
          <ul>
            {unknown.map(({ text }) => (
              <li key={say(text)}>
                {say(text)} <a href="#data/form">{words.fillIn}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="reasons">
        <WhyTree of={statement} about={words.monthCost(monthText(month, locale))} />
      </div>
      <Days month={month} days={days} selected={day} onSelect={setDay} total={total} calls={calls} />
    </section>
  );
}
