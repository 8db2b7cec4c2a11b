import { launchFirefox } from './harness/firefox.mjs';
import { smokeTests } from './smoke.ts';

smokeTests(launchFirefox);
