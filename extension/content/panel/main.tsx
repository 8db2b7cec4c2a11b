import { render } from 'preact';

const host = document.createElement('duewatch-panel');
const root = host.attachShadow({ mode: __OPEN_SHADOW__ ? 'open' : 'closed' });
render(<p>Duewatch</p>, root);
document.documentElement.append(host);
