import { aliexpress } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { beforeEach, describe, expect, it } from 'vitest';
import { accountImpacts } from '../../../extension/jobs/pack-impact.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { changeWorkdays } from '../../../extension/store/workdays.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const on = '2026-11-20';
const harsher = JSON.parse(JSON.stringify(aliexpress).replaceAll('"workdays":7', '"workdays":8'));
const violation = {
  id: 'case',
  noticed: '2026-11-20',
  offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
  facts: { times: 2, 'fake-orders': 30, 'total-orders': 100 },
};
const account = { platform: 'aliexpress', id: 'shop', name: 'Shop', violations: [violation] };
const put = () => mergeIntoStore({ accounts: [account] }, { at: 1, files: [], counts: {}, problems: [] });
const said = async (pack: typeof aliexpress) =>
  (await accountImpacts({ pack, on })).map(({ account: { name }, messages }) => ({
    name,
    messages: messages.map((message) => explain(message, 'en')),
  }));

describe('what a pack that is not kept yet means for the accounts in the store', () => {
  it('is nothing for nobody', async () => {
    expect(await said(harsher)).toEqual([]);
  });

  it('is nothing where the pack says the same', async () => {
    await put();
    expect(await said(aliexpress)).toEqual([{ name: 'Shop', messages: [] }]);
  });

  it('goes by the working days that the user knows better', async () => {
    await put();
    const [plain] = await said(harsher);
    await changeWorkdays(
      (before) => ({ ...before, overrides: { '2026-11-24': 'off', '2026-11-25': 'off' } }),
      2,
    );
    const [known] = await said(harsher);
    const daysIn = (impact = plain) =>
      impact?.messages
        .join()
        .match(/(\d+ \w+ 2026) → (\d+ \w+ 2026)/)
        ?.slice(1);
    expect(daysIn(plain)).toEqual(['30 Nov 2026', '1 Dec 2026']);
    expect(daysIn(known)).toEqual(['2 Dec 2026', '3 Dec 2026']);
  });
});
