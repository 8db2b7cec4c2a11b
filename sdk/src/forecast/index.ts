export {
  type Promotion,
  type Runway,
  type RunwayAccount,
  type RunwayDay,
  type RunwayOptions,
  runway,
} from './runway.ts';
