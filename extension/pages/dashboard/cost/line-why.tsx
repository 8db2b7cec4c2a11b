import type { Pack, Statement, StatementLine } from 'duewatch';
import { formatAmount, formatCount, formatDay } from 'duewatch/text';
import { Amounts } from '../../../ui/amount.tsx';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { classOf, reasonsOf } from './view.ts';

interface Props {
  readonly line: StatementLine;
  /** What its price class is called. */
  readonly name: string;
  readonly statement: Statement;
  readonly pack: Pack | undefined;
}

/** How one line came about: its calls, the steps of its price, the day's charge that it is part of, and the sources. */
export function LineWhy({ line, name, statement, pack }: Props) {
  const { words, locale, on, say } = useSpeech();
  const page = words.costPage;
  const charge = statement.charges.find(
    ({ day, appKey, corrects }) => day === line.day && appKey === line.appKey && corrects === line.corrects,
  );
  const version = pack && classOf(pack, line)?.version;
  const reasons = pack ? reasonsOf(line, statement.reasons, pack) : [];
  const many = line.steps.length > 1;
  return (
    <div class="line-why">
      <dl class="dw-facts">
        {line.corrects && (
          <>
            <dt>{page.correction}</dt>
            <dd>{page.corrects(formatDay(line.corrects, locale, on))}</dd>
          </>
        )}
        <dt>{page.calls}</dt>
        <dd>
          {formatCount(line.calls)}
          {line.free !== 0 &&
            ` · ${page.free} ${formatCount(line.free)} · ${page.charged} ${formatCount(line.calls - line.free)}`}
        </dd>
        {line.stoppedBy && (
          <>
            <dt>{page.stoppedBy}</dt>
            <dd>{line.stoppedBy === 'account' ? page.byAccount : page.byAppKey}</dd>
          </>
        )}
        {line.hosting !== 'any' && (
          <>
            <dt>{page.hosting}</dt>
            <dd>{say({ code: `hosting.${line.hosting}` })}</dd>
          </>
        )}
        {line.steps.map((step) => (
          <Step key={`${step.tier ?? ''}/${step.price}`} step={step} name={many ? undefined : name} />
        ))}
        <dt>{page.lineAmount}</dt>
        <dd>{formatAmount(line.amount)}</dd>
        {charge && (
          <>
            <dt>{page.dayCharge}</dt>
            <dd>
              <Amounts range={charge.amount} />
            </dd>
          </>
        )}
        {version && (
          <>
            <dt>{page.tariff}</dt>
            <dd>{page.tariffOf(version.validFrom, version.validTo ?? '')}</dd>
          </>
        )}
      </dl>
      {reasons.length > 0 && (
        <ul class="sources" data-test="line-sources">
          {reasons.map((reason) => (
            <li key={say(reason.text)}>
              {say(reason.text)} {reason.cite && <Source cite={reason.cite} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Step({ step, name }: { step: StatementLine['steps'][number]; name: string | undefined }) {
  const { words } = useSpeech();
  const page = words.costPage;
  const per = step.per === 1 ? page.times : `${formatCount(step.per)} ${page.times}`;
  return (
    <>
      <dt>{step.tier === undefined ? (name ?? page.charged) : page.tier(step.tier)}</dt>
      <dd>
        {formatCount(step.calls)} × ¥{step.price} / {per}
      </dd>
    </>
  );
}
