import { describe, expect, it } from 'vitest';
import { words } from '../../../extension/ui/words.ts';

type Text = string | ((...values: never[]) => string) | readonly Text[] | { readonly [key: string]: Text };

/** Every sentence, with functions called on a sample value. */
function sentences(text: Text): string[] {
  if (typeof text === 'string') return [text];
  if (typeof text === 'function') return ['1', '2'].map((value) => text(value as never));
  return Object.values(text).flatMap((each) => sentences(each));
}

describe.each(Object.entries(words))('the words in %s', (locale, all) => {
  const said = sentences(all as unknown as Text);

  it('leave nothing empty', () => {
    expect(said.filter((sentence) => sentence.trim() === '')).toEqual([]);
  });

  it('never raise their voice', () => {
    expect(said.filter((sentence) => /[!！]/.test(sentence))).toEqual([]);
  });

  it('use the marks of their language', () => {
    const foreign =
      locale === 'zh-CN' ? /[\u4e00-\u9fff][,;:?()]|[,;?()][\u4e00-\u9fff]/ : /[\u3000-\u9fff，。：；（）]/;
    expect(said.filter((sentence) => foreign.test(sentence))).toEqual([]);
  });
});

it('says as many things in each language', () => {
  expect(sentences(words.en as unknown as Text).length).toBe(
    sentences(words['zh-CN'] as unknown as Text).length,
  );
});
