import type { Penalty, RuleFact } from 'duewatch/schema';
import { useSpeech } from '../../../ui/speech.ts';
import { ChoiceField, type FormOf, TextField } from './record-field.tsx';
import { type Choice, factsAsked, othersOf, type ViolationDraft } from './violation-draft.ts';

interface Props {
  readonly draft: ViolationDraft;
  readonly tables: readonly Penalty[];
  readonly of: FormOf;
  set(patch: Partial<ViolationDraft>): void;
}

/** What the platform named, when, the numbers that its rules ask for, and how the appeal stands. */
export function ViolationFields({ draft, tables, of, set }: Props) {
  const { words, text } = useSpeech();
  const page = words.riskPage;
  const { others } = draft;
  return (
    <>
      <p class="soft">{page.violationHelp}</p>
      <div class="fields">
        <ChoiceField
          {...of}
          name="offence"
          label={page.offence}
          value={draft.offence}
          choices={tables.map((table) => [table.offence, text(table.name)] as const)}
          onChange={(offence) => set({ offence })}
        />
        {othersOf(draft, tables).map(({ offence, name }) => (
          <ChoiceField<Choice>
            {...of}
            key={offence}
            name={`others.${offence}`}
            label={page.alsoNamed(text(name))}
            value={others[offence] ?? ''}
            choices={answers(words)}
            onChange={(answer) => set({ others: { ...others, [offence]: answer } })}
          />
        ))}
        <TextField
          {...of}
          name="day"
          label={page.violationDay}
          placeholder="2026-11-18"
          value={draft.day}
          onInput={(day) => set({ day })}
        />
        <TextField
          {...of}
          name="noticed"
          label={page.noticed}
          help={page.noticedHelp}
          placeholder="2026-11-21 10:30"
          value={draft.noticed}
          onInput={(noticed) => set({ noticed })}
        />
      </div>
      <div class="fields">
        {factsAsked(draft, tables).map((fact) => (
          <FactField
            key={fact.id}
            fact={fact}
            of={of}
            value={draft.facts[fact.id] ?? ''}
            onChange={(value) => set({ facts: { ...draft.facts, [fact.id]: value } })}
          />
        ))}
      </div>
      <div class="fields">
        <TextField
          {...of}
          name="filedOn"
          label={page.filedOn}
          help={words.optional}
          placeholder="2026-11-23"
          value={draft.filedOn}
          onInput={(filedOn) => set({ filedOn })}
        />
        <ChoiceField<ViolationDraft['outcome']>
          {...of}
          name="outcome"
          label={page.appealOutcome}
          value={draft.outcome}
          choices={[
            ['', page.appealOpen],
            ['won', page.appealWon],
            ['lost', page.appealLost],
          ]}
          onChange={(outcome) => set({ outcome })}
        />
        <TextField
          {...of}
          name="closedOn"
          label={page.closedOn}
          help={page.closedHelp}
          placeholder="2026-12-20"
          value={draft.closedOn}
          onInput={(closedOn) => set({ closedOn })}
        />
      </div>
    </>
  );
}

interface FactProps {
  readonly fact: RuleFact;
  readonly of: FormOf;
  readonly value: string;
  onChange(value: string): void;
}

/** One fact that a rule asks for; left empty it is not known. */
export function FactField({ fact: { id, name, kind, options = [] }, of, value, onChange }: FactProps) {
  const { words, text } = useSpeech();
  const field = { ...of, name: `facts.${id}`, label: text(name) };
  if (kind === 'yes-no')
    return (
      <ChoiceField<Choice> {...field} value={value as Choice} choices={answers(words)} onChange={onChange} />
    );
  if (kind === 'choice')
    return (
      <ChoiceField
        {...field}
        value={value}
        choices={[
          ['', words.dontKnow] as const,
          ...options.map((option) => [option.id, text(option.name)] as const),
        ]}
        onChange={onChange}
      />
    );
  return (
    <TextField {...field} number help={words.riskPage.emptyIsUnknown} value={value} onInput={onChange} />
  );
}

function answers({ dontKnow, riskPage }: ReturnType<typeof useSpeech>['words']) {
  return [
    ['', dontKnow],
    ['yes', riskPage.yes],
    ['no', riskPage.no],
  ] as const;
}
