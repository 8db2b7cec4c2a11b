import type { Locale } from 'duewatch';
import { render } from 'preact';
import { useCallback } from 'preact/hooks';
import '../../ui/tokens.css';
import '../../ui/parts.css';
import '../page.css';
import './dashboard.css';
import '../../ui/chart.css';
import './cost/cost.css';
import './arrears/arrears.css';
import './own-ladder/own-ladder.css';
import './risk/orders.css';
import { words } from '../../ui/words.ts';
import { Page } from '../page.tsx';
import { useOverview } from '../use-overview.ts';
import { Dashboard, sectionName } from './dashboard.tsx';
import { useRoute } from './route.ts';

function App() {
  const state = useOverview();
  const route = useRoute();
  const title = useCallback((locale: Locale) => `Duewatch · ${sectionName(route, words[locale])}`, [route]);
  return (
    <Page state={state} title={title}>
      {(overview) => <Dashboard overview={overview} reload={state.reload} />}
    </Page>
  );
}

const app = document.getElementById('app');
if (app) render(<App />, app);
