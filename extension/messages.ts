import type {
  AccountRef,
  ArrearsStatus,
  Assessment,
  Cited,
  Day,
  Deadline,
  Decimal,
  Locale,
  MeasureInForce,
  Message as MessageText,
  Month,
  Need,
  Range,
  Reason,
  RungOnDay,
  State,
  Warning,
} from 'duewatch';
import { deadlineKinds, type ReminderAnswer, type ReminderSettings, snoozes } from 'duewatch/deadline';
import { isRecord } from './is-record.ts';

/*
 * Every message between the parts of the extension. There are two tiers, told apart by who sends, never by what the
 * message says: a script on a watched page may ask for what that page may show, our own pages may ask for everything.
 * Times travel as milliseconds, because Chrome sends JSON and Firefox structured clones.
 */

/** The pages of the dashboard, by the fragment of their address. */
export const sections = [
  'overview',
  'cost',
  'arrears',
  'risk',
  'deadlines',
  'rules',
  'data',
  'settings',
] as const;
export type Section = (typeof sections)[number];

/** What the user chose. */
export interface Settings {
  /** `auto` follows the browser's language. */
  readonly locale: 'auto' | Locale;
  /** Whether reminders are shown as notifications; the permission is asked for when it is switched on. */
  readonly notify: boolean;
  /** From how many days ahead a deadline is due soon. */
  readonly leadDays: number;
  /** When reminders come. */
  readonly reminders: ReminderSettings;
  /** Sites that are switched off although their hosts are allowed. */
  readonly sitesOff: readonly string[];
  /** Sites where the marker stays away until a time. */
  readonly snoozed: Readonly<Record<string, number>>;
}

/** What our pages may change of the settings; `site` switches one site on or off. */
export interface SettingsPatch {
  readonly locale?: Settings['locale'];
  readonly notify?: boolean;
  readonly leadDays?: number;
  readonly reminders?: ReminderSettings;
  readonly site?: { readonly id: string; readonly on: boolean };
}

/** The marker on a page: all that a page needs to draw it. */
export interface MarkerView {
  readonly state: State;
  /** At most 40 characters, in the user's language. */
  readonly line: string;
  readonly locale: Locale;
  /** Warnings about this site's platform, the one shown included. */
  readonly count: number;
  /** Whose account the line is about. */
  readonly accountName: string;
}

/** One account at the top of the panel. */
export interface PanelAccount {
  readonly account: AccountRef;
  readonly month: Month;
  /** This month's cost; null where no pack covers the platform. */
  readonly total: Range | null;
  readonly calls: number | null;
  readonly owed: Decimal;
  readonly since: Day | null;
  readonly days: number;
  readonly arrearsState: ArrearsStatus['state'];
  /** The highest rung that is certainly reached. */
  readonly rung: RungOnDay | null;
  readonly measures: readonly MeasureInForce[];
  readonly coming: readonly RungOnDay[];
  readonly incomeFrozen: Range | null;
  /** Why the account stands where it stands, and why its month costs that. */
  readonly why: { readonly arrears: readonly Reason[]; readonly cost: readonly Reason[] };
}

/** The panel on a page: what is known of the accounts on this site's platform, and nothing of others. */
export interface PanelView {
  readonly locale: Locale;
  readonly on: Day;
  /** When facts last changed, in milliseconds, or null where there are none. */
  readonly stateAsOf: number | null;
  readonly siteId: string;
  /** Worst first. */
  readonly warnings: readonly Warning[];
  /** Those that concern the page, next first; all of the platform where nobody knows what the page is about. */
  readonly deadlines: readonly Deadline[];
  /** How many of the platform are open besides; null where all are shown. */
  readonly otherDeadlines: number | null;
  readonly accounts: readonly PanelAccount[];
  readonly needs: readonly Need[];
  readonly sources: readonly Cited[];
}

/** A site as our pages show it. */
export interface SiteView {
  readonly id: string;
  readonly name: Readonly<Record<Locale, string>>;
  /** Patterns to ask the permission for, from a click. */
  readonly origins: readonly string[];
  /** Whether the permission for all of them is held. */
  readonly granted: boolean;
  readonly on: boolean;
}

export interface Overview {
  readonly assessment: Assessment;
  readonly locale: Locale;
  readonly settings: Settings;
  readonly stateAsOf: number | null;
  readonly sites: readonly SiteView[];
  /** Whether the permission to show notifications is held. */
  readonly mayNotify: boolean;
}

/** One line of the popup. */
export interface AgendaItem {
  readonly id: string;
  readonly state: State;
  readonly account: AccountRef;
  readonly text: MessageText;
  readonly day: Day | null;
  /** What to do: of a warning, which is said in full once. */
  readonly action: MessageText | null;
}

export interface Agenda {
  /** In force or overdue. */
  readonly now: readonly AgendaItem[];
  readonly today: readonly AgendaItem[];
  /** Within seven days, today left out. */
  readonly week: readonly AgendaItem[];
  readonly later: readonly AgendaItem[];
  /** `unknown` where nothing is due and an account's arrears are not known: silence would be good news we do not have. */
  readonly overall: 'due' | 'fine' | 'unknown';
}

/** One line of the popup, in words: the popup has none of its own. */
export interface AgendaLine {
  readonly id: string;
  readonly state: State;
  readonly stateSaid: string;
  readonly said: string;
  /** What to do, where the line says so. */
  readonly action: string | null;
  /** Whose it is, where there are several accounts. */
  readonly name: string | null;
  readonly day: DaySaid | null;
  /** Why, in a few statements; absent where nothing is to be said. */
  readonly why?: AgendaWhy;
  readonly to: Section;
}

/** What opens a why, and its statements. The whole tree is in the dashboard. */
export interface AgendaWhy {
  readonly said: string;
  readonly statements: readonly string[];
}

export interface DaySaid {
  readonly day: Day;
  readonly said: string;
  /** How far off. */
  readonly relative: string;
}

export interface AgendaGroup {
  readonly name: 'reminders' | 'now' | 'today' | 'week' | 'later';
  readonly title: string;
  readonly lines: readonly AgendaLine[];
  /** That there are more than these, or null. */
  readonly more: string | null;
  /** That there is nothing, where that is worth saying. */
  readonly none: string | null;
}

/** All that the popup shows and no more, said in words: it opens as fast with thousands of deadlines, and loads no words. */
export interface AgendaView {
  readonly locale: Locale;
  readonly today: DaySaid;
  /** What to begin with, where there are no accounts. */
  readonly empty: { readonly title: string; readonly text: string; readonly begin: string } | null;
  /** That all is fine, or that it is not known. */
  readonly verdict: { readonly state: 'fine' | 'unknown'; readonly said: string } | null;
  /** Those with something in them. */
  readonly groups: readonly AgendaGroup[];
  /** That lines of the agenda were left out. */
  readonly more: string | null;
  readonly costs: {
    readonly title: string;
    readonly lines: readonly {
      readonly id: string;
      readonly name: string;
      readonly small: string;
      readonly total: string;
      readonly known: boolean;
      readonly why?: AgendaWhy;
    }[];
  } | null;
  readonly needs: string | null;
  readonly links: Readonly<Record<'overview' | 'data' | 'settings', string>>;
  /** Where this is out of date: of which moment it is. */
  readonly outdated: string;
}

/** What a script on a watched page may say. */
export type SiteMessage =
  | { readonly type: 'marker' }
  | { readonly type: 'panel-open' }
  | { readonly type: 'panel' }
  | { readonly type: 'snooze'; readonly hours: number }
  | { readonly type: 'site-off' }
  | { readonly type: 'open-dashboard'; readonly section: Section };

export interface SiteAnswers {
  /** Null when all is fine or merely unknown, and while the site is off or snoozed. */
  marker: MarkerView | null;
  'panel-open': null;
  panel: PanelView;
  snooze: null;
  'site-off': null;
  'open-dashboard': null;
}

/** What our own pages and workers may say. */
export type OwnMessage =
  | { readonly type: 'facts-changed' }
  | { readonly type: 'overview' }
  | { readonly type: 'agenda' }
  | { readonly type: 'deadline-answer'; readonly deadline: string; readonly answer: ReminderAnswer }
  | { readonly type: 'permissions-changed' }
  | { readonly type: 'settings'; readonly patch: SettingsPatch };

export interface OwnAnswers {
  /** Answered once all that is shown reflects the new facts. */
  'facts-changed': null;
  overview: Overview;
  agenda: AgendaView;
  /** Whether there is such a deadline (any more). */
  'deadline-answer': boolean;
  'permissions-changed': null;
  settings: Settings;
}

export type Message = SiteMessage | OwnMessage;
/** Sent by the worker to our pages and to watched pages when what they show may be out of date: ask again. */
export interface Changed {
  readonly type: 'changed';
}

/** `refused`: this sender may not say this. `failed`: it may, and something broke; `detail` is for logs. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: 'refused' | 'failed'; readonly detail: string };

/** The longest a site can be snoozed: four weeks. */
export const maxSnoozeHours = 672;

type Fields = Readonly<Record<string, (value: unknown) => boolean>>;

const isSection = (value: unknown) => sections.some((section) => section === value);
const isHours = (value: unknown) => isWhole(value) && value >= 1 && value <= maxSnoozeHours;

const siteMessages: Readonly<Record<SiteMessage['type'], Fields>> = {
  marker: {},
  'panel-open': {},
  panel: {},
  snooze: { hours: isHours },
  'site-off': {},
  'open-dashboard': { section: isSection },
};

const ownMessages: Readonly<Record<OwnMessage['type'], Fields>> = {
  'facts-changed': {},
  overview: {},
  agenda: {},
  'deadline-answer': { deadline: isText, answer: isAnswer },
  'permissions-changed': {},
  settings: { patch: isPatch },
};

/** The message of a watched page, or null where it is none: unknown type, a field too many, too few or out of bounds. */
export function parseSiteMessage(input: unknown): SiteMessage | null {
  return fits(input, siteMessages) ? (input as SiteMessage) : null;
}

/** The message of one of our own pages, or null where it is none. */
export function parseOwnMessage(input: unknown): OwnMessage | null {
  return fits(input, ownMessages) ? (input as OwnMessage) : null;
}

/** Whether the worker says that what is shown may be out of date. */
export function isChanged(input: unknown): input is Changed {
  return isRecord(input) && input.type === 'changed';
}

function fits(input: unknown, messages: Readonly<Record<string, Fields>>): boolean {
  if (!isRecord(input) || typeof input.type !== 'string' || !Object.hasOwn(messages, input.type))
    return false;
  const fields = messages[input.type] ?? {};
  const keys = Object.keys(input).filter((key) => key !== 'type');
  return (
    keys.length === Object.keys(fields).length &&
    keys.every((key) => Object.hasOwn(fields, key) && fields[key]?.(input[key]))
  );
}

function isPatch(input: unknown): boolean {
  const allowed: Fields = {
    locale: (value) => value === 'auto' || value === 'zh-CN' || value === 'en',
    notify: (value) => typeof value === 'boolean',
    leadDays: (value) => isWhole(value) && value >= 0 && value <= 60,
    reminders: isReminderSettings,
    site: (value) =>
      isRecord(value) &&
      Object.keys(value).length === 2 &&
      typeof value.id === 'string' &&
      typeof value.on === 'boolean',
  };
  return (
    isRecord(input) &&
    Object.keys(input).every((key) => Object.hasOwn(allowed, key) && allowed[key]?.(input[key]))
  );
}

const answers: Readonly<Record<ReminderAnswer['kind'], Fields>> = {
  snooze: { until: (value) => snoozes.some((snooze) => snooze === value) },
  acknowledge: {},
  done: {},
  waive: { text: (value) => typeof value === 'string' && value.length <= 2_000 },
  reopen: {},
  note: { text: (value) => typeof value === 'string' && value.length <= 2_000 },
};

function isAnswer(input: unknown): boolean {
  if (!isRecord(input) || typeof input.kind !== 'string' || !Object.hasOwn(answers, input.kind)) return false;
  const { kind, ...rest } = input;
  return fits({ ...rest, type: kind }, answers);
}

function isReminderSettings(input: unknown): boolean {
  const isMinute = (value: unknown) => isWhole(value) && value >= 0 && value <= 1_440;
  const isHours = (value: unknown) =>
    value === null || (isRecord(value) && isMinute(value.from) && isMinute(value.to));
  const isLead = (value: unknown) =>
    isRecord(value) &&
    isWhole(value.days) &&
    value.days >= 0 &&
    value.days <= 366 &&
    (value.working === undefined || typeof value.working === 'boolean');
  const isOf = (value: unknown, check: (each: unknown) => boolean) =>
    isRecord(value) && ['high', 'normal', 'low'].every((severity) => check(value[severity]));
  const isLeads = (list: unknown) => Array.isArray(list) && list.length <= 20 && list.every(isLead);
  const isKinds = (value: unknown) =>
    value === undefined ||
    (isRecord(value) &&
      Object.entries(value).every(
        ([kind, own]) =>
          deadlineKinds.some((each) => each === kind) &&
          isRecord(own) &&
          Object.entries(own).every(
            ([severity, list]) => ['high', 'normal', 'low'].includes(severity) && isLeads(list),
          ),
      ));
  const isAgain = (value: unknown) => value === null || (isWhole(value) && value >= 1 && value <= 8_784);
  const isDigest = (value: unknown) => value === null || (isWhole(value) && value >= 2 && value <= 1_000);
  return (
    isRecord(input) &&
    isOf(input.leads, isLeads) &&
    isKinds(input.kinds) &&
    isMinute(input.morning) &&
    isHours(input.quiet) &&
    isHours(input.workingHours) &&
    isOf(input.againAfter, isAgain) &&
    isDigest(input.digestFrom)
  );
}

function isText(input: unknown): boolean {
  return typeof input === 'string' && input !== '' && input.length <= 1_000;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
