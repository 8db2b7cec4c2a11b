import { signal } from '@preact/signals';
import { render } from 'preact';

const echo = signal('');
const worker = new Worker(new URL('../../jobs/echo.ts', import.meta.url), { type: 'module' });
worker.addEventListener('message', (event: MessageEvent<string>) => {
  echo.value = event.data;
});
worker.postMessage('ping');

const app = document.getElementById('app');
if (app) render(<h1 data-test="echo">{echo}</h1>, app);
