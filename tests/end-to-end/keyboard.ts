import type { CDPSession, Locator, Page } from 'playwright-core';

/** Letters of a text without the marks that Vietnamese puts on them, as they are typed first. */
const bare = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** What a field holds after each key of a Vietnamese keyboard program: the plain letters of a syllable, then the syllable. */
export function keyedStates(text: string): readonly string[] {
  const states: string[] = [];
  let done = '';
  for (const part of text.split(/( )/)) {
    const plain = bare(part);
    for (let length = 1; length <= plain.length; length += 1) states.push(done + plain.slice(0, length));
    if (plain !== part) states.push(done + part);
    done += part;
  }
  return states;
}

/** Types as people and keyboard programs do: by keys of the browser's protocol, never by setting a field. */
export class Hands {
  readonly #page: Page;
  readonly #keys: CDPSession;

  private constructor(page: Page, keys: CDPSession) {
    this.#page = page;
    this.#keys = keys;
  }

  static async on(page: Page): Promise<Hands> {
    return new Hands(page, await page.context().newCDPSession(page));
  }

  /** Slows the PC down: 1 is as fast as it is. */
  async slowDown(rate: number): Promise<void> {
    await this.#keys.send('Emulation.setCPUThrottlingRate', { rate });
  }

  /** Unikey's way: plain letters, then backspaces and the syllable with its marks. `pause` in ms between keys; 0 sends all in one burst. */
  async unikey(text: string, pause = 0): Promise<void> {
    let before = '';
    const sent: Promise<unknown>[] = [];
    for (const now of keyedStates(text)) {
      let same = 0;
      while (same < before.length && same < now.length && before[same] === now[same]) same += 1;
      for (let at = same; at < before.length; at += 1) sent.push(...this.#backspace());
      for (const letter of now.slice(same)) sent.push(...this.#letter(letter));
      before = now;
      if (pause > 0) {
        await Promise.all(sent.splice(0));
        await this.#page.waitForTimeout(pause);
      }
    }
    await Promise.all(sent);
  }

  /** A shorthand (gõ tắt): its letters one by one, then all of them are taken back and the words come at once. */
  async shorthand(short: string, words: string): Promise<void> {
    await this.#page.keyboard.type(short, { delay: 30 });
    const sent: Promise<unknown>[] = [];
    for (let at = 0; at < short.length; at += 1) sent.push(...this.#backspace());
    for (const letter of words) sent.push(...this.#letter(letter));
    await Promise.all(sent);
  }

  /** Telex of Windows: each syllable is composed letter by letter, then committed. */
  async compose(text: string): Promise<void> {
    for (const part of text.split(/( )/)) {
      if (part === ' ') {
        await this.#page.keyboard.press('Space');
        continue;
      }
      const plain = bare(part);
      const composed = Array.from({ length: plain.length }, (_, at) => plain.slice(0, at + 1));
      for (const now of plain === part ? composed : [...composed, part])
        await this.#keys.send('Input.imeSetComposition', {
          text: now,
          selectionStart: now.length,
          selectionEnd: now.length,
        });
      await this.#keys.send('Input.insertText', { text: part });
    }
  }

  /** Puts a text on the clipboard and pastes it by Ctrl+V. */
  async paste(text: string): Promise<void> {
    await this.#page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.#page.keyboard.press('Control+v');
  }

  /** Clicks into a field and empties it by keys. */
  async into(field: Locator): Promise<void> {
    await field.click();
    await this.empty();
  }

  /** Empties the field that has the focus by keys. */
  async empty(): Promise<void> {
    await this.#page.keyboard.press('Control+a');
    await this.#page.keyboard.press('Delete');
  }

  #press(type: 'keyDown' | 'keyUp', key: string, code: number, text?: string): Promise<unknown> {
    return this.#keys.send('Input.dispatchKeyEvent', {
      type,
      key,
      windowsVirtualKeyCode: code,
      nativeVirtualKeyCode: code,
      ...(text === undefined ? {} : { text, unmodifiedText: text }),
    });
  }

  #backspace(): readonly Promise<unknown>[] {
    return [this.#press('keyDown', 'Backspace', 8), this.#press('keyUp', 'Backspace', 8)];
  }

  #letter(letter: string): readonly Promise<unknown>[] {
    const code = /[a-z0-9]/i.test(letter) ? letter.toUpperCase().charCodeAt(0) : letter === ' ' ? 32 : 231;
    return [this.#press('keyDown', letter, code, letter), this.#press('keyUp', letter, code)];
  }
}
