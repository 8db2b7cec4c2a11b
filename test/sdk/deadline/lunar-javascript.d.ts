declare module 'lunar-javascript' {
  export const HolidayUtil: {
    getHoliday(day: string): { isWork(): boolean } | null;
  };
}
