import { compareText } from '../../base/compare-text.ts';
import { addDays, type Day } from '../../base/day.ts';
import type { Instant } from '../../base/instant.ts';
import type { Message } from '../../base/text.ts';
import { and, type Truth } from '../../base/truth.ts';
import type { AccountFacts } from '../../facts/schema.ts';
import { cited, type Reason } from '../../pack/cited.ts';
import { isUnknown, known, readingsOf } from '../../pack/known.ts';
import type { Obligation } from '../../pack/notice-schema.ts';
import type { Pack } from '../../pack/schema.ts';
import { measureMessage } from '../../penalty/measure-message.ts';
import { type Due, type DueCase, sameDay } from './due-case.ts';

/**
 * What the platform asks of such accounts by a day; the safe one is the earliest of all readings. Once it has passed, an account
 * that says it is meant is overdue until it says what has become of it, also where the platform was to act: then it has to ask. Of
 * any other account it is gone with its last day; one that is asked for after that, too, is then unknown.
 */
export function obligationDues({ account, pack, on, knownAt }: DueCase): Due[] {
  const duties = new Map((account.duties ?? []).toReversed().map((each) => [each.obligation, each]));
  return (pack?.obligations ?? []).flatMap((obligation): Due[] => {
    if (pack === undefined || !isPublished(obligation, pack, knownAt)) return [];
    const duty = duties.get(obligation.id);
    const concerned = concerns(obligation, account);
    if (duty?.state === 'not-concerned' || concerned === 'no') return [];
    const ends = readingsOf(obligation.due)
      .map(({ value }) => value)
      .sort((a, b) => compareText(overAtOf(a), overAtOf(b)));
    const [first] = ends;
    const last = ends.at(-1);
    const [earliest, latest] = [first?.by, last?.by];
    const isPast = latest !== undefined && latest < on;
    const waits = obligation.by === 'platform' && !isPast;
    const standing = obligation.standing === true;
    const settled = duty?.state === 'done' || duty?.state === 'waived' ? duty.state : undefined;
    const told = duty !== undefined || (concerned === 'yes' && (obligation.concerns ?? []).length > 0);
    if (isPast && !standing && (!told || settled !== undefined)) return [];
    const opens = known(obligation.due)?.value.from;
    const followed = (obligation.consequence ?? []).filter(({ modality }) => modality !== 'may-not');
    const open = concerned === 'unknown' && duty === undefined;
    return [
      {
        key: obligation.id,
        kind: 'obligation',
        severity: waits ? 'low' : followed.length > 0 ? 'high' : 'normal',
        what: { code: 'deadline.obligation', params: { name: obligation.name } },
        ...(earliest === undefined || latest === undefined || (open && isPast)
          ? sameDay(null)
          : {
              earliest,
              likely: known(obligation.due)?.value.by ?? earliest,
              latest,
              ...clockOf(first, last),
            }),
        ...(opens === undefined ? {} : { opens }),
        waits,
        ...(settled === undefined ? {} : { state: settled }),
        consequence: consequenceOf(obligation),
        action: actionOf(obligation, open, duty?.state === 'submitted'),
        steps: (obligation.steps ?? []).map(({ id, text }) => ({
          code: duty?.steps?.includes(id) ? 'deadline.step.done' : 'deadline.step',
          params: { text },
        })),
        why: reasonsOf(obligation, pack),
      },
    ];
  });
}

type Window = Pick<Extract<Obligation['due'], { value: unknown }>['value'], 'by' | 'at'>;

/** The instant at which the last day is over. */
function overAtOf({ by, at = '24:00' }: Window): Instant {
  return at === '24:00' ? `${addDays(by, 1)}T00:00:00+08:00` : `${by}T${at}:00+08:00`;
}

/** The instants to go by, where the source of the safe end states a time before the day's own end. */
function clockOf(first: Window | undefined, last: Window | undefined): Pick<Due, 'at' | 'overAt'> {
  if (first?.at === undefined || first.at === '24:00' || last === undefined) return {};
  return { at: overAtOf(first), overAt: overAtOf(last) };
}

/** Whether it was out by a day, by any reading, else by the date of its source. Where neither is known it is taken to have been. */
function isPublished({ published, source }: Obligation, pack: Pack, knownAt: Day | undefined): boolean {
  if (knownAt === undefined) return true;
  const days = readingsOf(published).map(({ value }) => value);
  const dated = pack.sources[source]?.date;
  if (days.length === 0 && dated) days.push(dated);
  return days.length === 0 || days.some((day) => day <= knownAt);
}

/** Whether an account is one of those that are meant. */
function concerns({ concerns: asked = [] }: Obligation, { traits = {} }: AccountFacts): Truth {
  return and(
    asked.map(({ fact, is }) => {
      const trait = traits[fact.id];
      return trait === undefined ? 'unknown' : trait === is ? 'yes' : 'no';
    }),
  );
}

function consequenceOf({ consequence = [] }: Obligation): Message | null {
  const of = (excluded: boolean) =>
    consequence.filter(({ modality }) => (modality === 'may-not') === excluded).map(measureMessage);
  if (consequence.length === 0) return null;
  return { code: 'deadline.obligation.then', params: { measures: of(false), not: of(true) } };
}

function actionOf({ what, concerns: asked = [] }: Obligation, open: boolean, submitted: boolean): Message {
  if (submitted) return { code: 'deadline.obligation.submitted' };
  if (open) return { code: 'deadline.obligation.ask', params: { facts: asked.map(({ fact }) => fact.name) } };
  return { code: 'deadline.obligation.action', params: { what } };
}

function reasonsOf(obligation: Obligation, pack: Pack): Reason[] {
  const { due, who, exceptions = [] } = obligation;
  const reasons: Reason[] = isUnknown(due)
    ? [
        {
          text: { code: 'deadline.obligation.undated', params: { who, why: due.unknown } },
          cite: cited(pack, obligation),
        },
      ]
    : readingsOf(due).map((reading) => ({
        text: {
          code: 'deadline.obligation.why',
          params: {
            who,
            from: reading.value.from ?? null,
            by: reading.value.by,
            at: reading.value.at ?? null,
            why: 'why' in due ? due.why : null,
          },
        },
        cite: cited(pack, reading),
      }));
  for (const exception of exceptions)
    reasons.push({
      text: { code: 'deadline.obligation.except', params: { text: exception.text } },
      cite: cited(pack, exception),
    });
  return reasons;
}
