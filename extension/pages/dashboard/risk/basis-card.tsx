import type { RiskScore } from 'duewatch/risk';
import { formatAmount } from 'duewatch/text';
import { useState } from 'preact/hooks';
import type { RiskFacts } from '../../../store/risk-facts.ts';
import { Day } from '../../../ui/day.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { useFocusNext } from '../use-focus-next.ts';
import { type PriorOf, priorsOf } from './prior-list.ts';
import {
  type BeliefDraft,
  type MarginDraft,
  type Outcome,
  outcomeDraftOf,
  readBelief,
  readMargin,
  readOutcome,
} from './record-drafts.ts';
import { ChoiceField, TextField } from './record-field.tsx';
import { RecordForm } from './record-form.tsx';
import { Records } from './records.tsx';
import type { Choice } from './violation-draft.ts';

type Facts = NonNullable<RiskFacts['risk']>;

interface Props {
  readonly score: RiskScore;
  readonly facts: Facts;
  change(to: (facts: Facts) => Facts): Promise<void>;
}

/** What the score rests on: the day's margin, how likely what is up to the platform is taken to be, and what really happened. */
export function BasisCard({ score, facts, change }: Props) {
  const { words } = useSpeech();
  const page = words.riskPage;
  const priors = priorsOf(score.reasons, facts);
  return (
    <section class="card" data-test="risk-basis">
      <h2>{page.basis}</h2>
      <h3>{page.marginTitle}</h3>
      <RecordForm<MarginDraft, Pick<Facts, 'margin' | 'k'>>
        form="margin"
        begin={{ margin: facts.margin ?? '', k: facts.k ?? '' }}
        read={readMargin}
        onSave={(read) => change(({ margin, k, ...rest }) => ({ ...rest, ...read }))}
      >
        {(draft, set, of) => (
          <div class="fields">
            <TextField
              {...of}
              name="margin"
              label={page.margin}
              help={page.marginHelp}
              number
              placeholder="0.00"
              value={draft.margin}
              onInput={(margin) => set({ margin })}
            />
            <TextField
              {...of}
              name="k"
              label={page.k}
              help={
                score.score?.kBasis === 'convention' ? page.kNow(formatAmount(score.score.k)) : page.kHelp
              }
              number
              placeholder={score.score?.kBasis === 'convention' ? score.score.k : '0.00'}
              value={draft.k}
              onInput={(k) => set({ k })}
            />
          </div>
        )}
      </RecordForm>
      <h3>{page.priors}</h3>
      <p class="soft">{page.priorsHelp}</p>
      {priors.length === 0 ? (
        <p>{page.noPriors}</p>
      ) : (
        <ul class="plain" data-test="priors">
          {priors.map((prior) => (
            <Prior key={prior.key} prior={prior} change={change} />
          ))}
        </ul>
      )}
      <h3>{page.outcomes}</h3>
      <p class="soft">{page.outcomesHelp}</p>
      <Outcomes
        outcomes={facts.outcomes ?? []}
        keys={priors.map(({ key }) => key)}
        change={(to) =>
          change(({ outcomes = [], ...rest }) => {
            const changed = to(outcomes);
            return { ...rest, ...(changed.length > 0 && { outcomes: changed }) };
          })
        }
      />
    </section>
  );
}

function Prior({ prior, change }: { prior: PriorOf; change: Props['change'] }) {
  const { words, say } = useSpeech();
  const page = words.riskPage;
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<'failed' | { readonly yes: number; readonly no: number }>();
  const { within, focusNext } = useFocusNext<HTMLLIElement>();
  const { key, yes, no, own, recorded, chance } = prior;
  const name = say({ code: 'risk.prior', params: { key } });
  const store = (counts: { yes: number; no: number } | undefined) =>
    change(({ priors = {}, ...rest }) => {
      const { [key]: _, ...others } = priors;
      const changed = counts === undefined ? others : { ...others, [key]: counts };
      return { ...rest, ...(Object.keys(changed).length > 0 && { priors: changed }) };
    });
  const tried = async (counts: { yes: number; no: number } | undefined, then?: typeof done) => {
    try {
      await store(counts);
      setDone(then);
      focusNext(`[data-test="prior-${then ? 'undo' : 'edit'}"]`);
    } catch (error) {
      console.error('Duewatch, risk:', error);
      setDone('failed');
    }
  };
  return (
    <li ref={within} data-test="prior" data-prior={key}>
      <div class="record-line">
        <div>
          <strong>{name}</strong>{' '}
          <span class="dw-tag" data-test="prior-basis">
            {own ? page.ownPrior : page.convention}
          </span>
          <span class="under soft">
            {[
              page.believed(String(yes), String(no)),
              recorded.yes + recorded.no > 0 && page.recordedOf(recorded.yes, recorded.yes + recorded.no),
              chance && page.chanceOf(percent(chance.point), percent(chance.low), percent(chance.high)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <div class="record-buttons">
          <button
            type="button"
            class="dw-button"
            data-test="prior-edit"
            aria-expanded={open}
            aria-label={page.editOf(name)}
            onClick={() => {
              setDone(undefined);
              setOpen(!open);
            }}
          >
            {page.edit}
          </button>
          {own && (
            <button
              type="button"
              class="dw-button"
              data-test="prior-back"
              onClick={() => void tried(undefined, { yes, no })}
            >
              {page.toConvention}
            </button>
          )}
        </div>
      </div>
      <div role="status">
        {done === 'failed' && <p class="problem">{words.notSaved}</p>}
        {done !== undefined && done !== 'failed' && (
          <p>
            {page.backToConvention}{' '}
            <button type="button" class="dw-button" data-test="prior-undo" onClick={() => void tried(done)}>
              {page.undo}
            </button>
          </p>
        )}
      </div>
      {open && (
        <RecordForm<BeliefDraft, { yes: number; no: number }>
          form={`prior-${key}`}
          begin={{ yes: String(yes), no: String(no) }}
          read={readBelief}
          onSave={async (counts) => {
            await store(counts);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        >
          {(draft, set, of) => (
            <div class="fields">
              <TextField
                {...of}
                name="yes"
                label={page.priorYes}
                number
                value={draft.yes}
                onInput={(value) => set({ yes: value })}
              />
              <TextField
                {...of}
                name="no"
                label={page.priorNo}
                number
                value={draft.no}
                onInput={(value) => set({ no: value })}
              />
            </div>
          )}
        </RecordForm>
      )}
    </li>
  );
}

interface OutcomesProps {
  readonly outcomes: readonly Outcome[];
  readonly keys: readonly string[];
  change(to: (list: readonly Outcome[]) => Outcome[]): Promise<void>;
}

/** What became of earlier cases. */
function Outcomes({ outcomes, keys, change }: OutcomesProps) {
  const { words, say } = useSpeech();
  const page = words.riskPage;
  const nameOf = (key: string) => say({ code: 'risk.prior', params: { key } });
  const all = [...new Set([...keys, 'may'])];
  const known = (happened: boolean | null) =>
    happened === null ? page.notYetKnown : happened ? page.happenedYes : page.happenedNo;
  return (
    <Records
      test="outcome"
      items={outcomes}
      add={page.addOutcome}
      empty={page.noOutcomes}
      nameOf={({ prior, happened }) => `${nameOf(prior)}${words.colon}${known(happened)}`}
      line={({ prior, on, happened, knownOn }) => (
        <p>
          <Day day={on} relative={false} /> · {nameOf(prior)}
          {words.colon}
          {known(happened)}
          {knownOn !== null && (
            <span class="soft">
              {' · '}
              {page.knownShort} <Day day={knownOn} relative={false} />
            </span>
          )}
        </p>
      )}
      form={(record, save, cancel) => (
        <RecordForm
          form="outcome"
          begin={outcomeDraftOf(record, all[0] ?? 'may')}
          read={readOutcome}
          onSave={save}
          onCancel={cancel}
        >
          {(draft, set, of) => (
            <div class="fields">
              <ChoiceField
                {...of}
                name="prior"
                label={page.outcomeOf}
                value={draft.prior}
                choices={[...new Set([...all, draft.prior])].map((key) => [key, nameOf(key)] as const)}
                onChange={(prior) => set({ prior })}
              />
              <TextField
                {...of}
                name="on"
                label={page.outcomeOn}
                help={page.outcomeOnHelp}
                placeholder="2026-10-08"
                value={draft.on}
                onInput={(on) => set({ on })}
              />
              <ChoiceField<Choice>
                {...of}
                name="happened"
                label={page.outcomeHappened}
                value={draft.happened}
                choices={[
                  ['', page.notYetKnown],
                  ['yes', page.happenedYes],
                  ['no', page.happenedNo],
                ]}
                onChange={(happened) => set({ happened })}
              />
              {draft.happened !== '' && (
                <TextField
                  {...of}
                  name="knownOn"
                  label={page.knownOn}
                  placeholder="2026-10-20"
                  value={draft.knownOn}
                  onInput={(knownOn) => set({ knownOn })}
                />
              )}
            </div>
          )}
        </RecordForm>
      )}
      change={change}
    />
  );
}

/** @example percent(0.5) // '50' */
function percent(chance: number): string {
  return String(Math.round(chance * 1000) / 10);
}
