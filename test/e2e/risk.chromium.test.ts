import { launchChromium } from './harness/chromium.mjs';
import { riskTests } from './risk.ts';

riskTests(launchChromium);
