import type { Pack } from 'duewatch';
import { measureMessage, type PointsLevelReached, type PointsStatus } from 'duewatch/penalty';
import type { AccountStanding } from 'duewatch/risk';
import { formatDay } from 'duewatch/text';
import { Day } from '../../../ui/day.tsx';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { WhyTree } from '../../../ui/why-tree.tsx';
import { type PointsRecord, pointsDraftOf, readPoints } from './record-drafts.ts';
import { ChoiceField, TextField } from './record-field.tsx';
import { RecordForm } from './record-form.tsx';
import { Records } from './records.tsx';

interface Props {
  readonly pack: Pack;
  readonly records: readonly PointsRecord[];
  readonly standing: AccountStanding['points'];
  change(to: (list: readonly PointsRecord[]) => PointsRecord[]): Promise<void>;
}

/** The ledgers of points: how many count, when they end, what has been reached and how far the next level is. */
export function PointsCard({ pack, records, standing, change }: Props) {
  const { words, text } = useSpeech();
  const page = words.riskPage;
  const ledgers = pack.points ?? [];
  const ledgerName = (id: string) => {
    const ledger = ledgers.find((each) => each.id === id);
    return ledger ? text(ledger.name) : id;
  };
  const nameOf = ({ ledger, points }: PointsRecord) =>
    `${ledgerName(ledger)}${words.colon}${points === null ? words.notKnown : page.pointsOf(String(points))}`;
  const first = ledgers[0]?.id ?? '';
  return (
    <section class="card" data-test="points">
      <h2>{page.points}</h2>
      <p class="soft">{page.pointsHelp}</p>
      <div class="risk-ledgers">
        {standing.map(({ id, name, status }) => (
          <section key={id} data-test="ledger" data-ledger={id}>
            <h3>{text(name)}</h3>
            <Ledger status={status} entered={records.some(({ ledger }) => ledger === id)} />
          </section>
        ))}
      </div>
      <Records
        test="points-record"
        items={records}
        add={page.addPoints}
        nameOf={nameOf}
        line={(record) => (
          <p data-over={record.revoked !== undefined}>
            <Day day={record.day} relative={false} /> · {nameOf(record)}
            {record.revoked !== undefined && (
              <span class="soft">
                {' · '}
                {page.revokedShort} <Day day={record.revoked} relative={false} />
              </span>
            )}
          </p>
        )}
        form={(record, save, cancel) => (
          <RecordForm
            form="points-record"
            begin={pointsDraftOf(record, first)}
            read={(draft, id) => readPoints(draft, record?.id ?? id)}
            onSave={save}
            onCancel={cancel}
          >
            {(draft, set, of) => (
              <div class="fields">
                <ChoiceField
                  {...of}
                  name="ledger"
                  label={page.ledger}
                  value={draft.ledger}
                  choices={ledgers.map(({ id, name }) => [id, text(name)] as const)}
                  onChange={(ledger) => set({ ledger })}
                />
                <TextField
                  {...of}
                  name="day"
                  label={page.pointsDay}
                  placeholder="2026-11-18"
                  value={draft.day}
                  onInput={(day) => set({ day })}
                />
                <TextField
                  {...of}
                  name="points"
                  label={page.pointsNumber}
                  help={page.emptyIsUnknown}
                  number
                  value={draft.points}
                  onInput={(points) => set({ points })}
                />
                <TextField
                  {...of}
                  name="revoked"
                  label={page.revoked}
                  help={words.optional}
                  placeholder="2026-12-01"
                  value={draft.revoked}
                  onInput={(revoked) => set({ revoked })}
                />
              </div>
            )}
          </RecordForm>
        )}
        change={change}
      />
    </section>
  );
}

function Ledger({ status, entered }: { status: PointsStatus; entered: boolean }) {
  const { words, text, locale, on } = useSpeech();
  const page = words.riskPage;
  const { points, left, nextExpiry, reached, mayBeReached, next, lots, open } = status;
  return (
    <>
      {entered && (
        <p class="figure" data-test="ledger-points">
          {points.high === points.low
            ? page.pointsOf(plain(points.low))
            : points.high === null
              ? page.atLeast(page.pointsOf(plain(points.low)))
              : page.between(plain(points.low), page.pointsOf(plain(points.high)))}
          {left !== null && <small class="beside soft">{page.pointsLeft(plain(left))}</small>}
        </p>
      )}
      {!entered && <p class="soft">{page.noPoints}</p>}
      {reached.map((level) => (
        <Level key={level.id} level={level} state="in-force" head={page.reached} />
      ))}
      {mayBeReached.map((level) => (
        <Level key={level.id} level={level} state="unknown" head={page.mayBeReached} />
      ))}
      {next && (
        <Level level={next.level} state="coming" head={page.nextLevel(plain(next.more), next.past.after)} />
      )}
      {nextExpiry && (
        <p data-test="next-expiry">
          {page.expires(
            formatDay(nextExpiry.day, locale, on),
            nextExpiry.points === null ? null : plain(nextExpiry.points),
          )}
        </p>
      )}
      {lots.length > 0 && (
        <ul class="plain soft risk-lots">
          {lots.map(({ day, points: each, lastDay }, index) => (
            <li key={`${index}${day}`}>
              {each === null ? words.notKnown : page.pointsOf(plain(each))} · {page.givenOn}{' '}
              <Day day={day} relative={false} />
              {' · '}
              {lastDay === null ? (
                page.noEnd
              ) : (
                <>
                  {page.countsTo} <Day day={lastDay} relative={false} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {open.map((each) => (
        <p key={each.en} class="dw-unknown">
          {text(each)}
        </p>
      ))}
      <WhyTree of={status} summary={page.tree} />
    </>
  );
}

interface LevelProps {
  readonly level: PointsLevelReached;
  readonly state: 'in-force' | 'unknown' | 'coming';
  readonly head: string;
}

function Level({ level: { name, measures, cite }, state, head }: LevelProps) {
  const { words, say, text } = useSpeech();
  return (
    <div class="dw-line risk-level" data-state={state} data-test="level">
      <Mark state={state} />
      <div>
        <strong>{head}</strong> {text(name)}
        {words.colon}
        {measures.map((measure) => say(measureMessage(measure))).join(words.comma) || words.notKnown}{' '}
        <Source cite={cite} />
      </div>
    </div>
  );
}

/** @example plain('4.00') // '4' */
function plain(points: string): string {
  return points.replace(/\.0+$/, '').replace(/(\.\d*?)0+$/, '$1');
}
