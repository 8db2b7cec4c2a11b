import type { Pack } from '../pack/schema.ts';
import kuaishouJson from './kuaishou.json' with { type: 'json' };

/** By itself, so that what needs this pack only does not load them all. */
export const kuaishou = kuaishouJson as unknown as Pack;
