/** True for `HH:MM`, 00:00 to 23:59. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** A time as people type it (`8h30`, `8g30`, `08:30`, `0830`, `8.30`, `8h`) as `HH:MM`; null when it is none. */
export function parseTypedTime(text: string): string | null {
  const found = /^(\d{1,2})\s*(?:[:hHgG.]|giờ|时|點|点)\s*(?:(\d{2})\s*)?(?:'|phút|分|m)?$/u.exec(
    text.trim(),
  );
  const compact = /^(\d{1,2})(\d{2})$/.exec(text.trim());
  const [, hours, minutes] = found ?? compact ?? [];
  if (hours === undefined) return null;
  const time = `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
  return isTimeOfDay(time) ? time : null;
}
