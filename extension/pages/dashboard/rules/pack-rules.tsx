import type { Pack } from 'duewatch';
import { type RuleValue, verifyPack } from 'duewatch/schema';
import { useMemo, useState } from 'preact/hooks';
import { Source } from '../../../ui/source.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { countKnown, type Known, namesBelow, type Rule, sectionsOf } from './view.ts';

const many = 40;

/** Everything that a pack states or leaves open, by kind and rule, as far as the filter lets it pass. */
export function PackRules({ pack, show }: { readonly pack: Pack; readonly show: Known | 'all' }) {
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
            <RuleOf key={rule.path} rule={rule} />
          ))}
        </section>
      ))}
    </>
  );
}

function RuleOf({ rule }: { readonly rule: Rule }) {
  const { words, text } = useSpeech();
  const page = words.rulesPage;
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(many);
  const counts = countKnown(rule.values);
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
      </summary>
      {open && (
        <ul class="plain">
          {rule.values.slice(0, shown).map((value) => (
            <ValueOf key={value.path} value={value} />
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

function ValueOf({ value }: { readonly value: RuleValue }) {
  const { words, say, text } = useSpeech();
  const page = words.rulesPage;
  const { known, readings, why, from, what } = value;
  const where = [...namesBelow(value).map(text), say(what)].join(' · ');
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
            {say(reading.value)}
            {known === 'disputed' && reading.taken && <strong class="rule-known">{page.taken}</strong>}
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
