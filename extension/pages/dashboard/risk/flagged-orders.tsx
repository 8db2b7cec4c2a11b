import type { AccountRef } from 'duewatch';
import { formatCount } from 'duewatch/text';
import { useRef, useState } from 'preact/hooks';
import type { Running } from '../../../jobs/running.ts';
import { type AccountOrders, type OrdersProgress, startOrders } from '../../../jobs/start-orders.ts';
import type { StoredOrdersCheck } from '../../../store/schema.ts';
import { Empty } from '../../../ui/empty.tsx';
import { dayText } from '../../../ui/format.ts';
import { Progress } from '../../../ui/progress.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Computing } from '../computing.tsx';
import { Pager } from '../cost/pager.tsx';
import { pageOf } from '../cost/view.ts';
import { useRunning } from '../use-running.ts';
import { OrderFlagCard } from './order-flag-card.tsx';
import { OrderLimitsForm } from './order-limits-form.tsx';
import { notLooked, shownFlags, situationsOf } from './orders-view.ts';

interface Props {
  readonly account: Pick<AccountRef, 'platform' | 'id'>;
  /** When facts last changed: then orders may have, too. */
  readonly changedAt: number | null;
}

const perPage = 10;

/** The orders of an account that ask for a look, worst first: what speaks for it, what it is not, and who may do what. */
export function FlaggedOrders({ account, changedAt }: Props) {
  const { words, on } = useSpeech();
  const page = words.ordersPage;
  const [progress, setProgress] = useState<OrdersProgress>();
  const [stopped, setStopped] = useState(false);
  const [saved, setSaved] = useState(0);
  const last = useRef<Running<AccountOrders>>(undefined);
  const { platform, id } = account;
  const found = useRunning(() => {
    setProgress(undefined);
    last.current = startOrders({ account: { platform, id }, on }, setProgress);
    return last.current;
  }, [platform, id, on, changedAt, saved]);
  const stop = () => {
    last.current?.cancel();
    setStopped(true);
  };
  const again = () => {
    setStopped(false);
    found.again();
  };
  if (stopped) {
    return (
      <section class="card" data-test="orders-stopped">
        <h2>{page.title}</h2>
        <p role="status">{page.stopped}</p>
        <div class="buttons">
          <button type="button" class="dw-button" onClick={again}>
            {words.retry}
          </button>
        </div>
      </section>
    );
  }
  const share = progress && progress.done / progress.of;
  const text = progress && page.lookedAt(formatCount(progress.done), formatCount(progress.of));
  const looking = found.slow && (
    <section class="card" data-test="orders-looking">
      <Progress label={page.looking} value={share} text={text ?? page.looking} onCancel={stop} />
    </section>
  );
  const result = found.result;
  if (result === undefined)
    return looking || <Computing of={found} label={page.looking} failed={page.failed} />;
  return (
    <>
      {looking}
      {result.check === null ? (
        <NoOrders />
      ) : (
        <Checked
          account={account}
          found={result}
          check={result.check}
          changed={() => setSaved((before) => before + 1)}
        />
      )}
    </>
  );
}

function NoOrders() {
  const { words } = useSpeech();
  const page = words.ordersPage;
  return (
    <div class="card" data-test="orders-empty">
      <Empty title={page.emptyTitle}>
        <p>{page.emptyText}</p>
        <a class="dw-button" href="#data">
          {page.import}
        </a>
      </Empty>
    </div>
  );
}

interface CheckedProps {
  readonly account: Props['account'];
  readonly found: AccountOrders;
  readonly check: StoredOrdersCheck;
  changed(): void;
}

function Checked({ account, found: { rule, limits }, check, changed }: CheckedProps) {
  const { words, text, say, on, locale } = useSpeech();
  const page = words.ordersPage;
  const [index, go] = useState(0);
  const { summary } = check;
  const flags = shownFlags(check, account.platform);
  const shown = pageOf(flags, index, perPage);
  const missing = notLooked(summary.detectors);
  return (
    <section class="card flagged-orders" data-test="flagged-orders">
      <h2>{page.title}</h2>
      <p class="soft">{page.help}</p>
      <p data-test="orders-rule">{rule === null ? page.noRule : page.byRule(text(rule))}</p>
      {summary.from !== null && summary.to !== null && (
        <p class="soft" data-test="orders-seen">
          {page.seen(
            formatCount(summary.orders),
            dayText(summary.from, on, locale),
            dayText(summary.to, on, locale),
          )}
        </p>
      )}
      {flags.length === 0 ? (
        <p role="status" data-test="orders-nothing">
          {missing.length === 0 ? page.nothing : page.nothingPartly}
        </p>
      ) : (
        <>
          {flags.length > 1 && <p class="soft">{page.order}</p>}
          <ol class="order-flags">
            {shown.rows.map((flag, at) => (
              <OrderFlagCard key={flag.id} flag={flag} open={at === 0 && index === 0} />
            ))}
          </ol>
          <Pager page={shown} of={flags.length} go={go} />
        </>
      )}
      {missing.length > 0 && (
        <div class="orders-missing" data-test="orders-not-looked">
          <h3>{page.notLooked}</h3>
          <ul>
            {missing.map(({ detector, needs }) => (
              <li key={detector}>
                {situationsOf(detector).map(say).join(words.comma)}
                {needs.map(say).map((need) => (
                  <span key={need} class="soft under">
                    {need}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      <OrderLimitsForm
        key={JSON.stringify(limits)}
        account={account}
        limits={limits}
        fromRule={check.from.criteria.returnsPercent}
        saved={changed}
      />
    </section>
  );
}
