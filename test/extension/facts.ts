import type { Facts } from 'duewatch';

/** An account three full days in arrears on 2026-11-22: the next rung is reached on 2026-11-24. */
export const inArrears: Facts = {
  format: 'duewatch/facts@1',
  accounts: [
    {
      platform: 'taobao-open-platform',
      id: 'isv-demo',
      name: 'Demo ISV',
      apps: [{ appKey: '23000001', listed: true, hosting: 'inside' }],
      position: {
        day: '2026-11-21',
        prepaid: '0.00',
        debts: [{ id: 'd1', appKey: '23000001', day: '2026-11-19', amount: '1284.50' }],
      },
    },
  ],
};

/** The same account, all paid on 2026-11-22 and lifted. */
export const paid: Facts = {
  format: 'duewatch/facts@1',
  accounts: [
    {
      platform: 'taobao-open-platform',
      id: 'isv-demo',
      position: { day: '2026-11-22', prepaid: '100.00', debts: [] },
    },
  ],
};
