/* The words of the tree of reasons. */

const zh = {
  whyShort: '为什么',
  heldAgainst: (threshold: string) => `对照 ${threshold}`,
};

const en: typeof zh = {
  whyShort: 'Why',
  heldAgainst: (threshold) => `held against ${threshold}`,
};

export const whyWords = { zh, en };
