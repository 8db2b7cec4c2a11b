import type { Overview as OverviewOf } from '../../messages.ts';
import { useSpeech } from '../../ui/speech.ts';
import { Cost } from './cost/cost.tsx';
import { Data } from './data.tsx';
import { Overview } from './overview.tsx';
import { routes, useRoute } from './route.ts';
import { Settings } from './settings.tsx';
import { Welcome } from './welcome.tsx';

interface Props {
  readonly overview: OverviewOf;
  reload(): Promise<void>;
}

/** The full tab: a narrow rail, and the section that the address names. */
export function Dashboard({ overview, reload }: Props) {
  const { words } = useSpeech();
  const route = useRoute();
  const nothing = overview.assessment.accounts.length === 0;
  return (
    <div class="dashboard">
      <nav aria-label={words.sections}>
        <p class="brand">Duewatch</p>
        <ul>
          {routes.map((each) => (
            <li key={each}>
              <a
                href={`#${each}`}
                data-test={`rail-${each}`}
                aria-current={each === route ? 'page' : undefined}
              >
                {each === 'cost' ? words.costPage.title : words[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        {route === 'overview' && nothing && <Welcome overview={overview} reload={reload} />}
        {route === 'overview' && !nothing && <Overview overview={overview} />}
        {route === 'cost' && <Cost overview={overview} />}
        {route === 'data' && <Data overview={overview} reload={reload} />}
        {route === 'settings' && <Settings overview={overview} reload={reload} />}
      </main>
    </div>
  );
}
