/* The words of the section Risk. */

const zh = {
  riskPage: {
    title: '风险',
    emptyTitle: '这里会显示违规会带来什么损失',
    emptyText:
      '填写平台认定的违规、扣分和限制后，可以看到预计损失多少钱、限制多少天、每一项各占多少，现在处在处罚的哪一步，以及离下一步还有多远。',
  },
};

const en: typeof zh = {
  riskPage: {
    title: 'Risk',
    emptyTitle: 'What violations may cost',
    emptyText:
      'Enter the violations, points and restrictions that the platform holds against the account to see the expected loss in money and days, what each part adds to it, which step of the penalties applies, and how far the next one is.',
  },
};

export const riskWords = { zh, en };
