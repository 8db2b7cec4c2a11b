export { type CheckOrdersOptions, checkOrders, type OrdersCheck } from './check-orders.ts';
export { hashOrder } from './hash-order.ts';
export { joinOrders } from './join-orders.ts';
export type { OrderCriteria } from './order-criteria.ts';
export type { Detector, DetectorReport, FlaggedRow, OrderFlag } from './order-flag.ts';
export { type OrderMeasure, orderMeasures } from './order-measures.ts';
export { type OrderReader, orderHeadings, orderReader } from './order-reader.ts';
export type {
  HashedAddress,
  HashedOrder,
  HashedRecipient,
  OrderField,
  OrderRow,
  OrderStage,
  Recipient,
} from './order-row.ts';
export { type OrderRule, orderRule } from './order-rule.ts';
export type { OrdersState } from './orders-tally.ts';
export type { AddressText } from './read-address.ts';
export { type Situations, situations } from './situations.ts';
export type { Spread } from './spread.ts';
export type { Words } from './words.ts';
