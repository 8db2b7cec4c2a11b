import { launchChromium } from './harness/chromium.mjs';
import { rulesTests } from './rules.ts';

rulesTests(launchChromium);
