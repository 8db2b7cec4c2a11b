/* The words of the panel for the deadlines that concern the page it stands on. */

const zh = {
  ofPage: {
    title: '与本页有关的期限',
    none: '没有与本页有关的期限。',
    others: (count: number) => `另有 ${count} 项，到期限页查看`,
  },
};

const en: typeof zh = {
  ofPage: {
    title: 'Deadlines that concern this page',
    none: 'No deadline concerns this page.',
    others: (count) =>
      count === 1 ? '1 other, on the dashboard' : `${count.toLocaleString('en')} others, on the dashboard`,
  },
};

export const ofPageWords = { zh, en };
