export { type Promotion, type Runway, type RunwayDay, type RunwayOptions, runway } from './runway.ts';
