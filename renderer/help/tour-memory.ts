/** The name under which this PC's window remembers whether the tour is still to be shown. */
export const tourMemory = 'tour';
/** A first start asks for it; on a PC that was set up before, it comes only when it is asked for. */
export const tourDue = 'due';
