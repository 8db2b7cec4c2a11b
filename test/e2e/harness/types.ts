import type { OwnMessage } from '../../../extension/messages.ts';

/** One tab, with what both browsers' drivers can do. Selectors find elements inside open shadow roots too. */
export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function of its own in the page: it sees `argument` and the page, nothing of the test's file. */
  evaluate<Result, Argument = undefined>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
  /** Waits until an element matches and is shown. */
  waitFor(selector: string): Promise<void>;
  waitUntilGone(selector: string): Promise<void>;
  /** The rendered text of the first match, or nothing. */
  text(selector: string): Promise<string | undefined>;
  count(selector: string): Promise<number>;
  /** A real click in the middle of the first match: it counts as the user's gesture. */
  click(selector: string): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  press(key: string): Promise<void>;
  setFiles(selector: string, paths: string[]): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A browser with the extension in it, whose network ends in the harness. */
export interface Browser {
  readonly name: 'chromium' | 'firefox';
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly origin: string;
  /** Every request that left for anywhere but the recreated pages. */
  readonly strayRequests: readonly string[];
  openExtensionPage(path: string): Promise<Tab>;
  openSite(url: string): Promise<Tab>;
  /** What the worker answers to a message of our own pages; throws what it refuses or fails at. */
  ask(message: OwnMessage): Promise<unknown>;
  /** Makes the extension believe that it is another day (test builds only). */
  setToday(day: string): Promise<void>;
  offline(on: boolean): Promise<void>;
  /** Ends the browser's process and starts it again on the same profile; tabs opened before are gone. */
  restart(): Promise<void>;
  /** Ends the browser's process at once, as a power cut would, and starts it again on the same profile. */
  crash(): Promise<void>;
  /** Stops the background: Chromium's worker at once, as when memory is short; Firefox's page by leaving it idle. */
  killWorker(): Promise<void>;
  /** Blocks notifications of the extension, as in the browser's settings, and starts the browser again (Chromium only). */
  blockNotifications(): Promise<void>;
  /** Runs a function of its own in the background worker (Chromium only). */
  inWorker<Result, Argument = undefined>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
  /** Loads the extension's files anew and opens again what was open (Chromium only). */
  reloadExtension(): Promise<void>;
  /** Settles when the user closes the browser. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** After how many milliseconds Firefox stops an idle background; 30,000 without. */
  backgroundIdle?: number;
  /** A folder under dist/; by default the test build of that browser. */
  build?: string;
  headless?: boolean;
  /** Language of the browser, such as `zh-CN`. */
  language?: string;
  viewport?: { width: number; height: number };
}
