import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/parts.css';
import '../page.css';
import './dashboard.css';
import '../../ui/chart.css';
import './cost/cost.css';
import { words } from '../../ui/words.ts';
import { Page } from '../page.tsx';
import { useOverview } from '../use-overview.ts';
import { Dashboard } from './dashboard.tsx';

const title = (locale: keyof typeof words) => `Duewatch · ${words[locale].overview}`;

function App() {
  const state = useOverview();
  return (
    <Page state={state} title={title}>
      {(overview) => <Dashboard overview={overview} reload={state.reload} />}
    </Page>
  );
}

const app = document.getElementById('app');
if (app) render(<App />, app);
