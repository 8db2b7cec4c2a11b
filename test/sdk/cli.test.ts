import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assess } from 'duewatch/assess';
import { mergeFacts, readFiles } from 'duewatch/import';
import { packs } from 'duewatch/packs';
import ICAL from 'ical.js';
import { describe, expect, it, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const small = ['account.json', 'calls.csv', 'vas-orders.json'].map((name) => `test/samples/small/${name}`);
const all = [...small, 'test/samples/small/orders.csv', 'test/samples/small/doudian-calls.json'];
const on = ['--on', '2026-11-22'];

function duewatch(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['sdk/dist/cli.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
    env: { ...process.env, LANG: 'C', LC_ALL: '', TZ: 'America/Los_Angeles' },
  });
  return { status, stdout, stderr };
}

describe('on the sample account', () => {
  const zh = duewatch(['assess', ...all, ...on, '--locale', 'zh-CN']);

  it('says what is wrong, by when, what it costs and what to do', () => {
    expect(zh.stdout).toContain('欠费满 3 天 · 收入已冻结、结算已暂停，服务已隐藏，API 与数据推送已限流');
    expect(zh.stdout).toContain('11月24日（2 天后）服务冻结、API 与数据推送限流、暂停新增用户授权');
    expect(zh.stdout).toContain('欠费 ¥1,284.50 · 冻结的服务市场收入至少 ¥999.50');
    expect(zh.stdout).toContain('补缴所有 AppKey 的欠费 ¥1,284.50，再到控制台解除');
    expect(zh.stdout).toMatch(/合计\s+108,151,570\s+至多 ¥10,407\.70/);
    expect(zh.stdout).toContain('开放平台技术服务费欠费处理规则，淘宝开放平台，2018-08-01');
  });

  it('ends with 1, because something is in force', () => {
    expect(zh.status).toBe(1);
  });

  it('says which file lacks what', () => {
    expect(zh.stderr).toContain('doudian-calls.json 没有写明是哪一天');
  });

  it('speaks English too', () => {
    const en = duewatch(['assess', ...all, ...on]);
    expect(en.stdout).toContain('3 full days in arrears · income frozen, settlement suspended');
    expect(en.stdout).not.toMatch(/[\u4e00-\u9fff]{2,}.*(档|欠费)/);
  });

  describe('with --why', () => {
    const why = duewatch(['assess', ...small, ...on, '--why']);
    const plain = duewatch(['assess', ...small, ...on]);

    it('has below each warning and each deadline what was read, the limit and the source', () => {
      expect(why.stdout).toMatch(
        /\n {2}To do {2}.*\n {2}Why\n {4}Unpaid fees since 19 Nov 2026.*\n {6}Counted from: 19 Nov 2026\n {6}Counted: 3 full days\n/,
      );
      expect(why.stdout).toMatch(
        /\n.*5 full days in arrears.*\n(?: {6}.*\n)* {6}5 full days: 24 Nov 2026 .*\n {8}\[Taobao open platform · .*\]\n {8}Counted from: 19 Nov 2026\n {8}Limit: 5 full days\n/,
      );
      expect(why.stdout).toMatch(/\n {4}The other reading\n {6}Grade 6: more than 30 days/);
    });

    it('says nothing less than without, and ends alike', () => {
      const lines = new Set(why.stdout.split('\n'));
      expect(plain.stdout.split('\n').filter((line) => !lines.has(line))).toEqual([]);
      expect(plain.stdout).not.toContain('Counted from');
      expect(why.status).toBe(plain.status);
    });

    it('does not say again what stands above it', () => {
      const action = 'Pay all ¥1,284.50 for every app key, then lift it in the console';
      const [block = ''] = /▲[\s\S]*?\n\n/.exec(why.stdout) ?? [];
      expect(block.split(action)).toHaveLength(2);
    });

    it('speaks Chinese, and JSON is what it was', () => {
      const zhWhy = duewatch(['assess', ...small, ...on, '--why', '--locale', 'zh-CN']);
      expect(zhWhy.stdout).toMatch(/\n {2}为什么\n[\s\S]*\n {6}界限：满 5 天\n/);
      const json = (args: string[]) => duewatch(['assess', ...small, ...on, '--json', ...args]).stdout;
      expect(json(['--why'])).toBe(json([]));
    });
  });

  it('prints as JSON what assess returns in Node', () => {
    const { stdout } = duewatch(['assess', ...small, ...on, '--json']);
    const { input, ...printed } = JSON.parse(stdout);
    const read = readFiles(small.map((name) => ({ name, bytes: readFileSync(`${root}${name}`) })));
    const { facts } = mergeFacts({ format: 'duewatch/facts@1', accounts: [] }, read.facts);
    expect(printed).toEqual(JSON.parse(JSON.stringify(assess(facts, packs, { on: '2026-11-22' }))));
    expect(input.counts.bad).toBe(0);
  });

  it('is the same from standard input, in any time zone', () => {
    const account = readFileSync(`${root}${small[0]}`, 'utf8');
    expect(duewatch(['assess', '-', ...on], account).stdout).toBe(
      duewatch(['assess', small[0] as string, ...on]).stdout,
    );
  });
});

describe('the exit code', () => {
  const facts = (since: string) =>
    JSON.stringify({
      format: 'duewatch/facts@1',
      accounts: [
        {
          platform: 'taobao-open-platform',
          id: 'a',
          position: {
            day: '2026-11-21',
            prepaid: '5.00',
            debts: since === '' ? [] : [{ id: '1', appKey: 'a', day: since, amount: '1.00' }],
          },
        },
      ],
    });

  test.each([
    ['0 where nothing is due', ['-'], facts(''), 0],
    ['1 where a measure is in force', ['-'], facts('2026-11-20'), 1],
    ['2 for a file that is not there', ['no-such-file.json'], '', 2],
    ['2 for what is no JSON', ['-'], '{"format":', 2],
    [
      '2 for a value that fits nowhere',
      ['-'],
      facts('').replace('"position"', '"values":{"x":"1"},"position"'),
      2,
    ],
    [
      '2 for facts with an unknown key, though the rest is assessed',
      ['-'],
      facts('').replace('"position"', '"colour":1,"position"'),
      2,
    ],
  ])('is %s', (_, files, input, status) => {
    expect(duewatch(['assess', ...files, ...on], input).status).toBe(status);
  });

  const shop = (account: object) =>
    JSON.stringify({ format: 'duewatch/facts@1', accounts: [{ platform: 'kuaishou', id: 'a', ...account }] });
  const own = { id: 'n', what: 'renew', due: '2026-02-01' };
  const mark = (state: string) => [{ deadline: 'kuaishou/a/own/n', on: '2026-01-30', state }];

  test.each([
    ['0 where a rule that begins tomorrow asks for nothing', shop({}), 0],
    ['1 where something has to be done tomorrow', shop({ ownDeadlines: [own] }), 1],
    ['0 where that is done', shop({ ownDeadlines: [own], marks: mark('done') }), 0],
    ['0 where it need not be done', shop({ ownDeadlines: [own], marks: mark('waived') }), 0],
  ])('is %s', (_, input, status) => {
    const { deadlines } = JSON.parse(duewatch(['assess', '-', '--on', '2026-01-31', '--json'], input).stdout);
    expect(deadlines).toContainEqual(expect.objectContaining({ kind: 'notice', inDays: 1 }));
    expect(duewatch(['assess', '-', '--on', '2026-01-31'], input).status).toBe(status);
  });

  test.each([
    [['assess'], 'No file was given'],
    [['guess', 'x.json'], 'There is no command "guess"'],
    [['assess', '-', '--on', '2026-02-30'], '--on 2026-02-30: not a day'],
    [['assess', '-', '--within', 'soon'], '--within soon: not a number of days'],
    [['assess', '-', '--locale', 'fr'], '--locale fr: zh-CN | en'],
    [['assess', '-', '--colour'], "Unknown option '--colour'"],
  ])('is 2 for %j, with the way to call it', (args, message) => {
    const { status, stderr } = duewatch(args, '{}');
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: duewatch assess FILE…');
  });
});

describe('broken files', () => {
  test.each([
    ['calls-negative.csv', /row \d+, column "[^"]+": found -\d+; a count cannot be negative; correct it/],
    ['calls-no-such-day.csv', /row \d+, column "[^"]+": found 2026-02-30; expected a day that exists/],
    ['calls-cut-row.csv', /row \d+/],
    ['calls-open-quote.csv', /row \d+/],
    ['calls-cut-character.csv', /calls-cut-character\.csv/],
    ['calls-wrong-mark.csv', /calls-wrong-mark\.csv/],
    ['account-unknown-key.json', /accounts\[0\]\.\S+: found \S+; there is no such field/],
    ['account-cut.json', /the JSON ends early/],
    ['orders-from-excel.csv', /row \d+, column "订单编号"/],
    ['vas-error.json', /vas-error\.json/],
  ])('%s has an error that names the place and the cure', (name, message) => {
    const { status, stderr } = duewatch(['assess', `test/samples/broken/${name}`, ...on]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(
      stderr
        .trim()
        .split('\n')
        .every((line) => line.includes(name) && /; /.test(line)),
      stderr,
    ).toBe(true);
  });

  it('lose nothing of the good rows', () => {
    const { stdout } = duewatch(['assess', 'test/samples/broken/calls-negative.csv', ...on, '--json']);
    const { input } = JSON.parse(stdout);
    expect(input.counts.kept).toBeGreaterThan(0);
    expect(input.counts.bad).toBe(1);
  });

  it('of a pack name file, path and what was found', () => {
    const { status, stderr } = duewatch([
      'assess',
      small[0] as string,
      '--pack',
      'test/samples/broken/account-unknown-key.json',
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain('account-unknown-key.json');
  });
});

describe('signing a pack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duewatch-sign-'));
  const file = (name: string) => join(folder, name);
  const made = duewatch(['new-key', '--out', file('key.json')]);
  writeFileSync(file('public.json'), duewatch(['public-key', file('key.json')]).stdout);
  writeFileSync(file('other.json'), duewatch(['new-key']).stdout);
  writeFileSync(file('trusted.json'), duewatch(['public-key', file('other.json')]).stdout);
  const pack = 'sdk/src/packs/taobao-open-platform.json';
  writeFileSync(file('pack.sig.json'), duewatch(['sign', pack, '--key', file('key.json')]).stdout);
  const verify = (what: string, ...trust: string[]) =>
    duewatch([
      'verify',
      what,
      '--signature',
      file('pack.sig.json'),
      ...trust.flatMap((name) => ['--trust', file(name)]),
    ]);

  it('makes a key, its public part and a signature that verifies', () => {
    expect(made).toMatchObject({ status: 0, stdout: '' });
    expect(verify(pack, 'trusted.json', 'public.json')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Right: signed by [0-9a-f]{16}\n$/),
    });
  });

  it('trusts only the keys that are listed, and only the file that was signed', () => {
    expect(verify(pack, 'trusted.json')).toMatchObject({
      status: 2,
      stdout: 'Signed with a key that is not among the trusted ones\n',
    });
    expect(verify('sdk/src/packs/jd-open-platform.json', 'public.json')).toMatchObject({
      status: 2,
      stdout: 'The file is not what was signed\n',
    });
  });

  it('never writes over a key, and keeps it from others', () => {
    const before = readFileSync(file('key.json'), 'utf8');
    expect(duewatch(['new-key', '--out', file('key.json')]).status).toBe(2);
    expect(readFileSync(file('key.json'), 'utf8')).toBe(before);
    expect(statSync(file('key.json')).mode & 0o077).toBe(0);
  });

  it('says what is missing', () => {
    expect(duewatch(['sign', pack]).stderr).toContain('--key is missing');
    expect(duewatch(['sign', pack, '--key', file('public.json')]).stderr).toContain(
      'is not a key to sign with',
    );
    expect(duewatch(['verify', pack]).stderr).toContain('--signature or --trust is missing');
  });
});

describe('looking into a pack', () => {
  const pack = 'sdk/src/packs/aliexpress.json';

  it('ends with 0 where nothing is open but what the pack declares', () => {
    const { status, stdout, stderr } = duewatch(['verify-pack', pack]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^0 found, and \d+ that the pack declares\n$/);
  });

  it('ends with 1 and says where, with an example, where more is open', () => {
    const { declared: _, ...rest } = JSON.parse(readFileSync(`${root}${pack}`, 'utf8'));
    const { status, stdout } = duewatch(['verify-pack', '-'], JSON.stringify(rest));
    expect(status).toBe(1);
    expect(stdout).toContain('penalties/fake-transactions/2022-06/clauses/second/steps/2.2\n');
    expect(stdout).toContain('hold at once and come to different things (for example: fake orders');
    const { stdout: printed } = duewatch(['verify-pack', '-', '--json'], JSON.stringify(rest));
    expect(JSON.parse(printed)[0]).toMatchObject({ declared: null, example: { times: 2 } });
  });

  it('ends with 2 where the file is no pack', () => {
    const { status, stderr } = duewatch(['verify-pack', '-'], '{ "format": "duewatch/pack@1" }');
    expect(status).toBe(2);
    expect(stderr).toContain('id');
  });
});

describe('keeping a calendar', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duewatch-calendar-'));
  const out = join(folder, 'due.ics');
  const account = small[0] as string;
  const keep = (day: string, ...more: string[]) =>
    duewatch(['calendar', account, '--on', day, '--out', out, ...more]);
  const calendar = () => readFileSync(out, 'utf8');

  it('writes it, leaves it alone where nothing changed, and raises the sequence where something did', () => {
    const first = keep('2026-11-22');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toMatch(/due\.ics is written, [1-9]\d* in it\n$/);
    const written = calendar();
    expect(ICAL.stringify(ICAL.parse(written))).toContain('BEGIN:VEVENT');
    expect(written).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(written).toContain('SEQUENCE:0\r\n');
    utimesSync(out, 1, 1);
    expect(keep('2026-11-22').stdout).toMatch(/due\.ics is unchanged\n$/);
    expect(statSync(out).mtimeMs).toBe(1000);
    expect(keep('2026-11-22', '--lead', '3d@09:00').status).toBe(0);
    expect(calendar()).toContain('SEQUENCE:1\r\n');
    expect(calendar()).toContain('TRIGGER:-P2DT15H\r\n');
    expect(readdirSync(folder)).toEqual(['due.ics']);
  });

  it('cancels what is gone', () => {
    const facts = { format: 'duewatch/facts@1', accounts: [] };
    const done = duewatch(['calendar', '-', '--on', '2026-11-22', '--out', out], JSON.stringify(facts));
    expect(done.status).toBe(0);
    expect(calendar()).toContain('STATUS:CANCELLED\r\n');
    expect(calendar()).not.toMatch(/STATUS:(?!CANCELLED)/);
  });

  it('leaves it alone where the input is bad: nothing is taken for gone', () => {
    keep('2026-11-22');
    const before = calendar();
    const done = duewatch(['calendar', 'test/samples/broken/account-cut.json', ...on, '--out', out]);
    expect(done.status).toBe(2);
    expect(calendar()).toBe(before);
  });

  it('never writes over what it did not write', () => {
    const foreign = join(folder, 'mine.ics');
    writeFileSync(foreign, 'BEGIN:VCALENDAR\r\nPRODID:-//Me//Mine//EN\r\nEND:VCALENDAR\r\n');
    const done = duewatch(['calendar', account, ...on, '--out', foreign]);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain('mine.ics is not a calendar that duewatch wrote');
    expect(readFileSync(foreign, 'utf8')).toContain('-//Me//Mine//EN');
  });

  it('prints it without --out, to-dos where they are asked for, in Chinese too', () => {
    const { stdout, status } = duewatch(['calendar', account, ...on, '--to-dos', '--locale', 'zh-CN']);
    expect(status).toBe(0);
    expect(stdout).toContain('BEGIN:VTODO\r\n');
    expect(stdout).toContain('CATEGORIES:欠费,taobao-open-platform\r\n');
  });

  it('says which lead is none, and where it cannot write', () => {
    expect(duewatch(['calendar', account, ...on, '--lead', 'soon']).stderr).toContain(
      '--lead soon: not a time ahead',
    );
    expect(duewatch(['calendar', account, ...on, '--lead', '2h@09:00']).status).toBe(2);
    const nowhere = duewatch(['calendar', account, ...on, '--out', join(folder, 'no', 'due.ics')]);
    expect(nowhere.status).toBe(2);
    expect(nowhere.stderr).toContain('Cannot write');
  });
});

describe('the working days of a year that came out later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duewatch-year-'));
  const file = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const notice = {
    id: 'cn-2027',
    kind: 'year',
    year: 2027,
    title: '假想的通知',
    published: '2026-12-01',
    confidence: 'user',
    off: ['2027-01-01/2027-01-03'],
    work: [],
  };
  const year = {
    format: 'duewatch/calendar@1',
    id: 'cn',
    name: { 'zh-CN': '2027', en: '2027' },
    notices: [notice],
  };
  const violation = { id: 'case-1', noticed: '2026-12-28', offences: { 'fake-transactions': true } };
  const facts = JSON.stringify({
    format: 'duewatch/facts@1',
    accounts: [{ platform: 'aliexpress', id: 'shop', violations: [violation] }],
  });
  const appeal = (...more: string[]) => {
    const { stdout } = duewatch(['assess', '-', '--on', '2026-12-28', '--json', ...more], facts);
    const { earliest, latest, calendarKnownThrough } = JSON.parse(stdout).deadlines.find(
      ({ kind }: { kind: string }) => kind === 'appeal',
    );
    return { earliest, latest, calendarKnownThrough };
  };

  it('make a range narrower: what is left is what the rule leaves open', () => {
    expect(appeal()).toMatchObject({ earliest: '2027-01-03', calendarKnownThrough: '2026-12-18' });
    expect(appeal('--calendar', file('cn-2027.json', year))).toMatchObject({
      // Seven working days with 28 December as the first, or without it; 1 to 3 January are off.
      earliest: '2027-01-06',
      latest: '2027-01-07',
    });
  });

  it('are refused where the file is wrong, or of another place', () => {
    const wrong = file('wrong.json', { ...year, notices: [{ ...notice, off: ['2027-01-03/2027-01-01'] }] });
    const done = duewatch(['assess', '-', '--calendar', wrong], facts);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain('notices[0].off[0]: found 2027-01-03/2027-01-01; expected a day or');
    const other = duewatch(['assess', '-', '--calendar', file('tw.json', { ...year, id: 'tw' })], facts);
    expect(other).toMatchObject({ status: 2, stderr: expect.stringContaining('is no calendar of cn') });
  });
});

describe('how long the balance lasts', () => {
  const usage = Array.from({ length: 42 }, (_, index) => ({
    appKey: '1',
    api: 'taobao.trade.fullinfo.get',
    class: 'basic',
    day: new Date(Date.UTC(2026, 9, 12 + index)).toISOString().slice(0, 10),
    calls: 1_000_000 + (index % 7) * 10_000,
  }));
  const facts = JSON.stringify({
    format: 'duewatch/facts@1',
    accounts: [
      {
        platform: 'taobao-open-platform',
        id: 'isv',
        position: { day: '2026-11-22', prepaid: '1000.00', debts: [] },
        usage,
      },
    ],
  });
  const of = (...more: string[]) => {
    const { stdout } = duewatch(['assess', '-', '--on', '2026-11-22', '--json', ...more], facts);
    const { deadlines } = JSON.parse(stdout) as { deadlines: { kind: string; earliest: string | null }[] };
    return deadlines.filter(({ kind }) => kind === 'balance-ends');
  };

  it('is among the deadlines, and left out on request', () => {
    const [found, ...others] = of();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ estimated: true, earliest: expect.stringMatching(/^2026-1[12]-/) });
    expect(of('--no-runway')).toEqual([]);
  });
});
