import { deadlinesTests } from './deadlines.ts';
import { launchFirefox } from './harness/firefox.mjs';

deadlinesTests(launchFirefox, () => {});
