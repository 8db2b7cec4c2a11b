import type { Pack } from 'duewatch';
import { ownField, type RuleValue, verifyPack } from 'duewatch/schema';
import { useMemo, useState } from 'preact/hooks';
import type { StoredAccount } from '../../../store/schema.ts';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { OwnValue, ownOf } from './own-value.tsx';
import { countKnown, type Known, namesBelow, type Rule, sectionsOf } from './view.ts';

const many = 40;

/** What it takes to enter values in place of a pack's. */
interface Entering {
  readonly pack: Pack;
  /** The accounts of its platform. */
  readonly accounts: readonly StoredAccount[];
  /** Called once something of them is stored. */
  onChanged(): Promise<void>;
}

/** Everything that a pack states or leaves open, by kind and rule, as far as the filter lets it pass. */
export function PackRules({ show, ...entering }: Entering & { readonly show: Known | 'all' }) {
  const { pack } = entering;
  const { words } = useSpeech();
  const page = words.rulesPage;
  const sections = useMemo(() => sectionsOf(pack, show), [pack, show]);
  return (
    <>
      {sections.length === 0 && <p class="soft">{page.none}</p>}
      {sections.map(({ kind, rules }) => (
        <section key={kind} class="rule-kind">
          <h3>{page.kinds[kind]}</h3>
          {rules.map((rule) => (
            <RuleOf key={rule.path} rule={rule} {...entering} />
          ))}
        </section>
      ))}
    </>
  );
}

function RuleOf({ rule, ...entering }: Entering & { readonly rule: Rule }) {
  const { words, text } = useSpeech();
  const page = words.rulesPage;
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(many);
  const counts = countKnown(rule.values);
  const entered = entering.accounts.flatMap(({ values = {} }) =>
    Object.keys(values).filter((path) => path.startsWith(`${rule.path}/`)),
  ).length;
  return (
    <details
      class="rule"
      data-test="rule"
      data-path={rule.path}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {rule.name === null ? rule.path : text(rule.name)}
        <span class="soft beside">
          {(['certain', 'disputed', 'unknown'] as const)
            .filter((known) => counts[known] > 0)
            .map((known) => `${page.knowns[known]} ${counts[known]}`)
            .join(' · ')}
        </span>
        {entered > 0 && <strong class="rule-known">{words.ownValues.count(entered)}</strong>}
      </summary>
      {open && (
        <ul class="plain">
          {rule.values.slice(0, shown).map((value) => (
            <ValueOf key={value.path} value={value} {...entering} />
          ))}
        </ul>
      )}
      {open && rule.values.length > shown && (
        <button type="button" class="dw-button" onClick={() => setShown(shown + many)}>
          {page.moreOf(rule.values.length - shown)}
        </button>
      )}
    </details>
  );
}

function ValueOf({ value, ...entering }: Entering & { readonly value: RuleValue }) {
  const { words, say, text } = useSpeech();
  const page = words.rulesPage;
  const { known, readings, why, from, what } = value;
  const where = [...namesBelow(value).map(text), say(what)].join(' · ');
  const { pack, accounts } = entering;
  const field = useMemo(() => ownField(pack, value.path), [pack, value.path]);
  const isOwn = ownOf(accounts, [field?.path ?? value.path, value.path]).length > 0;
  return (
    <li class="rule-value" data-test="rule-value" data-known={known} data-path={value.path}>
      <p class="rule-where soft">
        {where}
        {from !== null && <span> · {page.since(from)}</span>}
        {known !== 'certain' && <strong class="rule-known">{page.knowns[known]}</strong>}
      </p>
      {readings.map((reading) => (
        <div key={`${reading.cite.key}${say(reading.value)}`} class="rule-reading">
          <span>
            {isOwn && <span class="soft">{words.ownValues.published}</span>}
            {say(reading.value)}
            {known === 'disputed' && reading.taken && !isOwn && (
              <strong class="rule-known">{page.taken}</strong>
            )}
          </span>
          <Source cite={reading.cite} />
        </div>
      ))}
      {why !== null && (
        <p>
          {known === 'unknown' ? page.notKnown : page.why}
          {text(why)}
        </p>
      )}
      <OwnValue value={value} field={field} what={where} {...entering} />
    </li>
  );
}

/** What the check of a pack finds, and what the pack says to it. */
export function Findings({ pack }: { readonly pack: Pack }) {
  const { words, say, text } = useSpeech();
  const page = words.rulesPage;
  const [open, setOpen] = useState(false);
  const found = useMemo(() => verifyPack(pack), [pack]);
  if (found.length === 0) return <p class="soft">{page.noFindings}</p>;
  return (
    <details class="rule" data-test="pack-findings" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{page.findings(found.length)}</summary>
      {open && (
        <ul class="plain">
          {found.map((finding) => (
            <li key={`${finding.code}${finding.path}`} class="rule-value" data-severity={finding.severity}>
              <p>
                <strong class="rule-known">{page.severities[finding.severity]}</strong> {say(finding.text)}
              </p>
              <p class="soft">
                {finding.declared === null ? page.undeclared : `${page.declared}${text(finding.declared)}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
