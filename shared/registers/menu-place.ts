/** Places of the menu, in its order. A place that no register and no screen is in is not shown. */
export const menuPlaceNames = [
  'home',
  'outgoing',
  'incoming',
  'border',
  'exchanges',
  'tasks',
  'reports',
  'people',
  'settings',
] as const;
export type MenuPlaceName = (typeof menuPlaceNames)[number];

/** Places that registers say they are in; the others are single screens. */
export type RegisterPlace = Exclude<MenuPlaceName, 'home' | 'settings'>;
