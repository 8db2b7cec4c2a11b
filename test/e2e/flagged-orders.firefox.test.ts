import { flaggedOrdersTests } from './flagged-orders.ts';
import { launchFirefox } from './harness/firefox.mjs';

flaggedOrdersTests(launchFirefox);
