import type { Decimal } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';

/** CNY a day, not negative. The point takes `likely`; without it what is worst: `high`, or `low` where nothing bounds it above. */
export interface Rate extends Range {
  readonly likely?: Decimal;
}

/** What the days of a shop or a developer are worth. */
export interface Exposure {
  /** What a day of trade brings after its costs; the price of the resource `sales`. Null where it is not known. */
  readonly margin: Rate | null;
  /**
   * What a day of another resource brings on top of the others, by resource. One that is left out or null has no price: from
   * zero up to nobody knows what, and at the point the day of `sales` that it is part of.
   */
  readonly resources?: Readonly<Record<string, Rate | null>>;
}
