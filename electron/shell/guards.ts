import type { CommandLine, IpcMainEvent, Session, WebContents } from 'electron';
import { ORIGIN } from './protocol.ts';
import { SCHEME } from './scheme.ts';

/** Whether an address is of our own pages. */
export function isOurs(address: string): boolean {
  return address === ORIGIN || address.startsWith(`${ORIGIN}/`);
}

/** What may be loaded: our pages and papers, what a page of ours made itself, and the tools of development. */
const local = [`${ORIGIN}/`, `${SCHEME}://print/`, `blob:${ORIGIN}/`, 'data:', 'devtools:'];

/** Where a frame inside a page of ours may go: papers that stand in the page itself. */
const framed = ['about:srcdoc', 'about:blank'];

/** Whether a message comes from the page of our own window: from its main frame, while that shows a page of ours. */
export function isFromPage(
  { sender, senderFrame }: Pick<IpcMainEvent, 'sender' | 'senderFrame'>,
  contents: WebContents,
): boolean {
  return sender === contents && senderFrame === contents.mainFrame && senderFrame.origin === ORIGIN;
}

/** Denies what our pages never need: leaving our scheme in any frame, new windows, embedded views. */
export function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url) && (event.isMainFrame || !framed.includes(event.url))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Denies every permission, and every address but our own: nothing that a page asks for leaves the PC. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: url !== ORIGIN && !local.some((start) => url.startsWith(start)) }),
  );
  // Vietnamese has no dictionary here: every word would be underlined.
  session.setSpellCheckerEnabled(false);
}

/** Keeps the browser inside from the network on its own account. Call before the program is ready. */
export function guardNetwork(switches: Pick<CommandLine, 'appendSwitch'>): void {
  switches.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  switches.appendSwitch('disable-background-networking');
  switches.appendSwitch('no-proxy-server');
}
