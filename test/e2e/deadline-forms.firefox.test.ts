import { deadlineFormsTests } from './deadline-forms.ts';
import { launchFirefox } from './harness/firefox.mjs';

deadlineFormsTests(launchFirefox);
