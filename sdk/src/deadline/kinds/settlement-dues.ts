import type { ArrearsStatus } from '../../arrears/status.ts';
import { compare } from '../../base/decimal.ts';
import { cited } from '../../pack/cited.ts';
import { known } from '../../pack/known.ts';
import { versionOn } from '../../pack/version.ts';
import { type Due, type DueCase, nextMonthly, sameDay } from './due-case.ts';

/** Days on which income is settled, fees are debited, settlement resumes after arrears, and parts of the prepaid balance end. */
export function settlementDues({ account, pack, on }: DueCase, arrears: ArrearsStatus | undefined): Due[] {
  const dues: Due[] = [];
  const { policies, directDebit, position } = account;
  const resumes = arrears?.settlementResumes;
  if (resumes?.day != null) {
    dues.push({
      key: resumes.day,
      kind: 'settlement-resumes',
      severity: 'low',
      what: { code: 'deadline.settlement-resumes' },
      ...sameDay(resumes.day),
      waits: true,
      action: { code: 'deadline.nothing' },
      why: [{ text: { code: `resumes.${resumes.because}`, params: { day: resumes.day } } }],
    });
  }
  if (policies?.settlesOn !== undefined) {
    const day = nextMonthly(on, policies.settlesOn);
    dues.push({
      key: day,
      kind: 'settlement',
      severity: 'low',
      what: { code: 'deadline.settlement' },
      ...sameDay(day),
      waits: true,
      action: { code: 'deadline.nothing' },
      why: [{ text: { code: 'deadline.settlement.why', params: { day: policies.settlesOn } } }],
    });
  }
  for (const tariff of pack?.tariffs ?? []) {
    const settlement = versionOn(tariff.versions, on)?.settlement;
    const stated = settlement === undefined ? undefined : known(settlement);
    if (pack === undefined || stated === undefined || directDebit?.signed !== true) continue;
    if (stated.value.every !== 'month' || stated.value.on === undefined) continue;
    const day = nextMonthly(on, stated.value.on);
    dues.push({
      key: day,
      kind: 'direct-debit',
      severity: 'normal',
      what: { code: 'deadline.direct-debit' },
      ...sameDay(day),
      waits: true,
      action: { code: 'deadline.direct-debit.action' },
      place: 'fees',
      why: [
        {
          text: { code: 'deadline.direct-debit.why', params: { day: stated.value.on } },
          cite: cited(pack, stated),
        },
      ],
    });
  }
  for (const { id, amount, expires } of position?.grants ?? []) {
    if (expires === undefined || compare(amount, '0') <= 0) continue;
    dues.push({
      key: `grant/${id}`,
      kind: 'balance-ends',
      severity: 'normal',
      what: { code: 'deadline.grant-ends', params: { amount } },
      ...sameDay(expires),
      waits: true,
      consequence: { code: 'deadline.grant-ends.then' },
      action: { code: 'deadline.grant-ends.action' },
      place: 'fees',
      why: [{ text: { code: 'deadline.grant-ends.why', params: { amount, expires } } }],
    });
  }
  return dues;
}
