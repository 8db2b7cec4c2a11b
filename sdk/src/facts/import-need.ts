/** Something that a file does not say and the user has to add: the platform, the account, the app key or the day. */
export interface ImportNeed {
  readonly what: 'platform' | 'account' | 'app-key' | 'day';
  /** Whether nothing could be kept without it. Without an account, the facts join the only account of their platform. */
  readonly blocking: boolean;
  readonly file?: string;
  /** The platform that the file is from, where that much is known. */
  readonly platform?: string;
}
