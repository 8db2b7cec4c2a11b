// @ts-check
/*
 * `npm run bench -- orders`: what it takes to look through 1,000,000 orders, raw as an export gives them, with all detectors. Every
 * figure is a ratio taken in this run, with its budget beside it: ten times the rows take ten times the time. What is held of a buyer has
 * an end (a month of days, five rows of a kind), so that ten times the rows of the same buyers need far from ten times the memory.
 *
 * `npm run bench -- orders --orders=100000` looks through less. Memory needs `--expose-gc`, which the bench asks for by itself.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkOrders, hashOrder } from 'duewatch/orders';
import { agree, end, judge, measure } from './measure.mjs';

if (globalThis.gc === undefined) {
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  process.exit(status ?? 1);
}
const gc = globalThis.gc;

const argument = process.argv.find((text) => text.startsWith('--orders='));
const most = Number(argument?.slice(9) ?? 1_000_000);
const key = '000102030405060708090a0b0c0d0e0f';
const on = '2026-11-22';
const days = Array.from({ length: 60 }, (_, day) =>
  new Date(Date.UTC(2026, 10, 22 - day)).toISOString().slice(0, 10),
);
const roads = ['文一西路', '解放路', '人民东路', '建国大街', '中山北路', '学院路', '滨江大道', '香樟街'];
const family = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const given = [...'子轩雨晨一诺浩然欣怡宇航梓涵佳琪'];

/**
 * Orders made one by one, so that none is held by anybody but the one who keeps it. Some are unpaid, some come back, some are large,
 * some advertise; each buyer has a recipient, and each fiftieth shares it with the one before.
 * @param {number} count @param {number} buyers
 */
function* made(count, buyers) {
  let state = 1;
  /** @param {number} below */
  const random = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  for (let at = 0; at < count; at++) {
    const buyer = random(buyers);
    const person = buyer % 50 === 49 ? buyer - 1 : buyer;
    const chance = random(100);
    const stage = chance < 4 ? 'unpaid' : chance < 80 ? 'done' : 'shipped';
    yield/** @type {import('duewatch/orders').OrderRow} */ ({
      id: `${26_000_000_000 + at}`,
      day: days[random(days.length)] ?? on,
      stage,
      buyer: `buyer ${buyer}`,
      recipient: {
        name: `${family[person % 16]}${given[person % 15]}${given[(person >> 4) % 15]}`,
        phone: `138${String(person).padStart(8, '0')}`,
        address: {
          text: `浙江省杭州市余杭区仓前街道${roads[person % 8]}${person % 997}号${person % 31}幢${person % 7}单元${person % 1201}室`,
        },
      },
      item: `item ${random(200)}`,
      units: chance === 99 ? 30 : 1 + random(2),
      outcome: stage === 'done' ? (chance < 8 ? 'returned' : 'kept') : undefined,
      remark: random(500) === 0 ? '加微信：abc12345' : '请尽快发货，谢谢',
    });
  }
}

const options = { on, key, platform: 'kuaishou' };
const criteria = { returnsPercent: 50 };
/** @param {number} count @param {number} buyers */
const check = (count, buyers) => checkOrders(made(count, buyers), criteria, options);

/** What is in use once all that is unused has been cleared away, which takes several turns. */
async function inUse() {
  for (let turn = 0; turn < 5; turn++) {
    gc();
    await new Promise((done) => setTimeout(done, 20));
  }
  return process.memoryUsage().heapUsed;
}

/**
 * What the state of a run holds, in bytes of memory and of JSON.
 * @param {number} count @param {number} buyers
 */
async function held(count, buyers) {
  const before = await inUse();
  const { state } = check(count, buyers);
  const bytes = (await inUse()) - before;
  const json = JSON.stringify(state).length;
  const [heap, text] = [bytes, json].map((size) => (size / 2 ** 20).toFixed(1));
  console.log(
    `  ${String(count).padStart(8)} orders of ${String(state.buyers.length).padStart(6)} buyers: ${heap} MB held, ${text} MB as JSON`,
  );
  return { bytes, json };
}

const few = Math.max(1, most / 1000);
console.log(`\n${most} orders of ${few} buyers, made while they are read`);
const tenth = most / 10;
// Before anything else has left something behind, and once for nothing, so that code and tables are there.
check(Math.min(most, 50_000), few);
const memory = {
  tenth: await held(tenth, few),
  rows: await held(most, few),
  buyers: await held(most, few * 10),
};
alike();

function alike() {
  const all = [...made(tenth, few)];
  const half = Math.floor(tenth / 2);
  const first = checkOrders(all.slice(0, half), criteria, options).state;
  const previous = JSON.parse(JSON.stringify(first));
  agree({
    'in one pass': JSON.stringify(checkOrders(all, criteria, options)),
    'in two, from the state between': JSON.stringify(
      checkOrders(all.slice(half), criteria, { ...options, previous }),
    ),
    'hashed before': JSON.stringify(
      checkOrders(
        all.map((row) => hashOrder(row, key)),
        criteria,
        options,
      ),
    ),
  });
}

const time = measure(
  {
    'a tenth of the orders': () => check(tenth, few),
    'all the orders': () => check(most, few),
    'only making all the orders': () => {
      let count = 0;
      for (const _ of made(most, few)) count++;
      return count;
    },
  },
  1,
);
judge(
  'time of all the orders, times that of a tenth',
  time('all the orders') / time('a tenth of the orders'),
  12,
  'most',
);
judge('memory for ten times the rows of the same buyers', memory.rows.bytes / memory.tenth.bytes, 2, 'most');
judge('the same as JSON', memory.rows.json / memory.tenth.json, 2, 'most');
judge('memory for ten times the buyers of as many rows', memory.buyers.bytes / memory.rows.bytes, 3, 'least');
console.log(`  ${((1000 * time('all the orders')) / most).toFixed(1)} µs an order`);
end();
