import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { Overview, Settings as SettingsOf, SettingsPatch } from '../../messages.ts';
import { useSpeech } from '../../ui/speech.ts';
import { ask } from '../ask.ts';
import { ReminderFields } from './reminder-fields.tsx';
import { Sites } from './sites.tsx';
import { Workdays } from './workdays/workdays.tsx';

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** Sites, reminders and language. Every change holds at once. */
export function Settings({ overview, reload }: Props) {
  const { words } = useSpeech();
  const { settings } = overview;
  const [failed, setFailed] = useState(false);
  const change = async (patch: SettingsPatch) => {
    try {
      await ask({ type: 'settings', patch });
      await reload();
      setFailed(false);
    } catch (error) {
      console.error('Duewatch, settings:', error);
      setFailed(true);
    }
  };
  return (
    <>
      <header class="page-head">
        <h1>{words.settings}</h1>
      </header>
      {failed && <p role="alert">{words.failed}</p>}
      <section class="card">
        <h2>{words.sitesTitle}</h2>
        <Sites overview={overview} reload={reload} />
      </section>
      <Reminders overview={overview} change={change} />
      <Workdays overview={overview} reload={reload} />
      <section class="card">
        <h2>{words.languageTitle}</h2>
        <label class="field">
          <span class="dw-hidden">{words.languageTitle}</span>
          <select
            data-test="locale"
            value={settings.locale}
            onChange={(event) => void change({ locale: event.currentTarget.value as SettingsOf['locale'] })}
          >
            <option value="auto">{words.languageAuto}</option>
            <option value="zh-CN" lang="zh-CN">
              简体中文
            </option>
            <option value="en" lang="en">
              English
            </option>
          </select>
        </label>
      </section>
    </>
  );
}

interface RemindersProps {
  readonly overview: Overview;
  change(patch: SettingsPatch): Promise<void>;
}

function Reminders({ overview: { settings, mayNotify }, change }: RemindersProps) {
  const { words } = useSpeech();
  const [refused, setRefused] = useState(false);
  const on = settings.notify && mayNotify;
  const toggle = async () => {
    setRefused(false);
    if (!on && !mayNotify && !(await browser.permissions.request({ permissions: ['notifications'] }))) {
      setRefused(true);
      return;
    }
    await change({ notify: !on });
  };
  return (
    <section class="card" data-test="reminders" data-state={on ? 'fine' : 'unknown'}>
      <h2>{words.remindersTitle}</h2>
      <p class="soft">{words.remindersHelp}</p>
      <div class="setting">
        <span class="site-state">{on ? words.on : words.off}</span>
        <button
          type="button"
          class="dw-button"
          aria-label={`${on ? words.switchOffPlain : words.switchOn}${words.colon}${words.remindersTitle}`}
          onClick={() => void toggle()}
        >
          {on ? words.switchOffPlain : words.switchOn}
        </button>
      </div>
      {refused && <p role="alert">{words.remindersRefused}</p>}
      <ReminderFields settings={settings} change={change} />
    </section>
  );
}
