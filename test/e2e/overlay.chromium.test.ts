import { launchChromium } from './harness/chromium.mjs';
import { overlayTests } from './overlay.ts';

overlayTests(launchChromium);
