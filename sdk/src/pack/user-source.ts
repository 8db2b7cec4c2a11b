import type { Source } from './schema.ts';

/** The source of what a user entered. */
export const userSource: Source = {
  title: { 'zh-CN': '自己填入的值', en: 'entered by you' },
  publisher: { 'zh-CN': '用户', en: 'user' },
  date: null,
};
