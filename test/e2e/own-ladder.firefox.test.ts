import { launchFirefox } from './harness/firefox.mjs';
import { ownLadderTests } from './own-ladder.ts';

ownLadderTests(launchFirefox);
