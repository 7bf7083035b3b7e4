/** How Windows knows the program: its notifications and its place in the task bar. The installer's shortcut has the same. */
export const APP_ID = 'vn.gov.langson.songoaivu';
