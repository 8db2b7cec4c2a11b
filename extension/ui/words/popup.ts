/* The words that only the popup says. */

const zh = {
  popupPage: {
    outdated: (moment: string) => `以下是 ${moment} 的情况，正在更新`,
  },
};

const en: typeof zh = {
  popupPage: {
    outdated: (moment) => `As of ${moment}; being brought up to date`,
  },
};

export const popupWords = { zh, en };
