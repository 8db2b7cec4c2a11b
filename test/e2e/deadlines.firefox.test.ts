import { deadlinesTests } from './deadlines.ts';
import { launchFirefox } from './harness/firefox.mjs';

// Its background is stopped by being left idle.
deadlinesTests(
  () => launchFirefox({ backgroundIdle: 1_500 }),
  () => {},
);
