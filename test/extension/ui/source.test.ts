import type { Cited } from 'duewatch';
import { expect, it } from 'vitest';
import { confidenceText } from '../../../extension/ui/source.tsx';
import { createSpeech } from '../../../extension/ui/speech.ts';

const zh = createSpeech('zh-CN', '2026-11-22');
const en = createSpeech('en', '2026-11-22');
const cite = (confidence: Cited['confidence']): Cited => ({
  key: 'pack:source',
  title: { 'zh-CN': '规则', en: 'rule' },
  publisher: { 'zh-CN': '平台', en: 'platform' },
  date: null,
  confidence,
});

it('says of a source that is not the platform itself that it is not official', () => {
  expect(confidenceText(cite('press'), zh)).toBe('媒体报道，非官方');
  expect(confidenceText(cite('code'), en)).toBe('public code, not official');
});

it('calls official, own and agreed values by their names', () => {
  expect(confidenceText(cite('official'), zh)).toBe('官方');
  expect(confidenceText(cite('user'), zh)).toBe('自行填入');
  expect(confidenceText(cite('convention'), en)).toBe('Duewatch convention');
});

it('has a name for an account that nobody has named', () => {
  expect(zh.nameOf({ id: 'default' })).toBe('未命名账号');
  expect(zh.nameOf({ id: 'isv-demo' })).toBe('isv-demo');
  expect(zh.nameOf({ id: 'default', name: '示例小店' })).toBe('示例小店');
});
