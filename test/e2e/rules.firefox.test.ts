import { launchFirefox } from './harness/firefox.mjs';
import { rulesTests } from './rules.ts';

rulesTests(launchFirefox);
