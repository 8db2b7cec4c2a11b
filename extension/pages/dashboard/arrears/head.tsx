import type { AccountAssessment, ArrearsStatus, Warning } from 'duewatch';
import type { AtStake } from 'duewatch/arrears';
import { formatAmount, formatDay } from 'duewatch/text';
import type { ComponentChildren } from 'preact';
import { Amount, Amounts } from '../../../ui/amount.tsx';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { WarningLine } from '../../../ui/warning.tsx';
import { Why } from '../../../ui/why.tsx';
import { WhyTree } from '../../../ui/why-tree.tsx';
import { stakeView } from './view.ts';

interface Props {
  readonly account: AccountAssessment;
  readonly warning: Warning | undefined;
  /** Warnings about anything else. */
  readonly others: readonly Warning[];
}

/** The one sentence that matters, and below it what is lost, what to do and why. */
export function Head({ account, warning, others }: Props) {
  const { words, say, text } = useSpeech();
  const page = words.arrearsPage;
  const { arrears, needs, certain, stake } = account;
  const owing = arrears.state === 'in-arrears' || arrears.state === 'pending';
  const state = stateOf(account, warning);
  const pay = (certain ? page.pay : page.payMost)(formatAmount(arrears.owed));
  // A payment on its way that does not cover all changes nothing yet, but it is not forgotten.
  const unposted = arrears.reasons.find(({ text: { code } }) => code === 'reason.unposted');
  const kindsInForce = [...new Set(arrears.measures.map(({ kind }) => kind))];
  const parts = [
    owing && say({ code: 'arrears.what', params: { days: arrears.days, certain, measures: [] } }),
    arrears.state === 'pending' && warning && say(warning.brief),
    arrears.state === 'in-arrears' && pay,
    owing && warning && say(warning.when),
    arrears.state === 'paid' && (warning ? say(warning.brief) : page.paid),
    arrears.state === 'clear' && words.fine,
    arrears.state === 'unknown' && words.unknownArrears,
  ].filter(Boolean);
  return (
    <section class="card arrears-head" data-state={state} data-test="arrears-head">
      <div class="sentence">
        <h2 data-test="arrears-sentence">
          <Mark state={state} />
          <span>
            <span class="dw-hidden">{say({ code: `state.${state}` })}: </span>
            {parts.map((part, index) => (
              <>
                {index > 0 && ' · '}
                <span class="part">{part}</span>
              </>
            ))}
          </span>
        </h2>
        {arrears.state === 'in-arrears' && unposted && <p>{say(unposted.text)}</p>}
        {warning && (
          <dl class="dw-questions">
            {owing && arrears.measures.length > 0 && (
              <>
                <dt>{words.inForceShort}</dt>
                <dd data-test="in-force">
                  {kindsInForce.map((kind) => say({ code: `measure.${kind}.done` })).join(words.comma)}
                </dd>
              </>
            )}
            <dt>{words.action}</dt>
            <dd>
              <strong>{say(warning.action)}</strong>
              <span class="dw-way">{text(warning.way)}</span>
            </dd>
            <dt>{words.why}</dt>
            <dd>
              <Why reasons={warning.why} />
            </dd>
          </dl>
        )}
        {arrears.state === 'clear' && account.settlement && (
          <dl class="dw-questions">
            <dt>{words.balance}</dt>
            <dd>
              <Amount value={account.settlement.prepaid} />
              {arrears.reasons.length > 0 && <WhyTree of={arrears} about={words.balance} />}
            </dd>
          </dl>
        )}
        {arrears.state === 'unknown' && (
          <ul class="plain">
            {needs
              .filter(({ text: { code } }) => code.startsWith('need.position'))
              .map((need) => (
                <li key={need.id}>{say(need.text)}</li>
              ))}
          </ul>
        )}
      </div>
      {others.length > 0 && (
        <div class="other-warnings">
          {others.map((other) => (
            <WarningLine key={other.id} warning={other} />
          ))}
        </div>
      )}
      {stake && <Stakes stake={stake} arrears={arrears} />}
    </section>
  );
}

function stateOf({ arrears }: AccountAssessment, warning: Warning | undefined) {
  if (warning !== undefined) return warning.state;
  if (arrears.state === 'clear') return 'fine';
  if (arrears.state === 'unknown') return 'unknown';
  return arrears.state === 'in-arrears' ? 'in-force' : 'due-soon';
}

/** What is lost beside the debt. */
function Stakes({ stake, arrears }: { stake: AtStake; arrears: ArrearsStatus }) {
  const { words, say, locale, on } = useSpeech();
  const page = words.arrearsPage;
  const { frozen, frozenThen, lapses, qualifications } = stakeView(stake);
  const noOrders = stake.needs.some(({ code }) => code === 'need.orders');
  const former = qualifications.filter(({ basis }) => basis !== 'in-force');
  return (
    <div class="stakes" data-test="stakes">
      <h3>{page.atStake}</h3>
      <dl>
        <Stake title={page.income}>
          <p class="amount">{frozen === null && !noOrders ? page.incomeNone : <Amounts range={frozen} />}</p>
          {frozenThen && <p>{say(frozenThen)}</p>}
          <WhyTree of={arrears} about={page.income} />
        </Stake>
        <Stake title={page.subscriptions}>
          {lapses.length === 0 && (
            <p class={noOrders ? 'dw-unknown' : undefined}>
              {noOrders ? page.subscriptionsUnknown : page.subscriptionsNone}
            </p>
          )}
          {lapses.map((message) => (
            <p key={message.code}>{say(message)}</p>
          ))}
        </Stake>
        <Stake title={page.qualifications}>
          {qualifications
            .filter(({ basis }) => basis === 'in-force')
            .map(({ kind, since, cite }) => (
              <p key={kind}>
                {say({ code: `measure.${kind}.next` })} {formatDay(since, locale, on)} <Source cite={cite} />
              </p>
            ))}
          {former.length === qualifications.length && <p>{page.qualificationsNone}</p>}
          {former[0] && (
            <p class="soft">
              {page.formerTakes(
                formatDay(former[0].since, locale, on),
                former.map(({ kind }) => say({ code: `measure.${kind}.next` })).join(words.comma),
              )}{' '}
              <Source cite={former[0].cite} />
            </p>
          )}
        </Stake>
      </dl>
      {stake.needs.length > 0 && (
        <ul class="plain needs-list">
          {stake.needs.map((need) => (
            <li key={say(need)} data-state="unknown">
              <Mark state="unknown" />
              <span>
                {say(need)}{' '}
                <a href={need.code === 'need.listed' ? '#data/form' : '#data'}>
                  {need.code === 'need.listed' ? words.fillIn : words.importFiles}
                </a>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Stake({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
