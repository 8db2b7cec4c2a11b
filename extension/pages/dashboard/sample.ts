import { type AccountFacts, type Day, dayOf, type Facts, startOfDay } from 'duewatch';

const day = 86_400_000;

/**
 * An invented account that is in arrears on the day given, so that everything can be seen at once. It stands beside real
 * accounts under an id of its own.
 */
export function sampleFacts(on: Day, name: string): Facts {
  const ago = (days: number) => dayOf(startOfDay(on) - days * day);
  const usage = Array.from({ length: 6 }, (_, index) => ({
    appKey: '23000001',
    api: 'taobao.time.get',
    day: ago(index + 1),
    calls: 1_204_000 + index * 3_570,
  }));
  const account: AccountFacts = {
    platform: 'taobao-open-platform',
    id: 'sample',
    name,
    apps: [
      { appKey: '23000001', listed: true },
      { appKey: '23000002', listed: false },
    ],
    usage,
    position: {
      day: ago(1),
      prepaid: '0.00',
      debts: [
        { id: 'sample-1', appKey: '23000001', day: ago(3), amount: '842.30' },
        { id: 'sample-2', appKey: '23000002', day: ago(2), amount: '442.20' },
      ],
    },
    directDebit: { signed: false },
    serviceOrders: [{ id: 'sample-order', day: ago(2), paid: '680.00', refunded: '0.00' }],
  };
  return { format: 'duewatch/facts@1', accounts: [account] };
}
