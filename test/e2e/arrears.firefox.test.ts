import { arrearsTests } from './arrears.ts';
import { launchFirefox } from './harness/firefox.mjs';

arrearsTests(launchFirefox);
