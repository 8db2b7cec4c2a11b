import type { Assessment, Locale, State } from 'duewatch';
import { explain } from 'duewatch/text';
import browser from 'webextension-polyfill';
import { words } from '../ui/words.ts';
import type { Reminded } from './notify.ts';

export interface Badge {
  readonly text: string;
  readonly title: string;
  readonly colour: string;
}

const urgent: readonly State[] = ['in-force', 'overdue', 'due-today', 'due-soon'];
/** The state colours of the user interface, as they are on light ground. */
const red = '#b3261e';
const amber = '#8a5a00';

/** What the button shows: how many warnings need somebody, or null when none does. What is merely unknown raises nothing. */
export function badgeOf(
  assessment: Assessment,
  locale: Locale,
  { pending, muted }: Pick<Reminded, 'pending' | 'muted'> = { pending: [], muted: false },
): Badge | null {
  const warnings = assessment.warnings.filter((warning) => urgent.includes(warning.state));
  const [worst] = warnings;
  // Where no notification can be shown, the button is what tells.
  const carried = muted ? pending : [];
  if (worst === undefined) {
    if (carried.length === 0) return null;
    return {
      text: countText(carried.length),
      title: words[locale].deadlinesPage.digestTitle(carried.length),
      colour: amber,
    };
  }
  return {
    text: countText(warnings.length + carried.length),
    title: explain(worst.brief, locale),
    colour: worst.state === 'due-soon' ? amber : red,
  };
}

function countText(count: number): string {
  return count > 99 ? '99+' : String(count);
}

export async function showBadge(badge: Badge | null): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ text: badge?.text ?? '' }),
    action.setTitle({ title: badge?.title ?? browser.i18n.getMessage('name') }),
    action.setBadgeBackgroundColor({ color: badge?.colour ?? amber }),
    action.setBadgeTextColor({ color: '#ffffff' }),
  ]);
}
