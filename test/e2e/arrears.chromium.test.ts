import { arrearsTests } from './arrears.ts';
import { launchChromium } from './harness/chromium.mjs';

arrearsTests(launchChromium);
