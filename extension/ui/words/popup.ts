/* The words that only the popup says, and those of what was gone before anybody could be told. */

const zh = {
  popupPage: {
    outdated: (moment: string) => `以下是 ${moment} 的情况，正在更新`,
  },
  gone: {
    log: '未提醒：已不存在',
    text: (moment: string) =>
      `${moment} 到提醒时间，但那时浏览器没有运行或不能显示；之后再看时，这一项已经过去或不再存在`,
  },
};

const en: typeof zh = {
  popupPage: {
    outdated: (moment) => `As of ${moment}; being brought up to date`,
  },
  gone: {
    log: 'Not reminded: gone',
    text: (moment) =>
      `Its reminder came due ${moment}, while the browser was not running or could not show it; when Duewatch looked again, it had passed or was no longer there`,
  },
};

export const popupWords = { zh, en };
