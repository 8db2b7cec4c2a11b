import { costTests } from './cost.ts';
import { launchFirefox } from './harness/firefox.mjs';

costTests(launchFirefox);
