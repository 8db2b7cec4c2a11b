import { describe, expect, test } from 'vitest';
import { isMasked, plainText } from '../../../sdk/src/orders/plain-text.ts';
import { arabic, readAddress } from '../../../sdk/src/orders/read-address.ts';
import { readName } from '../../../sdk/src/orders/read-name.ts';
import { readPhone } from '../../../sdk/src/orders/read-phone.ts';
import { advertisingIn, brushingIn, ownWords } from '../../../sdk/src/orders/words.ts';

test.each([
  ['１３８００１３８００１', '13800138001'],
  ['微\u200b信\ufeff①', '微信1'],
  ['三號樓　２單元', '三号楼 2单元'],
  ['="13800138001"', '13800138001'],
  ["'13800138001", '13800138001'],
  ['\u202e张\u202c三', '张三'],
  ['1️⃣', '1'],
  ['ＡＢｃ', 'abc'],
])('%j is read as %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test.each([
  ['张**', true],
  ['张＊', true],
  ['张某', true],
  ['138****1234', true],
  ['138xxxx1234', true],
  ['●●●', true],
  ['张三', false],
  ['rex', false],
  ['五〇一', false],
])('%j is masked: %s', (text, masked) => {
  expect(isMasked(plainText(text))).toBe(masked);
});

describe('phones', () => {
  test.each([
    ['13800138001', '13800138001'],
    ['+86 138-0013-8001', '13800138001'],
    ['0086 13800138001', '13800138001'],
    ['8613800138001', '13800138001'],
    ['13800138001（晚上联系）', '13800138001'],
    ['１３８ ００１３ ８００１', '13800138001'],
    ['19912345678', '19912345678'],
    ['0571-88888888', '057188888888'],
    ['+86 571 8888 8888', '057188888888'],
    ['13800138001 / 0571-88888888', '13800138001'],
  ])('%j is the number %s', (text, digits) => {
    expect(readPhone(text)).toEqual({ kind: 'number', digits });
  });

  test.each([
    [undefined, 'missing'],
    ['', 'missing'],
    [' - ', 'missing'],
    ['无', 'missing'],
    ['138****8001', 'masked'],
    ['*******', 'masked'],
    ['18412345678-1234', 'virtual'],
    ['18412345678转1234', 'virtual'],
    ['18412345678,1234', 'virtual'],
    ['18412345678 ext 1234', 'virtual'],
    ['0571-88888888-123', 'virtual'],
    ['4008123123', 'shared'],
    ['95588', 'other'],
    ['88888888', 'other'],
    ['+1 415 555 0100', 'other'],
    ['1088888888', 'other'],
    ['1380013800', 'impossible'],
    ['138001380011', 'impossible'],
    ['12345678901', 'impossible'],
    ['10000000000', 'impossible'],
    ['00000000000', 'impossible'],
    ['abc', 'impossible'],
    ['+86 1380013800', 'impossible'],
    ['123', 'impossible'],
  ])('%j is %s', (text, kind) => {
    expect(readPhone(text).kind).toBe(kind);
  });
});

describe('names', () => {
  test.each([
    ['张三', '张三'],
    ['张 三', '张三'],
    ['张三[4821]', '张三'],
    ['张三【4821】', '张三'],
    ['Ｊｏｈｎ Ｓｍｉｔｈ', 'johnsmith'],
    ['阿卜杜拉·买买提', '阿卜杜拉买买提'],
    ['陳大文', '陈大文'],
  ])('%j is the name %s', (text, name) => {
    expect(readName(text)).toEqual({ kind: 'name', text: name });
  });

  test.each([
    [undefined, { kind: 'missing' }],
    ['null', { kind: 'missing' }],
    ['张**', { kind: 'masked' }],
    ['张女士', { kind: 'partial' }],
    ['李', { kind: 'partial' }],
    ['。。。', { kind: 'impossible', why: 'no-letter' }],
    ['12345', { kind: 'impossible', why: 'no-letter' }],
    ['测试', { kind: 'impossible', why: 'placeholder' }],
    ['收货人', { kind: 'impossible', why: 'placeholder' }],
  ])('%j is read as %j', (text, name) => {
    expect(readName(text)).toEqual(name);
  });
});

describe('addresses', () => {
  const read = (text: string) => readAddress({ text });

  test.each([
    ['二十一号楼五〇一', '21号楼501'],
    ['一百零八弄', '108弄'],
    ['十二栋', '12栋'],
    ['一千零一夜', '1001夜'],
    ['两室', '两室'],
  ])('%s has the numbers of %s', (text, digits) => {
    expect(arabic(text)).toBe(digits);
  });

  const one = '浙江省杭州市余杭区仓前街道文一西路969号3号楼2单元501室';
  test.each([
    ['浙江省 杭州市 余杭区 文一西路969号3号楼2单元501室'],
    ['浙江杭州市余杭区文一西路969号3-2-501'],
    ['浙江 杭州 余杭 文一西路969号3栋2单元501'],
    ['浙江省杭州市余杭区文一西路九六九号三号楼二单元五〇一室'],
    ['浙江省杭州市余杭区文一西路９６９號３號樓２單元５０１室'],
    ['浙江省杭州市余杭区文一西路 0969 号 3# 2单元 501'],
    ['浙江省杭州市余杭区文一西路969号3幢2单元501室(310000)'],
    ['浙江省杭州市余杭区文一西路969号3幢2单元501室[4821]'],
  ])('%s is the same', (text) => {
    expect(read(text)).toEqual(read(one));
  });

  test('columns and text say the same together', () => {
    const text = '文一西路969号3号楼2单元501室';
    const columns = { province: '浙江省', city: '杭州市', district: '余杭区', town: '仓前街道' };
    expect(readAddress({ ...columns, text })).toEqual(read(one));
    expect(readAddress({ ...columns, text: one })).toEqual(read(one));
    expect(readAddress({ province: '浙江', city: '杭州', district: '余杭', text })).toEqual(read(one));
  });

  test.each([
    ['文一西路969号3号楼2单元502室'],
    ['浙江省杭州市西湖区文一西路969号3号楼2单元501室'],
    ['浙江省杭州市余杭区文二西路969号3号楼2单元501室'],
  ])('%s is another', (text) => {
    expect(read(text)).not.toEqual(read(one));
  });

  test.each([
    ['北京市朝阳区建国路88号', ['北京', '北京', '朝阳']],
    ['北京市北京市朝阳区建国路88号', ['北京', '北京', '朝阳']],
    ['广西壮族自治区南宁市青秀区民族大道1号', ['广西', '南宁', '青秀']],
    ['内蒙古呼和浩特市新城区1号院', ['内蒙古', '呼和浩特', '新城']],
    ['浙江省金华市义乌市稠州北路1号', ['浙江', '金华', '义乌']],
    ['上海市浦东新区世纪大道8号', ['上海', '上海', '浦东新']],
    ['北京路12号', ['', '', '']],
    ['阳光小区3号楼', ['', '', '']],
    ['解放路城市花园3号', ['', '', '']],
  ])('%s lies in %j', (text, regions) => {
    const { province, city, district } = read(text) as { province: string; city: string; district: string };
    expect([province, city, district]).toEqual(regions);
  });

  test.each([
    [{}, 'missing'],
    [{ text: '' }, 'missing'],
    [{ text: '浙江省杭州市余杭区***' }, 'masked'],
    [{ province: '浙江省', city: '杭州市' }, 'regions-only'],
    [{ text: '浙江省杭州市余杭区' }, 'regions-only'],
    [{ text: '123456' }, 'impossible'],
    [{ text: '啊啊啊啊' }, 'impossible'],
    [{ province: '浙江省', text: '广东省深圳市南山区科技园1号' }, 'impossible'],
    [{ province: '浙江省', text: '广东路12号' }, 'address'],
    [{ text: '1号' }, 'address'],
  ])('%j is %s', (given, kind) => {
    expect(readAddress(given).kind).toBe(kind);
  });
});

describe('texts', () => {
  test.each([
    ['加微信：abc12345', ['ad.contact']],
    ['加 V 信 abc_12345 领红包', ['ad.contact']],
    ['＋ｖｘ１３８００１３８００１', ['ad.contact']],
    ['微\u200b信 ｈａｐｐｙ８８８', ['ad.contact']],
    ['QQ群 123456789', ['ad.contact']],
    ['看 https://example.com/a', ['ad.link']],
    ['请上 example.com 下单', ['ad.link']],
    ['复制￥aB3dE5gH7jK￥打开', ['ad.pass-on']],
    ['高 薪 兼·职', ['ad.word']],
    ['请放门口，打电话 13800138001', []],
    ['微信支付的，请尽快发货', []],
    ['已加微信联系过客服', []],
    ['要 3.5 米的，谢谢', []],
    ['', []],
  ])('%j advertises %j', (text, codes) => {
    expect(advertisingIn(plainText(text), ownWords.advertising)).toEqual(codes);
  });

  test.each([
    ['S单，补 单', true],
    ['空\u200b包', true],
    ['补发一单', false],
    ['', false],
  ])('%j speaks of orders for show: %s', (text, found) => {
    expect(brushingIn(plainText(text), ownWords.brushing)).toBe(found);
  });
});
