// @ts-check
// Makes sdk/src/packs/calendars/china.json from the data of chinese-days and the notices that it is of: `node scripts/workdays.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const file = `${root}sdk/src/packs/calendars/china.json`;

/**
 * The notice of each year: its number, the day on which it was published, and where.
 * @type {[number, string, string | null, string?][]}
 */
const years = [
  [2004, '国办发明电〔2003〕53号', null],
  [2005, '国办发明电〔2004〕52号', null],
  [2006, '国办发明电〔2005〕35号', '2005-12-22', 'https://www.gov.cn/jrzg/2005-12/22/content_133837.htm'],
  [
    2007,
    '国办发明电〔2006〕49号',
    '2006-12-18',
    'https://www.gov.cn/gongbao/content/2007/content_503397.htm',
  ],
  [
    2008,
    '国办发明电〔2007〕52号',
    '2007-12-18',
    'https://www.gov.cn/gongbao/content/2008/content_859870.htm',
  ],
  [2009, '国办发明电〔2008〕42号', '2008-12-10', 'https://www.gov.cn/zwgk/2008-12/10/content_1174014.htm'],
  [2010, '国办发明电〔2009〕27号', '2009-12-08', 'https://www.gov.cn/zwgk/2009-12/08/content_1482691.htm'],
  [2011, '国办发明电〔2010〕40号', '2010-12-10', 'https://www.gov.cn/zwgk/2010-12/10/content_1762643.htm'],
  [2012, '国办发明电〔2011〕45号', '2011-12-06', 'https://www.gov.cn/zwgk/2011-12/06/content_2012097.htm'],
  [2013, '国办发明电〔2012〕33号', '2012-12-10', 'https://www.gov.cn/zwgk/2012-12/10/content_2286598.htm'],
  [2014, '国办发明电〔2013〕28号', '2013-12-11', 'https://www.gov.cn/zwgk/2013-12/11/content_2546204.htm'],
  [
    2015,
    '国办发明电〔2014〕28号',
    '2014-12-16',
    'https://www.gov.cn/zhengce/content/2014-12/16/content_9302.htm',
  ],
  [
    2016,
    '国办发明电〔2015〕18号',
    '2015-12-10',
    'https://www.gov.cn/zhengce/zhengceku/2015-12/10/content_10394.htm',
  ],
  [
    2017,
    '国办发明电〔2016〕17号',
    '2016-12-01',
    'https://www.gov.cn/zhengce/zhengceku/2016-12/01/content_5141603.htm',
  ],
  [
    2018,
    '国办发明电〔2017〕12号',
    '2017-11-30',
    'https://www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm',
  ],
  [
    2019,
    '国办发明电〔2018〕15号',
    '2018-12-06',
    'https://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
  ],
  [
    2020,
    '国办发明电〔2019〕16号',
    '2019-11-21',
    'https://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
  ],
  [
    2021,
    '国办发明电〔2020〕27号',
    '2020-11-25',
    'https://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm',
  ],
  [
    2022,
    '国办发明电〔2021〕11号',
    '2021-10-25',
    'https://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
  ],
  [
    2023,
    '国办发明电〔2022〕16号',
    '2022-12-08',
    'https://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
  ],
  [
    2024,
    '国办发明电〔2023〕7号',
    '2023-10-25',
    'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
  ],
  [
    2025,
    '国办发明电〔2024〕12号',
    '2024-11-12',
    'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
  ],
  [
    2026,
    '国办发明电〔2025〕7号',
    '2025-11-04',
    'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  ],
];

/** What the data of chinese-days lacks, or takes together with a notice that came later. */
const corrections = {
  /** The notice of 2006 has this Saturday worked; chinese-days does not have it. */
  2006: { work: ['2005-12-31'] },
  2015: { off: { without: ['2015-09-03', '2015-09-04'] }, without: ['2015-09-06'] },
  2019: {
    off: { without: ['2019-05-02', '2019-05-03', '2019-05-04'] },
    without: ['2019-04-28', '2019-05-05'],
  },
  2020: { off: { without: ['2020-01-31', '2020-02-01', '2020-02-02'] }, work: ['2020-02-01'] },
};

const changes = [
  {
    id: 'cn-2015-victory-day',
    kind: 'change',
    year: 2015,
    title: '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知',
    reference: '国发明电〔2015〕1号',
    url: 'https://www.gov.cn/zhengce/content/2015-05/13/content_9742.htm',
    published: '2015-05-13',
    confidence: 'secondary',
    off: ['2015-09-03/2015-09-05'],
    work: ['2015-09-06'],
  },
  {
    id: 'cn-2019-labour-day',
    kind: 'change',
    year: 2019,
    title: '国务院办公厅关于调整2019年劳动节假期安排的通知',
    reference: '国办发明电〔2019〕3号',
    url: 'https://www.gov.cn/zhengce/content/2019-03/22/content_5375877.htm',
    published: '2019-03-22',
    confidence: 'secondary',
    off: ['2019-05-01/2019-05-04'],
    work: ['2019-04-28', '2019-05-05'],
  },
  {
    id: 'cn-2020-spring-festival',
    kind: 'change',
    year: 2020,
    title: '国务院办公厅关于延长2020年春节假期的通知',
    reference: '国办发明电〔2020〕1号',
    url: 'http://app.www.gov.cn/govdata/gov/202001/27/453442/article.html',
    published: '2020-01-27',
    confidence: 'secondary',
    note: {
      'zh-CN':
        '2 月 1 日（星期六）原定上班，假期延长后不再上班：通知只写了假期延长到的日期与恢复上班的日期。',
      en: 'Saturday 1 February was to be worked and no longer is: the notice gives only the new end of the holiday and the day work resumes.',
    },
    off: ['2020-01-31/2020-02-02'],
    work: [],
  },
];

/** @param {string} day @param {number} days */
const plus = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Days that follow one another become spans. @param {string[]} days */
function spans(days) {
  /** @type {[string, string][]} */
  const found = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last !== undefined && plus(last[1], 1) === day) last[1] = day;
    else found.push([day, day]);
  }
  return found.map(([from, to]) => (from === to ? from : `${from}/${to}`));
}

/** The text of the file. */
export function workdays() {
  const path = `${root}node_modules/chinese-days/dist/chinese-days.json`;
  /** @type {{ holidays: Record<string, string>, workdays: Record<string, string> }} */
  const data = JSON.parse(readFileSync(path, 'utf8'));
  // The notice of a year decides over the days around New Year from the December before.
  /** @param {Record<string, string>} days @param {number} year */
  const ofYear = (days, year) =>
    Object.keys(days).filter((day) => day >= `${year - 1}-12-19` && day < `${year}-12-19`);
  const notices = years.map(([year, reference, published, url]) => {
    /** @type {{ off?: { without: string[] }, without?: string[], work?: string[] }} */
    const correction = corrections[/** @type {keyof typeof corrections} */ (year)] ?? {};
    const off = ofYear(data.holidays, year).filter((day) => !correction.off?.without.includes(day));
    const work = ofYear(data.workdays, year).filter((day) => !correction.without?.includes(day));
    return {
      id: `cn-${year}`,
      kind: 'year',
      year,
      title: `国务院办公厅关于${year}年部分节假日安排的通知`,
      reference,
      ...(url === undefined ? {} : { url }),
      published,
      confidence: 'secondary',
      off: spans(off.sort()),
      work: [...work, ...(correction.work ?? [])].sort(),
    };
  });
  const calendar = {
    format: 'duewatch/calendar@1',
    id: 'cn',
    name: { 'zh-CN': '中国大陆工作日', en: 'Working days of mainland China' },
    notices: [...notices, ...changes],
  };
  return `${JSON.stringify(calendar, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, workdays());
