import type { Pack } from 'duewatch';
import { measureMessage, type PenaltyMeasure } from 'duewatch/penalty';
import type { ViolationStanding } from 'duewatch/risk';
import { Day } from '../../../ui/day.tsx';
import { SourceText } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { WhyTree } from '../../../ui/why-tree.tsx';
import { NextSteps } from './next-steps.tsx';
import { PenaltyLadder } from './penalty-ladder.tsx';
import { RecordForm } from './record-form.tsx';
import { Records } from './records.tsx';
import { noticedDay, readViolation, type Violation, violationDraftOf } from './violation-draft.ts';
import { ViolationFields } from './violation-fields.tsx';

interface Props {
  readonly pack: Pack;
  readonly violations: readonly Violation[];
  readonly standing: readonly ViolationStanding[];
  change(to: (list: readonly Violation[]) => Violation[]): Promise<void>;
}

/** What the platform holds against the account, each with what follows, its place in the ladders, and the way to the next step. */
export function ViolationsCard({ pack, violations, standing, change }: Props) {
  const { words, text } = useSpeech();
  const page = words.riskPage;
  const tables = pack.penalties ?? [];
  const nameOf = ({ offences }: Violation) =>
    tables
      .filter(({ offence }) => offences[offence] === true)
      .map(({ name }) => text(name))
      .join(words.comma) || page.noOffence;
  return (
    <section class="card" data-test="violations">
      <h2>{page.violations}</h2>
      {tables.length === 0 ? (
        <p class="dw-unknown">{page.noTables}</p>
      ) : (
        <Records
          test="violation"
          items={violations}
          add={page.addViolation}
          empty={page.noViolations}
          nameOf={nameOf}
          line={(violation) => <Line violation={violation} name={nameOf(violation)} />}
          below={(violation) => {
            const found = standing.find((each) => each.violation === violation.id);
            return found && <Standing of={found} pack={pack} />;
          }}
          form={(violation, save, cancel) => (
            <RecordForm
              form="violation"
              begin={violationDraftOf(violation, tables)}
              read={(draft, id) => readViolation(draft, violation, { id, pack })}
              onSave={save}
              onCancel={cancel}
            >
              {(draft, set, of) => <ViolationFields draft={draft} set={set} of={of} tables={tables} />}
            </RecordForm>
          )}
          change={change}
        />
      )}
    </section>
  );
}

function Line({ violation, name }: { violation: Violation; name: string }) {
  const { words, on } = useSpeech();
  const page = words.riskPage;
  const { day, noticed, appeal, closedOn } = violation;
  const isOver = appeal?.outcome === 'won' || (closedOn !== undefined && closedOn <= on);
  const noticedOn = noticed === undefined ? undefined : noticedDay(noticed);
  return (
    <div class="record-text" data-over={isOver}>
      <h3>{name}</h3>
      <p class="soft">
        {day !== undefined && (
          <>
            {page.happened} <Day day={day} relative={false} />
          </>
        )}
        {day !== undefined && noticedOn !== undefined && ' · '}
        {noticedOn !== undefined && (
          <>
            {page.noticedShort} <Day day={noticedOn} relative={false} />
          </>
        )}
        {appeal && ` · ${page.appealState(appeal.outcome ?? 'open')}`}
        {closedOn !== undefined && (
          <>
            {' · '}
            {page.closedShort} <Day day={closedOn} relative={false} />
          </>
        )}
      </p>
      {isOver && <p class="soft">{page.notCounted}</p>}
    </div>
  );
}

/** What follows from a violation: what is certain, what may be, each reading, what contradicts, and each ladder. */
function Standing({ of: { verdict, tables }, pack }: { of: ViolationStanding; pack: Pack }) {
  const { words, say, text } = useSpeech();
  const page = words.riskPage;
  const { certain, possible, byReading, conflicts, needs, open } = verdict;
  const list = (measures: readonly PenaltyMeasure[]) =>
    measures.map((measure) => say(measureMessage(measure))).join(words.comma);
  const rest = possible.filter((measure) => !certain.includes(measure));
  const readings = byReading.filter(({ name }) => name !== null);
  return (
    <div class="standing" data-test="standing">
      <dl class="dw-facts">
        <dt>{page.certain}</dt>
        <dd data-test="certain">
          {certain.length > 0 ? list(certain) : <span class="soft">{page.nothingCertain}</span>}
        </dd>
        {rest.length > 0 && (
          <>
            <dt>{page.possible}</dt>
            <dd data-test="possible">{list(rest)}</dd>
          </>
        )}
        {readings.length > 1 && (
          <>
            <dt>{page.readings}</dt>
            <dd>
              {readings.map(({ penalty, reading, name, isDefault, outcomes }) => (
                <p key={`${penalty}/${reading}`} data-test="reading" data-default={isDefault}>
                  {name && text(name)}
                  {isDefault && <span class="dw-tag">{page.isDefault}</span>}
                  <span class="under soft">
                    {outcomes
                      .map(({ measures, unknown }) =>
                        [list(measures) || (unknown ? '' : page.noMeasures), unknown ? page.unknownPart : '']
                          .filter((part) => part !== '')
                          .join(words.comma),
                      )
                      .join(page.or)}
                  </span>
                </p>
              ))}
            </dd>
          </>
        )}
      </dl>
      {conflicts.map((conflict) => (
        <div key={JSON.stringify(conflict.text)} class="dw-note risk-conflict" data-test="conflict">
          <p>
            <Mark state="unknown" /> {say(conflict.text)}
          </p>
          {conflict.cite && <SourceText cite={conflict.cite} />}
        </div>
      ))}
      {needs.length > 0 && (
        <ul class="risk-list" data-test="verdict-needs">
          {needs.map((need) => (
            <li key={`${need.kind}/${need.id}`} class="dw-line">
              <Mark state="unknown" />
              {say(need.text)}
            </li>
          ))}
        </ul>
      )}
      {tables.map(({ id, name, applies, steps, next }) => (
        <section key={id} class="risk-table" data-test="table" data-table={id}>
          {tables.length > 1 && <h4>{text(name)}</h4>}
          {applies === 'unknown' && <p class="dw-unknown">{page.mayApply}</p>}
          {next && <NextSteps next={next} table={pack.penalties?.find((table) => table.id === id)} />}
          <PenaltyLadder steps={steps} applies={applies} />
        </section>
      ))}
      {open.map((each) => (
        <p key={each.en} class="dw-unknown">
          {text(each)}
        </p>
      ))}
      <WhyTree of={verdict} summary={page.tree} />
    </div>
  );
}
