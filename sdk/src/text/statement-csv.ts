import type { Locale } from '../base/text.ts';
import type { Statement } from '../cost/statement.ts';
import { explain } from './explain.ts';

const headings: Record<Locale, readonly string[]> = {
  'zh-CN': [
    '日期',
    '更正',
    'AppKey',
    '计费类型',
    '部署',
    '调用次数',
    '免费次数',
    '金额（元）',
    '说明',
    '资费版本',
  ],
  en: [
    'Day',
    'Corrects',
    'App key',
    'Price class',
    'Hosting',
    'Calls',
    'Free',
    'Amount (CNY)',
    'How',
    'Tariff',
  ],
};

/**
 * A statement's lines as CSV that Excel opens rightly: UTF-8 with a byte order mark, CRLF, app keys as text (`="23000101"`, or Excel would
 * cut long ones to 15 digits), and no cell that a spreadsheet would take for a formula. Amounts are those of the lines: exact, before
 * the rounding of the day where the tariff rounds days.
 */
export function statementCsv(statement: Statement, locale: Locale): string {
  const rows = statement.lines.map((line) => [
    cell(line.day),
    cell(line.corrects ?? ''),
    asText(line.appKey),
    cell(line.class),
    cell(explain({ code: `hosting.${line.hosting}` }, locale)),
    String(line.calls),
    String(line.free),
    line.amount,
    cell(explain(line.label, locale)),
    cell(line.tariff),
  ]);
  return `\uFEFF${[headings[locale].map(cell), ...rows].map((row) => `${row.join(',')}\r\n`).join('')}`;
}

/** Quoted where it must be; with an apostrophe before what would begin a formula. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A number that is a name: as a formula whose value is the text, which Excel neither rounds nor writes as 1.2E+15. */
function asText(text: string): string {
  return /^\d+$/.test(text) ? `"=""${text}"""` : cell(text);
}
