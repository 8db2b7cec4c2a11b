/* The words of a deadline that is waived, and of what was just answered. */

const zh = {
  waive: {
    button: '免除',
    title: (what: string) => `免除：${what}`,
    help: '不用办了，例如平台已豁免，或与你无关。不再提醒；记录里写明，可以撤销。',
    note: '原因（选填）',
    yes: '标为免除',
    reopen: '撤销免除',
    at: (moment: string) => `${moment} 标为免除`,
    log: '标为免除',
    just: { done: (what: string) => `已标为完成：${what}`, waive: (what: string) => `已标为免除：${what}` },
    undo: '撤销',
  },
};

const en: typeof zh = {
  waive: {
    button: 'Waive',
    title: (what) => `Waive: ${what}`,
    help: 'It need not be done: the platform lets you off, say, or it does not concern you. No more reminders; the log says so, and you can undo it.',
    note: 'Reason (optional)',
    yes: 'Mark as waived',
    reopen: 'Not waived after all',
    at: (moment) => `waived ${moment}`,
    log: 'Waived',
    just: { done: (what) => `Marked as done: ${what}`, waive: (what) => `Marked as waived: ${what}` },
    undo: 'Undo',
  },
};

export const waiveWords = { zh, en };
