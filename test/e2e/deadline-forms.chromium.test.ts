import { deadlineFormsTests } from './deadline-forms.ts';
import { launchChromium } from './harness/chromium.mjs';

deadlineFormsTests(launchChromium);
