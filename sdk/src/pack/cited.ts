import type { LocalText, Message } from '../base/text.ts';
import type { Cite, Confidence, Pack, Source } from './schema.ts';

/** A value's source, spelled out, so that a result can be read without its pack. */
export interface Cited {
  /** `pack:source`, the same for every value of one source. */
  readonly key: string;
  readonly title: LocalText;
  readonly publisher: LocalText;
  readonly date: string | null;
  readonly reference?: string;
  readonly clause?: string;
  readonly confidence: Confidence;
  readonly note?: LocalText;
}

/** One reason of a result: what was read, and where it comes from. A reason without a source is a fact that was given. */
export interface Reason {
  readonly text: Message;
  readonly cite?: Cited;
}

/** Spells out the source of a value. A source the pack does not have is a fault of the pack: `parsePack` refuses it. */
export function cited(pack: Pack, cite: Cite): Cited {
  const source: Source | undefined = pack.sources[cite.source];
  if (source === undefined) throw new RangeError(`pack ${pack.id} has no source ${cite.source}`);
  return {
    key: `${pack.id}:${cite.source}`,
    title: source.title,
    publisher: source.publisher,
    date: source.date,
    ...(source.reference === undefined ? {} : { reference: source.reference }),
    ...(cite.clause === undefined ? {} : { clause: cite.clause }),
    confidence: cite.confidence,
    ...(cite.note === undefined ? {} : { note: cite.note }),
  };
}
