import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/parts.css';
import '../page.css';
import './popup.css';
import { Page } from '../page.tsx';
import { useAgenda } from '../use-overview.ts';
import { Popup } from './popup.tsx';

const title = () => 'Duewatch';

function App() {
  return (
    <Page state={useAgenda()} title={title}>
      {(agenda) => <Popup view={agenda} />}
    </Page>
  );
}

const app = document.getElementById('app');
if (app) render(<App />, app);
