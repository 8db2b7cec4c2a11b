import fc from 'fast-check';
import {
  counters,
  emptyRung,
  type LadderDraft,
  ladderKinds,
  type MeasureDraft,
  type RungDraft,
} from '../../../../../extension/pages/dashboard/own-ladder/draft.ts';
import { targetOf } from '../../../../../extension/pages/dashboard/own-ladder/edit-draft.ts';

/** A rung as typed. */
export function rung(patch: Partial<RungDraft> = {}, key = 1): RungDraft {
  return { ...emptyRung, key, ...patch };
}

/** A measure as chosen. */
export function measure(patch: Partial<MeasureDraft> = {}, key = 2): MeasureDraft {
  return {
    key,
    kind: 'throttle',
    target: 'all-apps',
    modality: 'must',
    release: '',
    period: 'none',
    periodDays: '',
    ...patch,
  };
}

/** A ladder of two rungs as typed. */
export function ladder(patch: Partial<LadderDraft> = {}): LadderDraft {
  return {
    name: '11 月 20 日的通知',
    kind: 'arrears',
    validFrom: '',
    validTo: '',
    note: '',
    counter: 'account-episode',
    beyond: '',
    rungs: [
      rung({ days: '3', measures: [measure()] }),
      rung({ days: '7', measures: [measure({ kind: 'suspend-calls', target: 'account' }, 4)] }, 3),
    ],
    ...patch,
  };
}

const word = fc.stringMatching(/^[a-z一-龥][a-z 一-龥]{0,8}[a-z一-龥]$/);
const text = fc.oneof(word, fc.record({ 'zh-CN': word, en: word }));
const optional = fc.oneof(fc.constant(''), text);
const id = fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/), { nil: undefined });
const days = fc.integer({ min: 0, max: 400 }).map(String);
const kinds = Object.keys(targetOf) as (keyof typeof targetOf)[];

const anyMeasure = fc
  .record({
    id,
    kind: fc.constantFrom(...kinds, '' as const),
    target: fc.constantFrom('income', 'listed-apps', 'unlisted-apps', 'all-apps', 'account', '' as const),
    modality: fc.constantFrom('must', 'may'),
    release: fc.constantFrom('on-payment', 'lift-in-console', 'next-settlement-cycle', '' as const),
    period: fc.constantFrom('none', 'unknown', 'days'),
    periodDays: days,
    replaces: fc.option(fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 2 }), { nil: undefined }),
  })
  .map(({ id: given, replaces, ...rest }) => ({
    ...(given !== undefined && { id: given }),
    ...(replaces && { replaces }),
    ...rest,
    // What is not stored is not compared.
    periodDays: rest.period === 'days' ? rest.periodDays : '',
  }));

const anyRung = fc.record({
  id,
  name: optional,
  known: fc.boolean(),
  comparison: fc.constantFrom('full-days', 'more-than'),
  days,
  share: fc.oneof(
    days,
    fc.integer({ min: 0, max: 999 }).map((tenths) => `${tenths}.5`),
  ),
  amount: fc.integer({ min: 0, max: 10 ** 6 }).map((fen) => `${fen}.00`),
  measures: fc.array(anyMeasure, { maxLength: 3 }),
  open: fc.boolean(),
  openText: optional,
});

/** Every ladder that can stand in the form once it was stored: nothing in it that its kind does not keep. */
export const anyLadder: fc.Arbitrary<LadderDraft> = fc
  .record({
    name: text,
    kind: fc.constantFrom(...ladderKinds),
    validFrom: fc.constantFrom('', '2026-11-20'),
    validTo: fc.constantFrom('', '2026-12-31'),
    note: optional,
    counter: fc.constantFrom(...counters),
    transition: fc.constantFrom(undefined, 'version-of-day', 'version-at-start'),
    beyond: optional,
    rungs: fc.array(anyRung, { minLength: 1, maxLength: 4 }),
  })
  .map(({ transition, rungs, ...rest }) => {
    let key = 0;
    const arrears = rest.kind === 'arrears';
    return {
      ...rest,
      counter: arrears ? rest.counter : 'account-episode',
      beyond: arrears ? rest.beyond : '',
      ...(arrears && transition && { transition }),
      rungs: rungs.map(({ id: given, measures, ...each }) => {
        const open = each.open || measures.length === 0;
        const stated = (kind: string, value: string) => (each.known && rest.kind === kind ? value : '');
        return {
          key: ++key,
          ...(given !== undefined && { id: given }),
          ...each,
          comparison: each.known && arrears ? each.comparison : 'full-days',
          days: stated('arrears', each.days),
          share: stated('quota', each.share),
          amount: stated('balance', each.amount),
          measures: measures.map((one) => ({ key: ++key, ...one })),
          open,
          openText: open ? each.openText : '',
        };
      }),
    } as LadderDraft;
  });
