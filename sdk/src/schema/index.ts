export type { Checked } from '../base/check.ts';
export { parseFacts } from '../facts/parse.ts';
export { parsePack } from '../pack/parse-pack.ts';
