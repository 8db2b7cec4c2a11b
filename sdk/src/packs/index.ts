import type { Pack } from '../pack/schema.ts';
import doudianOpenPlatformJson from './doudian-open-platform.json' with { type: 'json' };
import jdOpenPlatformJson from './jd-open-platform.json' with { type: 'json' };
import taobaoOpenPlatformJson from './taobao-open-platform.json' with { type: 'json' };

// What TypeScript reads off the JSON is wider than the schema; the tests parse every pack strictly.
export const doudianOpenPlatform = doudianOpenPlatformJson as unknown as Pack;
export const jdOpenPlatform = jdOpenPlatformJson as unknown as Pack;
export const taobaoOpenPlatform = taobaoOpenPlatformJson as unknown as Pack;

/** Every pack that ships with Duewatch. */
export const packs: readonly Pack[] = [taobaoOpenPlatform, doudianOpenPlatform, jdOpenPlatform];
