/* The words of reminder settings: lead times by kind, presets, and hours that cannot be. */

const zh = {
  leadTimes: {
    title: '某一类期限另定提前时间',
    help: '没有另定的，按重要程度的提前时间。',
    none: '没有另定的。',
    kind: '种类',
    importance: '重要程度',
    add: '另定',
    there: '这一类已经另定。',
    of: (kind: string, severity: string) => `${kind} · ${severity}`,
    preset: '预设',
    presets: '全部是预设',
    backToPreset: '恢复预设',
    backToPresets: '提醒全部恢复预设',
    undo: '撤销',
    restored: '已恢复预设。',
    remove: '不再另定',
    never: '不提醒',
    neverHelp: '空着：不提醒',
    daysHelp: '提前几天，用逗号隔开，如 7, 3, 0；空着就不提醒',
    wrong: (most: number) => `写 0 到 ${most} 的整数，用逗号隔开，如 7, 3, 0；没有保存`,
    workingNote: '工作日算法按已公布的放假安排；没有公布的年份，按周一至周五。',
    time: '时间写成 09:00 的样子；没有保存',
    sameHours: '起止相同，这段时间等于没有',
    backwards: '工作时间的结束要在开始之后；现在等于没有时间可以提醒，提醒照常弹出',
    exclude: '免打扰盖住了全部工作时间，没有时间可以提醒，提醒照常弹出',
    noLeads: '一个也没有选：这类重要程度不提醒',
  },
};

const en: typeof zh = {
  leadTimes: {
    title: 'Other lead times for one kind of deadline',
    help: 'Kinds without lead times of their own go by their importance.',
    none: 'No kind has lead times of its own.',
    kind: 'Kind',
    importance: 'Importance',
    add: 'Set apart',
    there: 'This kind has lead times of its own.',
    of: (kind, severity) => `${kind} · ${severity}`,
    preset: 'preset',
    presets: 'All as preset',
    backToPreset: 'Back to the preset',
    backToPresets: 'Set all reminders back to the presets',
    undo: 'Undo',
    restored: 'Set back to the presets.',
    remove: 'By importance again',
    never: 'no reminder',
    neverHelp: 'Empty: no reminder',
    daysHelp: 'Days before, with commas between, like 7, 3, 0; empty for no reminder',
    wrong: (most) => `Write whole numbers from 0 to ${most} with commas between, like 7, 3, 0; not saved`,
    workingNote:
      'Working days go by the published public holidays; in years that are not published, Monday to Friday.',
    time: 'Write the time like 09:00; not saved',
    sameHours: 'Both times are the same, so these hours are none',
    backwards:
      'Working hours must end after they begin; as they are they leave no time, and reminders come at any time',
    exclude: 'The quiet hours cover all working hours; no time is left, and reminders come at any time',
    noLeads: 'None chosen: no reminder for this importance',
  },
};

export const leadTimeWords = { zh, en };
