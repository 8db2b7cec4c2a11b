import { costTests } from './cost.ts';
import { launchChromium } from './harness/chromium.mjs';

costTests(launchChromium);
