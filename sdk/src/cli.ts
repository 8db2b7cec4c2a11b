#!/usr/bin/env node
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assess } from './assess.ts';
import { dayOf, isDay } from './base/day.ts';
import { type Problem, shown } from './base/problem.ts';
import type { Locale } from './base/text.ts';
import type { Deadline } from './deadline/deadline.ts';
import type { AccountRunway } from './deadline/kinds/balance-dues.ts';
import { mergeFacts } from './facts/merge.ts';
import type { Facts } from './facts/schema.ts';
import { runway } from './forecast/runway.ts';

import { readFiles } from './import/index.ts';
import type { Calendar } from './pack/calendar-schema.ts';
import { readCalendar } from './pack/parse-calendar.ts';
import { readPack } from './pack/read-pack.ts';
import type { Pack } from './pack/schema.ts';
import {
  makeSigningKey,
  type PublicKey,
  publicKeyOf,
  type SigningKey,
  signPack,
  verifyPackSignature,
} from './pack/signature.ts';
import { verifyPack } from './pack/verify/verify-pack.ts';
import { withCalendar } from './pack/with-calendar.ts';
import { chinaCalendar } from './packs/china-calendar.ts';
import { rulePacks, packs as shippedPacks } from './packs/index.ts';
import { explain } from './text/explain.ts';
import { type Lead, productId, toICalendar } from './text/icalendar/to-icalendar.ts';
import { explainNeed } from './text/need.ts';
import { explainProblem } from './text/problem.ts';
import { report } from './text/report.ts';

const usage: Record<Locale, string> = {
  'zh-CN': `用法：duewatch assess 文件… [选项]

读入事实 JSON 与平台导出的文件（- 为标准输入），算出费用、欠费状态与将到期的事项。

  --on 2026-11-22      按哪一天计算；不写则为今天（北京时间）
  --within 3d          几天之内算将到期；默认 3d
  --why                每条警告和到期事项下面列出依据：读到的值、界限、来源和另一种读法
  --json               输出 JSON（依据都在其中）
  --locale zh-CN|en    语言；默认看 LANG
  --account ID         文件里没有写明账号时，属于哪个账号
  --platform ID        调用日志没有写明平台时，属于哪个平台
  --app-key KEY        文件里没有写明时的 AppKey
  --day 2026-11-21     文件里没有写明时的日期
  --address URL        抖店调用记录所在页面的地址（含 AppKey 与日期）
  --pack 文件          用自己的规则包代替同名的规则包
  --no-runway          不算余额能用到哪天（数据多时要几秒）
  --calendar 文件      加上后来公布的年份的工作日（duewatch/calendar@1）；可以写几次

退出码：0 没有要处理的；1 有已生效或在期限内的事项；2 输入有误

duewatch calendar 文件… [--out due.ics] [选项]      将到期的事项写成日历（iCalendar）；已有的日历只更新有变化的事项，
                                                    没有变化就不动文件；输入有误时不写。0 写好或没有变化，2 输入有误
  --lead 3d@09:00      提前提醒：3d、3d@09:00（三天前的 9 点）、2h、30m；可以写几次
  --to-dos             写成待办而不是日程

duewatch new-key [--out 文件]                       生成签名密钥（Ed25519）；自己保存好
duewatch public-key 密钥                            其中可以交给别人的部分
duewatch sign 文件 --key 密钥 [--out 文件]          给规则包签名
duewatch verify 文件 --signature 签名 --trust 公钥   核对签名，只认列出的公钥；0 相符，2 不符
duewatch verify-pack 文件                           检查规则包里的空档、重叠、矛盾与未知；0 没有声明以外的，1 有，2 输入有误`,
  en: `Usage: duewatch assess FILE… [options]

Reads facts JSON and the platforms' export files (- is standard input) and works out cost, arrears and what falls due.

  --on 2026-11-22      the day to assess; today in Beijing without it
  --within 3d          how many days ahead count as due soon; 3d without it
  --why                below each warning and deadline its reasons: what was read, the limit, the source, the other reading
  --json               print JSON, which has the reasons in it
  --locale zh-CN|en    the language; taken from LANG without it
  --account ID         the account, where a file names none
  --platform ID        the platform, where a call log names none
  --app-key KEY        the app key, where a file names none
  --day 2026-11-21     the day, where a file names none
  --address URL        the address of the page that a Doudian call record is from (it holds app key and day)
  --pack FILE          your own pack in place of the shipped one of that id
  --no-runway          does not compute how long balances last (seconds, where there is much usage)
  --calendar FILE      adds the working days of a year that came out later (duewatch/calendar@1); may be repeated

Exit codes: 0 nothing to do; 1 something in force or due in time; 2 bad input

duewatch calendar FILE… [--out due.ics] [options]    writes what falls due as a calendar (iCalendar); one that is there is kept
                                                     up to date: only what has changed, and not at all where nothing has or
                                                     where input is bad. 0 written or unchanged, 2 bad input
  --lead 3d@09:00      an alarm ahead: 3d, 3d@09:00 (at nine, three days before), 2h, 30m; may be repeated
  --to-dos             to-dos in place of events

duewatch new-key [--out FILE]                        makes a key to sign with (Ed25519); keep it to yourself
duewatch public-key KEY                              the part of it that others trust
duewatch sign FILE --key KEY [--out FILE]            signs a pack
duewatch verify FILE --signature FILE --trust KEY    checks a signature, by the public keys listed only; 0 right, 2 wrong
duewatch verify-pack FILE                            looks for gaps, overlaps, contradictions and what is unknown; 0 none
                                                     beyond what the pack declares, 1 some, 2 bad input`,
};

/** Wrong use of the command line: said in words, with exit code 2. */
class UsageError extends Error {}

/** Runs the command line and returns its exit code. */
async function main(args: readonly string[]): Promise<number> {
  let locale: Locale = (process.env.LC_ALL || process.env.LANG || '').startsWith('zh') ? 'zh-CN' : 'en';
  try {
    const { values, positionals } = parse(args);
    locale = localeOf(values.locale) ?? locale;
    const [command, ...files] = positionals;
    if (values.help === true || command === undefined) {
      console.log(usage[locale]);
      return values.help === true ? 0 : 2;
    }
    if (command === 'new-key') return write(await makeSigningKey(), values.out, locale, 0o600);
    if (!['assess', 'calendar', 'public-key', 'sign', 'verify', 'verify-pack'].includes(command))
      throw new UsageError(say(locale, `没有“${command}”这个命令`, `There is no command "${command}"`));
    const [file] = files;
    if (file === undefined) throw new UsageError(say(locale, '没有给出文件', 'No file was given'));
    if (command === 'public-key') return write(publicKeyOf(signingKey(file, locale)), values.out, locale);
    if (command === 'sign') return await runSign(file, values, locale);
    if (command === 'verify') return await runVerify(file, values, locale);
    if (command === 'verify-pack') return runVerifyPack(file, values, locale);
    if (command === 'calendar') return runCalendar(files, values, locale);
    return runAssess(files, values, locale);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage[locale]}`);
    return 2;
  }
}

function say(locale: Locale, zh: string, en: string): string {
  return locale === 'zh-CN' ? zh : en;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        on: { type: 'string' },
        within: { type: 'string' },
        json: { type: 'boolean' },
        why: { type: 'boolean' },
        locale: { type: 'string' },
        account: { type: 'string' },
        platform: { type: 'string' },
        'app-key': { type: 'string' },
        'no-runway': { type: 'boolean' },
        day: { type: 'string' },
        address: { type: 'string' },
        pack: { type: 'string', multiple: true },
        calendar: { type: 'string', multiple: true },
        key: { type: 'string' },
        out: { type: 'string' },
        lead: { type: 'string', multiple: true },
        'to-dos': { type: 'boolean' },
        signature: { type: 'string' },
        trust: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Options = ReturnType<typeof parse>['values'];

function localeOf(text: string | undefined): Locale | undefined {
  if (text === undefined || text === 'zh-CN' || text === 'en') return text;
  throw new UsageError(`--locale ${text}: zh-CN | en`);
}

function dayOption(name: string, text: string | undefined, locale: Locale): string | undefined {
  if (text === undefined || isDay(text)) return text;
  throw new UsageError(
    say(
      locale,
      `${name} ${text}：不是存在的日期，应为 2026-11-22 这样`,
      `${name} ${text}: not a day such as 2026-11-22`,
    ),
  );
}

function withinOption(text: string | undefined, locale: Locale): number {
  const days = /^(\d{1,4})d?$/.exec(text ?? '3d')?.[1];
  if (days !== undefined) return Number(days);
  throw new UsageError(
    say(locale, `--within ${text}：应为 3d 这样的天数`, `--within ${text}: not a number of days such as 3d`),
  );
}

/** Reads, merges and assesses, and says on the error output what is wrong. Undefined where a pack or a calendar is not right. */
function assessFiles(files: readonly string[], options: Options, locale: Locale) {
  const on = dayOption('--on', options.on, locale) ?? dayOf(Date.now());
  const within = withinOption(options.within, locale);
  const day = dayOption('--day', options.day, locale);
  const packs = packsOf(options.pack ?? [], locale);
  const calendar = calendarOf(options.calendar ?? [], locale);
  if (packs === undefined || calendar === undefined) return undefined;

  const inputs = files.map((name) => ({
    name: name === '-' ? say(locale, '标准输入', 'standard input') : name,
    bytes: bytesOf(name, locale),
  }));
  const { account, platform, address } = options;
  const read = readFiles(inputs, { account, platform, address, appKey: options['app-key'], day });
  const merged = mergeFacts({ format: 'duewatch/facts@1', accounts: [] }, read.facts, { account });
  const runways = options['no-runway'] === true ? undefined : runwaysOf(merged.facts, packs, on);
  const assessment = assess(merged.facts, packs, { on, within, calendar, runways });
  const problems: Problem[] = [...read.problems, ...merged.problems, ...assessment.problems];
  for (const problem of problems) console.error(explainProblem(problem, locale));
  for (const need of read.needs) console.error(explainNeed(need, locale));
  const failed = problems.some(({ severity }) => severity === 'error');
  return { assessment, read, problems, failed, within };
}

/** How long the balance of each account lasts that has a tariff. */
function runwaysOf({ accounts }: Facts, packs: readonly Pack[], on: string): AccountRunway[] {
  return accounts.flatMap((account) => {
    const pack = packs.find(({ id }) => id === account.platform);
    if (pack === undefined || pack.tariffs.length === 0) return [];
    return [{ platform: account.platform, id: account.id, runway: runway(account, pack, { on }) }];
  });
}

function runAssess(files: readonly string[], options: Options, locale: Locale): number {
  const done = assessFiles(files, options, locale);
  if (done === undefined) return 2;
  const { assessment, read, problems, failed, within } = done;
  const { files: told, counts } = read;
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ...assessment, input: { files: told, counts, problems, needs: read.needs } }, null, 2)}\n`
      : report(assessment, locale, { why: options.why === true }),
  );
  if (failed) return 2;
  const due = assessment.deadlines.some(
    (deadline) => deadline.inDays !== null && deadline.inDays <= within && asksForSomething(deadline),
  );
  return assessment.warnings.length > 0 || due ? 1 : 0;
}

/** Whether there is anything to do: not for what the user has settled, what one only waits for, and what is only announced. */
function asksForSomething({ kind, state, action }: Deadline): boolean {
  if (state === 'done' || state === 'waived' || state === 'fine') return false;
  return kind !== 'notice' && kind !== 'service-ends' && action.code !== 'deadline.nothing';
}

function runCalendar(files: readonly string[], options: Options, locale: Locale): number {
  const { out, on } = options;
  const leads = (options.lead ?? []).map((text) => leadOption(text, locale));
  const previous = out === undefined ? undefined : previousCalendar(out, locale);
  const done = assessFiles(files, options, locale);
  // What a broken file no longer tells would be taken for gone, and cancelled.
  if (done === undefined || done.failed) return 2;
  const text = toICalendar(done.assessment.deadlines, {
    stamp: on === undefined ? new Date().toISOString() : `${on}T00:00:00+08:00`,
    locale,
    previous,
    leads,
    as: options['to-dos'] === true ? 'to-dos' : 'events',
  });
  if (out === undefined) process.stdout.write(text);
  else if (text === previous) console.log(say(locale, `${out} 没有变化`, `${out} is unchanged`));
  else {
    replaceFile(out, text, locale);
    const count = text.match(/^BEGIN:V(?:EVENT|TODO)\r$/gm)?.length ?? 0;
    console.log(say(locale, `${out} 已写好，共 ${count} 项`, `${out} is written, ${count} in it`));
  }
  return 0;
}

function leadOption(text: string, locale: Locale): Lead {
  const [, size, unit, at] = /^(\d{1,4})([dhm])(?:@(([01]\d|2[0-3]):[0-5]\d))?$/.exec(text) ?? [];
  if (unit === 'd') return { days: Number(size), ...(at === undefined ? {} : { at }) };
  if (unit !== undefined && at === undefined) return { minutes: Number(size) * (unit === 'h' ? 60 : 1) };
  throw new UsageError(
    say(
      locale,
      `--lead ${text}：应为 3d、3d@09:00、2h 或 30m`,
      `--lead ${text}: not a time ahead such as 3d, 3d@09:00, 2h or 30m`,
    ),
  );
}

/** The calendar that is there already. Never one of somebody else's, which writing would destroy. */
function previousCalendar(file: string, locale: Locale): string | undefined {
  if (!existsSync(file)) return undefined;
  const text = new TextDecoder().decode(bytesOf(file, locale));
  if (text.startsWith('BEGIN:VCALENDAR') && text.includes(`\n${productId}`)) return text;
  throw new UsageError(
    say(locale, `${file} 不是 duewatch 写的日历`, `${file} is not a calendar that duewatch wrote`),
  );
}

/** Written beside it and put in its place: a reader finds the old file or the new one, never half of one. */
function replaceFile(file: string, text: string, locale: Locale): void {
  const fresh = `${file}.${process.pid}.new`;
  try {
    const there = existsSync(file);
    writeFileSync(fresh, text, { flag: 'wx', mode: there ? statSync(file).mode & 0o777 : 0o644 });
    renameSync(fresh, there ? realpathSync(file) : file);
  } catch (error) {
    rmSync(fresh, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(say(locale, `写不了 ${file}：${why}`, `Cannot write ${file}: ${why}`));
  }
}

async function runSign(file: string, { key, out }: Options, locale: Locale): Promise<number> {
  if (key === undefined) throw new UsageError(say(locale, '没有给出 --key', '--key is missing'));
  return write(await signPack(bytesOf(file, locale), signingKey(key, locale)), out, locale);
}

async function runVerify(file: string, { signature, trust = [] }: Options, locale: Locale): Promise<number> {
  if (signature === undefined || trust.length === 0)
    throw new UsageError(say(locale, '没有给出 --signature 或 --trust', '--signature or --trust is missing'));
  const pinned = trust.map((name) => jsonOf(name, locale) as PublicKey);
  const verdict = await verifyPackSignature(bytesOf(file, locale), jsonOf(signature, locale), pinned);
  console.log(
    verdict.valid
      ? say(locale, `相符：由 ${verdict.key.id} 签名`, `Right: signed by ${verdict.key.id}`)
      : explain({ code: `signature.${verdict.because}` }, locale),
  );
  return verdict.valid ? 0 : 2;
}

function runVerifyPack(file: string, options: Options, locale: Locale): number {
  const { value, problems } = readPack(new TextDecoder().decode(bytesOf(file, locale)), file);
  for (const problem of problems) console.error(explainProblem(problem, locale));
  if (value === undefined) return 2;
  const findings = verifyPack(value);
  const open = findings.filter(({ declared }) => declared === null);
  if (options.json === true) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  else {
    for (const { path, text } of open) console.log(`${path}\n  ${explain(text, locale)}`);
    const declared = findings.length - open.length;
    console.log(
      say(
        locale,
        `发现 ${open.length} 处，另有 ${declared} 处已在规则包里声明`,
        `${open.length} found, and ${declared} that the pack declares`,
      ),
    );
  }
  return open.length > 0 ? 1 : 0;
}

function signingKey(file: string, locale: Locale): SigningKey {
  const key = jsonOf(file, locale) as SigningKey;
  if (key?.format === 'duewatch/signing-key@1') return key;
  throw new UsageError(say(locale, `${file} 不是签名密钥`, `${file} is not a key to sign with`));
}

/** Never over a file that is there: it may be the only copy of a key. */
function write(value: object, file: string | undefined, locale: Locale, mode = 0o644): number {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else {
    try {
      writeFileSync(file, text, { flag: 'wx', mode });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UsageError(say(locale, `写不了 ${file}：${why}`, `Cannot write ${file}: ${why}`));
    }
  }
  return 0;
}

function bytesOf(name: string, locale: Locale): Uint8Array {
  try {
    return readFileSync(name === '-' ? 0 : name);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(say(locale, `读不到 ${name}：${why}`, `Cannot read ${name}: ${why}`));
  }
}

/** The shipped packs, with the user's own in place of those of the same id. Undefined where one of them is not right. */
function packsOf(files: readonly string[], locale: Locale): readonly Pack[] | undefined {
  const own: Pack[] = [];
  for (const file of files) {
    const { value, problems } = readPack(new TextDecoder().decode(bytesOf(file, locale)), file);
    for (const problem of problems) console.error(explainProblem(problem, locale));
    if (value === undefined) return undefined;
    own.push(value);
  }
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...[...shippedPacks, ...rulePacks].filter(({ id }) => !ids.has(id))];
}

/** The shipped working days with those of later years. Undefined where one of the files is not right. */
function calendarOf(files: readonly string[], locale: Locale): Calendar | undefined {
  let calendar = chinaCalendar;
  for (const file of files) {
    const { value, problems } = readCalendar(new TextDecoder().decode(bytesOf(file, locale)), file);
    for (const problem of problems) console.error(explainProblem(problem, locale));
    if (value === undefined) return undefined;
    if (value.id !== calendar.id)
      throw new UsageError(
        say(locale, `${file} 不是 ${calendar.id} 的日历`, `${file} is no calendar of ${calendar.id}`),
      );
    calendar = withCalendar(calendar, value);
  }
  return calendar;
}

function jsonOf(file: string, locale: Locale): unknown {
  const text = new TextDecoder().decode(bytesOf(file, locale));
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      say(locale, `${file} 不是 JSON：${shown(why)}`, `${file} is not JSON: ${shown(why)}`),
    );
  }
}

// Not process.exit: it would cut off what is still being written to a pipe.
process.exitCode = await main(process.argv.slice(2));
