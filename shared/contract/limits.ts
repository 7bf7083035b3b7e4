/** Bytes of a message at most, without the files in it. */
export const MESSAGE_LIMIT = 8 * 1024 * 1024;

/** How deep arrays and objects may stand in each other in a message. */
export const DEPTH_LIMIT = 64;

/** Calls of one window that may be under way at once; further ones are refused. */
export const CALLS_LIMIT = 64;

/** What a window says over its port for each answer that it has read: a port, unlike a socket, does not tell it. */
export const answerRead = 'read';

/** What a window says over its port from time to time, and what the service answers at once: not every Chromium tells that a port is closed. */
export const beat = 'beat';

/** The host of the browser window: name of the protocol over its socket, and the address that admits a window. */
export const SOCKET_PROTOCOL = 'snv';
export const ADMISSION_PATH = '/admission';

/** Largest file that is kept or read, in bytes: SQLite's own limit for one value is 10⁹ bytes. No photo comes near it. */
export const FILE_LIMIT = 900 * 1024 * 1024;

/** Bytes of a piece in which a larger file is sent and taken out: others are answered in between. */
export const PIECE_LIMIT = 1024 * 1024;
