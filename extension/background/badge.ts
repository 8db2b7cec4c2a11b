import type { Assessment, Locale, State } from 'duewatch';
import { explain } from 'duewatch/text';
import browser from 'webextension-polyfill';

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
export function badgeOf(assessment: Assessment, locale: Locale): Badge | null {
  const warnings = assessment.warnings.filter((warning) => urgent.includes(warning.state));
  const [worst] = warnings;
  if (worst === undefined) return null;
  return {
    text: warnings.length > 99 ? '99+' : String(warnings.length),
    title: explain(worst.brief, locale),
    colour: worst.state === 'due-soon' ? amber : red,
  };
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
