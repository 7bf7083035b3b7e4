/** What kind of task a deadline makes: of a day, of days that come back, or of no day at all. */
export function kindOfDue(due: string | null, words: string): 'dated' | 'periodic' | 'regular' {
  if (due !== null) return 'dated';
  return /(?:hằng|hàng)\s|định kỳ/iu.test(words) ? 'periodic' : 'regular';
}
