import type { Pack } from '../pack/schema.ts';
import taobaoOpenPlatformJson from './taobao-open-platform.json' with { type: 'json' };

// What TypeScript reads off the JSON is wider than the schema; the tests parse every pack strictly.
export const taobaoOpenPlatform = taobaoOpenPlatformJson as unknown as Pack;

/** Every pack that ships with Duewatch. */
export const packs: readonly Pack[] = [taobaoOpenPlatform];
