import { launchChromium } from './harness/chromium.mjs';
import { ownLadderTests } from './own-ladder.ts';

ownLadderTests(launchChromium);
