import type { AccountStanding } from 'duewatch/risk';
import type { Criteria } from 'duewatch/schema';
import { useState } from 'preact/hooks';
import type { RiskFacts } from '../../../store/risk-facts.ts';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { FieldReader } from './field-reader.ts';
import { PenaltyLadder } from './penalty-ladder.tsx';
import { rangeMessage } from './range-message.ts';
import { RecordForm } from './record-form.tsx';
import { readFacts, typedFact } from './violation-draft.ts';
import { FactField } from './violation-fields.tsx';

type Traits = NonNullable<RiskFacts['traits']>;

interface Props {
  readonly standing: AccountStanding;
  readonly traits: Traits;
  /** Stores traits; null takes one back to not known. */
  change(traits: Readonly<Record<string, Traits[string] | null>>): Promise<void>;
}

/** The rules of the platform apart from any case: what it asks of the shop, every penalty table, and single numbers. */
export function RulesCard({ standing, traits, change }: Props) {
  const { words, say, text } = useSpeech();
  const page = words.riskPage;
  const { criteria, tables, thresholds, pack } = standing;
  if (criteria.length + tables.length + thresholds.length === 0) return null;
  return (
    <section class="card" data-test="risk-rules">
      <h2>{page.rules}</h2>
      {criteria.map(({ id, name, status }) => (
        <section key={id} class="risk-table" data-test="criteria" data-criteria={id}>
          <h3>{text(name)}</h3>
          <p class="dw-line" data-test="criteria-met" data-met={status.met}>
            <Mark state={status.met === 'yes' ? 'fine' : status.met === 'no' ? 'in-force' : 'unknown'} />
            {page.criteriaMet[status.met]}
          </p>
          <ul class="plain risk-list">
            {status.items.map((item) => (
              <li key={item.id} class="dw-line" data-test="criteria-item" data-met={item.met}>
                <Mark state={item.met === 'yes' ? 'fine' : item.met === 'no' ? 'in-force' : 'unknown'} />
                <div>
                  {say({ code: `criteria.item.${item.met}`, params: { name: item.name } })}{' '}
                  <Source cite={item.cite} />
                  {item.tests.map((test) => (
                    <small key={JSON.stringify(test.text)} class="under soft">
                      {say(test.text)}
                    </small>
                  ))}
                </div>
              </li>
            ))}
          </ul>
          {status.open.map((each) => (
            <p key={each.en} class="dw-unknown">
              {text(each)}
            </p>
          ))}
          <CriteriaFacts
            facts={pack.criteria?.find((each) => each.id === id)?.facts ?? []}
            traits={traits}
            change={change}
          />
        </section>
      ))}
      {tables.map(({ id, name, steps }) => (
        <details key={id} class="rule" data-test="plain-table" data-table={id}>
          <summary>{page.stepsOf(text(name), steps.length)}</summary>
          {steps.length === 0 ? (
            <p class="dw-unknown">{page.noVersion}</p>
          ) : (
            <PenaltyLadder steps={steps} applies={null} />
          )}
        </details>
      ))}
      {thresholds.length > 0 && (
        <dl class="dw-facts risk-thresholds">
          {thresholds.map(({ id, name, holds }) => (
            <>
              <dt key={`${id}-name`}>{text(name)}</dt>
              <dd key={id} data-test="threshold" data-threshold={id}>
                {holds === null || holds.readings.length === 0 ? (
                  <span class="dw-unknown">{words.notKnown}</span>
                ) : (
                  holds.readings.map(({ range, cite }, index) => (
                    <p key={JSON.stringify(range)}>
                      {range.from !== undefined && range.from === range.upTo
                        ? range.from
                        : say(rangeMessage(range))}{' '}
                      {holds.unit !== 'count' && page.units[holds.unit]}
                      {index > 0 && <span class="dw-tag">{words.reading}</span>} <Source cite={cite} />
                    </p>
                  ))
                )}
              </dd>
            </>
          ))}
        </dl>
      )}
    </section>
  );
}

interface FactsProps {
  readonly facts: Criteria['facts'];
  readonly traits: Traits;
  change: Props['change'];
}

/** The numbers of the shop that criteria ask for. */
function CriteriaFacts({ facts, traits, change }: FactsProps) {
  const { words } = useSpeech();
  const [open, setOpen] = useState(false);
  const begin = Object.fromEntries(
    facts.map(({ id }) => [id, traits[id] === undefined ? '' : typedFact(traits[id])]),
  );
  if (!open)
    return (
      <button type="button" class="dw-button" data-test="criteria-edit" onClick={() => setOpen(true)}>
        {words.riskPage.enterNumbers}
      </button>
    );
  return (
    <RecordForm<{ facts: Readonly<Record<string, string>> }, Record<string, Traits[string] | null>>
      form="criteria"
      begin={{ facts: begin }}
      read={(draft) => {
        const reader = new FieldReader();
        const read = readFacts(reader, facts, draft.facts);
        return reader.read(() => Object.fromEntries(facts.map(({ id }) => [id, read[id] ?? null])));
      }}
      onSave={async (read) => {
        await change(read);
        setOpen(false);
      }}
      onCancel={() => setOpen(false)}
    >
      {(draft, set, of) => (
        <div class="fields">
          {facts.map((fact) => (
            <FactField
              key={fact.id}
              fact={fact}
              of={of}
              value={draft.facts[fact.id] ?? ''}
              onChange={(value) => set({ facts: { ...draft.facts, [fact.id]: value } })}
            />
          ))}
        </div>
      )}
    </RecordForm>
  );
}
