import { launchFirefox } from './harness/firefox.mjs';
import { riskTests } from './risk.ts';

riskTests(launchFirefox);
