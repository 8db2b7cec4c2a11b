export type { ImportNeed } from '../facts/import-need.ts';
export { joinParts, type Merged, type MergeOptions, mergedAccountId, mergeFacts } from '../facts/merge.ts';
export type { AccountPart, FactsPart } from '../facts/part.ts';
export { doudianPlace } from './doudian-place.ts';
export {
  type MapOptions,
  type Mapped,
  type MappedUsage,
  mapUsage,
  mapUsageAsync,
  type UsageMapping,
  type UsageRow,
} from './map-usage.ts';
export { readFile } from './read-file.ts';
export {
  type FileReport,
  joinResults,
  type NamedResult,
  type ReadFilesResult,
  readFiles,
} from './read-files.ts';
export type {
  Counts,
  ExportedOrder,
  FileInput,
  OrdersPart,
  ReadKind,
  ReadOptions,
  ReadResult,
} from './result.ts';
