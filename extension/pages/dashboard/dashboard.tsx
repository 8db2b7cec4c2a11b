import type { Overview as OverviewOf } from '../../messages.ts';
import { useSpeech } from '../../ui/speech.ts';
import type { Words } from '../../ui/words.ts';
import { Arrears } from './arrears/arrears.tsx';
import { Cost } from './cost/cost.tsx';
import { Data } from './data.tsx';
import { Deadlines } from './deadlines/deadlines.tsx';
import { Overview } from './overview.tsx';
import { Packs, useReadPacks } from './packs.ts';
import { Risk } from './risk/risk.tsx';
import { type Route, routes, useRoute } from './route.ts';
import { Rules } from './rules/rules.tsx';
import { Settings } from './settings.tsx';
import { Welcome } from './welcome.tsx';

interface Props {
  readonly overview: OverviewOf;
  reload(): Promise<void>;
}

/** What a section is called in the rail and in the tab. */
export function sectionName(route: Route, words: Words): string {
  if (route === 'cost') return words.costPage.title;
  if (route === 'risk') return words.riskPage.title;
  if (route === 'rules') return words.rulesPage.title;
  return route === 'deadlines' ? words.deadlinesPage.title : words[route];
}

/** The full tab: a narrow rail, and the section that the address names. */
export function Dashboard({ overview, reload }: Props) {
  const { words } = useSpeech();
  const route = useRoute();
  const nothing = overview.assessment.accounts.length === 0;
  const packs = useReadPacks(overview.stateAsOf);
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
                {sectionName(each, words)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {/* A section by other packs than those in force would say what does not hold. */}
      <main>
        {packs && (
          <Packs.Provider value={packs}>
            {route === 'overview' && nothing && <Welcome overview={overview} reload={reload} />}
            {route === 'overview' && !nothing && <Overview overview={overview} />}
            {route === 'cost' && <Cost overview={overview} />}
            {route === 'arrears' && <Arrears overview={overview} />}
            {route === 'risk' && <Risk overview={overview} reload={reload} />}
            {route === 'deadlines' && <Deadlines overview={overview} reload={reload} />}
            {route === 'rules' && <Rules reload={reload} />}
            {route === 'data' && <Data overview={overview} reload={reload} />}
            {route === 'settings' && <Settings overview={overview} reload={reload} />}
          </Packs.Provider>
        )}
      </main>
    </div>
  );
}
