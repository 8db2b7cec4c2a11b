import { launchFirefox } from './harness/firefox.mjs';
import { overlayTests } from './overlay.ts';

overlayTests(launchFirefox);
