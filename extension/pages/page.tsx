import type { Day, Locale } from 'duewatch';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { createSpeech, SpeechContext } from '../ui/speech.ts';
import { words } from '../ui/words.ts';

/** What every answer tells a page. */
interface Told {
  readonly locale: Locale;
  readonly assessment: { readonly on: Day };
}

interface Props<Answer> {
  readonly state: {
    /** Undefined until the first answer. */
    readonly overview: Answer | undefined;
    readonly failed: boolean;
    reload(): Promise<void>;
  };
  readonly title: (locale: Locale) => string;
  readonly children: (overview: Answer) => ComponentChildren;
}

/** A page of ours: waits for the first answer, speaks the user's language, and says so when nobody answers. */
export function Page<Answer extends Told>({
  state: { overview, failed, reload },
  title,
  children,
}: Props<Answer>) {
  const locale = overview?.locale ?? browserLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = title(locale);
  }, [locale, title]);
  if (!overview) {
    if (!failed) return null;
    return (
      <div class="dw-failed" role="alert">
        <p>{words[locale].failed}</p>
        <button type="button" class="dw-button" onClick={() => void reload()}>
          {words[locale].retry}
        </button>
      </div>
    );
  }
  const speech = createSpeech(overview.locale, overview.assessment.on);
  return <SpeechContext.Provider value={speech}>{children(overview)}</SpeechContext.Provider>;
}

function browserLocale(): Locale {
  return /^zh\b/i.test(navigator.language) ? 'zh-CN' : 'en';
}
