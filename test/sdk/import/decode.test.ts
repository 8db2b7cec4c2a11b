import { expect, test } from 'vitest';
import { decode } from '../../../sdk/src/import/decode.ts';
import { bytesOf } from './inputs.ts';

const gbk = { 日期: [0xc8, 0xd5, 0xc6, 0xda], 联通: [0xc1, 0xaa, 0xcd, 0xa8] };

test.each([
  ['plain ASCII', bytesOf('a,b\n'), 'a,b\n', 'utf-8'],
  ['UTF-8', bytesOf('日期'), '日期', 'utf-8'],
  ['UTF-8 with its mark', bytesOf([0xef, 0xbb, 0xbf], '日期'), '日期', 'utf-8'],
  ['GBK', bytesOf(gbk.日期), '日期', 'gb18030'],
  ['GBK at the end of plain ASCII', bytesOf('name,', gbk.日期), 'name,日期', 'gb18030'],
  ['GB18030 with four bytes', bytesOf([0x81, 0x30, 0x84, 0x36], gbk.日期), '¥日期', 'gb18030'],
  ['UTF-16 little-endian', bytesOf([0xff, 0xfe, 0xe5, 0x65, 0x1f, 0x67]), '日期', 'utf-16le'],
  ['UTF-16 big-endian', bytesOf([0xfe, 0xff, 0x65, 0xe5, 0x67, 0x1f]), '日期', 'utf-16be'],
])('reads %s', (_name, bytes, text, encoding) => {
  expect(decode(bytes)).toEqual({ text, encoding });
});

const long = '应用Key,接口名称,调用次数\n'.repeat(20);

test.each([
  ['nothing at all', bytesOf(''), { code: 'file.empty' }],
  ['only spaces and a mark', bytesOf([0xef, 0xbb, 0xbf], ' \n '), { code: 'file.empty' }],
  ['UTF-8 cut after one byte of three', bytesOf('a\n日期', [0xe6]), { code: 'encoding.cut', row: 2 }],
  ['UTF-8 cut after two bytes of three', bytesOf('a\n日期', [0xe6, 0x97]), { code: 'encoding.cut', row: 2 }],
  ['marked UTF-8 that is cut', bytesOf([0xef, 0xbb, 0xbf], '日', [0xe6]), { code: 'encoding.cut', row: 1 }],
  [
    'GBK under the mark of UTF-8',
    bytesOf([0xef, 0xbb, 0xbf], 'a\n', gbk.日期),
    { code: 'encoding.damaged', row: 2, params: { encoding: 'utf-8' } },
  ],
  [
    'UTF-8 with one byte broken in the middle, though it would pass for GB18030',
    bytesOf(long, [0xe6, 0x97, 0x41], long),
    { code: 'encoding.damaged', row: 21, params: { encoding: 'utf-8' } },
  ],
  [
    'UTF-16 with half a character',
    bytesOf([0xff, 0xfe, 0xe5]),
    { code: 'encoding.damaged', params: { encoding: 'utf-16le' } },
  ],
  ['bytes of no encoding', bytesOf('a\n', [0xff, 0xff, 0xff]), { code: 'encoding.unknown', row: 2 }],
  ['binary data', bytesOf([0x61, 0, 1, 2]), { code: 'file.not-text' }],
  ['an XLSX file', bytesOf('PK', [3, 4, 20, 0]), { code: 'file.spreadsheet' }],
  ['an XLS file', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), { code: 'file.spreadsheet' }],
])('refuses %s, and says where', (_name, bytes, expected) => {
  expect(decode(bytes)).toEqual(expected);
});

test('no text ever holds a replacement character that the file did not hold', () => {
  for (let lead = 0x80; lead <= 0xff; lead += 1) {
    for (let trail = 0; trail <= 0xff; trail += 1) {
      const bytes = bytesOf('日期', [lead, trail]);
      const { text } = decode(bytes);
      if (text?.includes('\ufffd')) throw new Error(`${lead} ${trail} gives ${text}`);
    }
  }
  expect(decode(bytesOf('日\ufffd')).text).toBe('日\ufffd');
});
