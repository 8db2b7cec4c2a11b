import type { ComponentChildren, VNode } from 'preact';
import type { AgendaGroup, AgendaLine, AgendaView, AgendaWhy, DaySaid, Section } from '../../messages.ts';
import { Mark } from '../../ui/mark.tsx';

export interface PopupState {
  readonly view: AgendaView;
  /** Whether it is of now: what is of before says so. */
  readonly holds: boolean;
  /** What to say where nobody answers any more. */
  readonly failure: VNode | null;
}

/** What is due, soonest first; every line leads to its place in the dashboard. */
export function Popup({ view, holds, failure }: PopupState) {
  const { links, today } = view;
  return (
    <div class="popup">
      <header>
        <h1>Duewatch</h1>
        <time class="dw-day" dateTime={today.day}>
          {today.said}
        </time>
      </header>
      <main>
        {failure}
        {!holds && (
          <p class="popup-outdated" data-state="unknown" role="status" data-test="popup-outdated">
            <Mark state="unknown" />
            {view.outdated}
          </p>
        )}
        {view.empty ? <Nothing {...view.empty} /> : <Agenda view={view} />}
      </main>
      <footer>
        <Go to="overview">{links.overview}</Go>
        <Go to="data">{links.data}</Go>
        <Go to="settings">{links.settings}</Go>
      </footer>
    </div>
  );
}

function Nothing({ title, text, begin }: NonNullable<AgendaView['empty']>) {
  return (
    <section class="popup-calm" data-test="popup-empty">
      <h2>{title}</h2>
      <p>{text}</p>
      <Go to="overview" primary>
        {begin}
      </Go>
    </section>
  );
}

function Agenda({ view: { verdict, groups, more, costs, needs } }: { view: AgendaView }) {
  return (
    <>
      {verdict && (
        <section class="popup-calm" data-state={verdict.state} data-test={`popup-${verdict.state}`}>
          <p class="popup-verdict">
            <Mark state={verdict.state} />
            {verdict.said}
          </p>
        </section>
      )}
      {groups.map((group) => (
        <Group key={group.name} {...group} />
      ))}
      {more && (
        <section>
          <Go to="deadlines" test="popup-more">
            {more}
          </Go>
        </section>
      )}
      {costs && (
        <section>
          <h2>{costs.title}</h2>
          <ul>
            {costs.lines.map(({ id, name, small, total, known, why }) => (
              <li key={id}>
                <Go to="overview" line>
                  <span class="popup-text">
                    {name}
                    <small>{small}</small>
                  </span>
                  <span class={known ? 'dw-amount' : 'dw-unknown'}>{total}</span>
                </Go>
                {why && <Why {...why} about={name} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {needs && (
        <section>
          <ul>
            <li data-state="unknown">
              <Go to="overview" line test="popup-needs">
                <Mark state="unknown" />
                <span class="popup-text">{needs}</span>
              </Go>
            </li>
          </ul>
        </section>
      )}
    </>
  );
}

function Group({ name, title, lines, more, none }: AgendaGroup) {
  return (
    <section data-test={`popup-${name}`}>
      <h2>{title}</h2>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <Line key={line.id} {...line} />
          ))}
        </ul>
      )}
      {none && <p class="popup-none">{none}</p>}
      {more && (
        <Go to="deadlines" test="popup-more-reminders">
          {more}
        </Go>
      )}
    </section>
  );
}

function Line({ state, stateSaid, said, action, name, day, why, to }: AgendaLine) {
  return (
    <li data-state={state} data-test={state === 'in-force' ? 'warning' : 'item'}>
      <Go to={to} line>
        <Mark state={state} />
        <span class="popup-text">
          <span class="dw-hidden">{stateSaid}: </span>
          {said}
          {action && <strong>{action}</strong>}
          <small>
            {name}
            {name && day && ' · '}
            {day && <Day {...day} />}
          </small>
        </span>
      </Go>
      {why && <Why {...why} about={said} />}
    </li>
  );
}

/** Beside the line and not in it: it opens here, the line leads away. */
function Why({ said, statements, about }: AgendaWhy & { readonly about: string }) {
  return (
    <details class="dw-why dw-why-tree popup-why" data-test="popup-why">
      <summary>
        {said}
        <span class="dw-hidden"> · {about}</span>
      </summary>
      <ul>
        {statements.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
    </details>
  );
}

/** As the part of the user interface draws it, from what is said already. */
function Day({ day, said, relative }: DaySaid) {
  return (
    <time class="dw-day" dateTime={day}>
      {said}
      <span class="dw-relative">{relative}</span>
    </time>
  );
}

interface GoProps {
  readonly to: Section;
  readonly children: ComponentChildren;
  readonly line?: boolean;
  readonly primary?: boolean;
  readonly test?: string;
}

/** A way to a section of the dashboard. A real link, so that it can be opened in the background or copied, too. */
function Go({ to, children, line, primary, test }: GoProps) {
  const go = async (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { openDashboard } = await import('../../background/tabs.ts');
    await openDashboard(to);
    window.close();
  };
  const kind = line ? 'popup-line' : primary ? 'dw-button dw-primary' : 'popup-link';
  return (
    <a href={`../dashboard/index.html#${to}`} class={kind} onClick={go} data-test={test ?? `go-${to}`}>
      {children}
    </a>
  );
}
