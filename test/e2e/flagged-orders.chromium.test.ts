import { flaggedOrdersTests } from './flagged-orders.ts';
import { launchChromium } from './harness/chromium.mjs';

flaggedOrdersTests(launchChromium);
