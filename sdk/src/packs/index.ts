import type { Pack } from '../pack/schema.ts';
import aliexpressJson from './aliexpress.json' with { type: 'json' };
import doudianOpenPlatformJson from './doudian-open-platform.json' with { type: 'json' };
import jdOpenPlatformJson from './jd-open-platform.json' with { type: 'json' };
import taobaoOpenPlatformJson from './taobao-open-platform.json' with { type: 'json' };

// What TypeScript reads off the JSON is wider than the schema; the tests parse every pack strictly.
export const aliexpress = aliexpressJson as unknown as Pack;
export const doudianOpenPlatform = doudianOpenPlatformJson as unknown as Pack;
export const jdOpenPlatform = jdOpenPlatformJson as unknown as Pack;
export const taobaoOpenPlatform = taobaoOpenPlatformJson as unknown as Pack;

/** Every pack of an open platform: what API calls cost, and what follows from arrears. */
export const packs: readonly Pack[] = [taobaoOpenPlatform, doudianOpenPlatform, jdOpenPlatform];

/** Every pack of the rules for shops, services and orders: penalties, criteria, thresholds and points. */
export const rulePacks: readonly Pack[] = [aliexpress];
