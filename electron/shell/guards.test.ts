import { beforeEach, describe, expect, it, vi } from 'vitest';
import { app, forgetSeen, seen, session, WebContents } from './electron-for-tests.ts';

vi.mock('electron', () => import('./electron-for-tests.ts'));

const { guardContents, guardNetwork, guardSession } = await import('./guards.ts');

beforeEach(forgetSeen);

describe('a page', () => {
  const guarded = (): WebContents => {
    const contents = new WebContents();
    guardContents(contents as never);
    return contents;
  };
  const goes = (event: string, url: string, isMainFrame: boolean): boolean => {
    const leaving = { url, isMainFrame, preventDefault: vi.fn() };
    guarded().emit(event, leaving);
    return leaving.preventDefault.mock.calls.length === 0;
  };

  it.each([
    ['app://window/', true, true],
    ['app://window/#/list/talk', true, true],
    ['app://window/', false, true],
    ['about:srcdoc', false, true],
    ['about:blank', false, true],
    ['about:blank', true, false],
    ['https://example.org/', true, false],
    ['https://example.org/', false, false],
    ['app://window.evil/', true, false],
    ['app://print/x', false, false],
    ['file:///C:/secret.txt', true, false],
    ['file:///C:/secret.txt', false, false],
    ['data:text/html,x', false, false],
  ])('that goes to %s, in its main frame: %s, gets there: %s', (url, isMainFrame, arrives) => {
    expect(goes('will-frame-navigate', url, isMainFrame)).toBe(arrives);
  });

  it('is not led elsewhere by an answer', () => {
    expect(goes('will-redirect', 'https://example.org/', true)).toBe(false);
    expect(goes('will-redirect', 'app://window/', true)).toBe(true);
  });

  it('opens no windows, embeds no views, and tells nobody its address', () => {
    const contents = guarded();
    const view = { preventDefault: vi.fn() };
    contents.emit('will-attach-webview', view);
    expect(view.preventDefault).toHaveBeenCalledOnce();
    expect(contents.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });
});

describe('the session', () => {
  beforeEach(() => guardSession(session.defaultSession as never));

  it('gives no permission, not even of a device', () => {
    const { setPermissionRequestHandler, setPermissionCheckHandler, setDevicePermissionHandler } =
      session.defaultSession;
    const answer = vi.fn();
    setPermissionRequestHandler.mock.lastCall?.[0](null, 'geolocation', answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    expect(setPermissionCheckHandler.mock.lastCall?.[0]()).toBe(false);
    expect(setDevicePermissionHandler.mock.lastCall?.[0]()).toBe(false);
  });

  it.each([
    ['app://window/assets/a.js', true],
    ['app://print/6f0e', true],
    ['blob:app://window/6f0e', true],
    ['data:image/png;base64,AA', true],
    ['https://example.org/', false],
    ['http://127.0.0.1:80/', false],
    ['ws://127.0.0.1/', false],
    ['wss://example.org/', false],
    ['ftp://example.org/', false],
    ['file:///etc/passwd', false],
    ['blob:https://example.org/6f0e', false],
    ['app://window.evil/', false],
    ['chrome://gpu/', false],
  ])('loads %s: %s', (url, loads) => {
    const answer = vi.fn();
    session.defaultSession.webRequest.onBeforeRequest.mock.lastCall?.[0]({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: !loads });
  });

  it('underlines no Vietnamese words', () => {
    expect(session.defaultSession.setSpellCheckerEnabled).toHaveBeenLastCalledWith(false);
  });
});

it('the browser inside finds no name in any network, on its own account either', () => {
  guardNetwork(app.commandLine);
  expect(seen.calls).toEqual([
    '--host-resolver-rules MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--no-proxy-server',
  ]);
});
