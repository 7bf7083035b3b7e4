/** The program's own scheme: its pages lie nowhere else. */
export const SCHEME = 'app';
