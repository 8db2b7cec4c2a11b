import type { Warning as WarningOf } from 'duewatch';
import type { ComponentChildren } from 'preact';
import { useSpeech } from './speech.ts';
import { Mark } from './state.tsx';
import { Why } from './why.tsx';
import { WhyTree } from './why-tree.tsx';

/** A warning in full. The five questions, always in this order: what · by when · what it costs · what to do · why. */
export function Warning({ warning, children }: { warning: WarningOf; children?: ComponentChildren }) {
  const { words, say, text } = useSpeech();
  return (
    <section class="dw-warning" data-state={warning.state} data-test="warning">
      <h3>
        <Mark state={warning.state} />
        <span>
          <span class="dw-hidden">{say({ code: `state.${warning.state}` })}: </span>
          {say(warning.what)}
        </span>
      </h3>
      <dl class="dw-questions">
        <dt>{words.when}</dt>
        <dd data-test="when">{say(warning.when)}</dd>
        <dt>{words.cost}</dt>
        <dd data-test="cost">{say(warning.cost)}</dd>
        <dt>{words.action}</dt>
        <dd data-test="action">
          <strong>{say(warning.action)}</strong>
          <span class="dw-way">{text(warning.way)}</span>
        </dd>
        <dt>{words.why}</dt>
        <dd>
          <Why reasons={warning.why} />
        </dd>
      </dl>
      {children}
    </section>
  );
}

/** A warning as one line. */
export function WarningLine({ warning }: { warning: WarningOf }) {
  const { say } = useSpeech();
  return (
    <div class="dw-line" data-state={warning.state} data-test="warning-line">
      <Mark state={warning.state} />
      <div>
        <span class="dw-hidden">{say({ code: `state.${warning.state}` })}: </span>
        {say(warning.brief)}
        <WhyTree of={warning} about={say(warning.brief)} />
      </div>
    </div>
  );
}
