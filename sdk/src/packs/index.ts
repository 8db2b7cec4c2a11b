import type { Pack } from '../pack/schema.ts';
import alibaba1688Json from './alibaba-1688.json' with { type: 'json' };
import aliexpressJson from './aliexpress.json' with { type: 'json' };
import doudianJson from './doudian.json' with { type: 'json' };
import doudianOpenPlatformJson from './doudian-open-platform.json' with { type: 'json' };
import jdOpenPlatformJson from './jd-open-platform.json' with { type: 'json' };
import { kuaishou } from './kuaishou.ts';
import pinduoduoJson from './pinduoduo.json' with { type: 'json' };
import shopeePhJson from './shopee-ph.json' with { type: 'json' };
import taobaoJson from './taobao.json' with { type: 'json' };
import taobaoOpenPlatformJson from './taobao-open-platform.json' with { type: 'json' };

// What TypeScript reads off the JSON is wider than the schema; the tests parse every pack strictly.
export const alibaba1688 = alibaba1688Json as unknown as Pack;
export const aliexpress = aliexpressJson as unknown as Pack;
export const doudian = doudianJson as unknown as Pack;
export const doudianOpenPlatform = doudianOpenPlatformJson as unknown as Pack;
export const jdOpenPlatform = jdOpenPlatformJson as unknown as Pack;
export const pinduoduo = pinduoduoJson as unknown as Pack;
export const shopeePh = shopeePhJson as unknown as Pack;
export const taobao = taobaoJson as unknown as Pack;
export const taobaoOpenPlatform = taobaoOpenPlatformJson as unknown as Pack;

export { kuaishou };

/** Every pack of an open platform: what API calls cost, and what follows from arrears. */
export const packs: readonly Pack[] = [taobaoOpenPlatform, doudianOpenPlatform, jdOpenPlatform];

/** Every pack of the rules for shops, services and orders: penalties, criteria, thresholds and points. */
export const rulePacks: readonly Pack[] = [
  aliexpress,
  alibaba1688,
  kuaishou,
  doudian,
  pinduoduo,
  taobao,
  shopeePh,
];
