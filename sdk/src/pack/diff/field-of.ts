import type { Message } from '../../base/text.ts';

/** What parts are called, by the end of their path; the first that fits. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/^edition$/, 'edition'],
  [/^declared(\/|$)/, 'declared'],
  [/^sources\/[^/]+$/, 'source'],
  [/\/classes\/[^/]+\/[^/]+\/price$/, 'price'],
  [/\/classes\/[^/]+\/[^/]+$/, 'price'],
  [/\/flat$/, 'flat'],
  [/\/minimum$/, 'minimum'],
  [/\/maximum$/, 'maximum'],
  [/\/factor$/, 'factor'],
  [/\/freeQuotas\/[^/]+(\/calls)?$/, 'quota'],
  [/\/dailyRelief$/, 'relief'],
  [/\/classes\/[^/]+$/, 'class'],
  [/\/threshold$/, 'threshold'],
  [/\/(measures|oneOf|met|unmet)$/, 'measures'],
  [/\/(measures|met|unmet)\/[^/]+$/, 'measure'],
  [/\/release$/, 'release'],
  [/\/apis\/[^/]+$/, 'api'],
  [/\/period$/, 'period'],
  [/\/partialUnit$/, 'partial-unit'],
  [/\/rounding$/, 'rounding'],
  [/\/carryOver$/, 'carry-over'],
  [/\/settlement$/, 'settlement'],
  [/\/dueAfterDays$/, 'due-after'],
  [/\/drawOrder$/, 'draw-order'],
  [/\/(scope|tierScope)$/, 'scope'],
  [/\/counter$/, 'counter'],
  [/\/transition$/, 'transition'],
  [/\/beyond$/, 'beyond'],
  [/\/published$/, 'published'],
  [/\/effective$/, 'effective'],
  [/\/monthDay$/, 'month-day'],
  [/\/over$/, 'over'],
  [/\/due$/, 'due'],
  [/\/counted$/, 'counted'],
  [/\/choose$/, 'choose'],
  [/\/begins$/, 'begins'],
  [/\/place$/, 'place'],
  [/\/files$/, 'files'],
  [/\/stays$/, 'stays'],
  [/\/by$/, 'by'],
  [/\/evidence\/[^/]+$/, 'evidence'],
  [/\/exceptions\/[^/]+$/, 'exception'],
  [/\/consequence\/[^/]+$/, 'measure'],
  [/\/contradicts\/[^/]+$/, 'contradiction'],
  [/\/(range|on|keeps|within)$/, 'range'],
  [/\/rungs\/[^/]+$/, 'rung'],
  [/\/clauses\/[^/]+$/, 'clause'],
  [/\/steps\/[^/]+$/, 'step'],
  [/\/items\/[^/]+$/, 'item'],
  [/\/levels\/[^/]+$/, 'level'],
  [/\/facts\/[^/]+$/, 'fact'],
  [/\/credit$/, 'credit'],
  [/\/expiry$/, 'expiry'],
  [/\/harshness$/, 'harshness'],
  [/\/appeal$/, 'appeal'],
  [/\/validFrom$/, 'valid-from'],
  [/\/validTo$/, 'valid-to'],
  [/^(tariffs|ladders|penalties|criteria|thresholds|points)\/[^/]+\/[^/]+$/, 'version'],
  [/^(tariffs|ladders|penalties|criteria|thresholds|points|notices|obligations)\/[^/]+$/, 'rule'],
];

/** What a part is called. @example fieldOf('tariffs/api/2017-01/dailyRelief', {}).code // 'diff.what.relief' */
export function fieldOf(path: string, parent: unknown): Message {
  const known = fields.find(([ends]) => ends.test(path))?.[1];
  if (known === 'price') {
    const hosting = (parent as { readonly hosting?: unknown } | undefined)?.hosting;
    return { code: 'diff.what.price', params: { hosting: typeof hosting === 'string' ? hosting : 'any' } };
  }
  if (known === 'api') return { code: 'diff.what.api', params: { api: path.split('/').at(-1) ?? '' } };
  if (known !== undefined) return { code: `diff.what.${known}` };
  return { code: 'diff.what.other', params: { field: path.split('/').slice(-2).join('/') } };
}
