/** Under this name the window remembers `folded` for charts of the first screen that are not shown. */
export const FOLDED = 'home/charts';
