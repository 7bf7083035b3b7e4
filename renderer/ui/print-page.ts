let frame: HTMLIFrameElement | null = null;

/**
 * Prints a page that is whole in itself, and nothing of the window. Resolves once the system has it.
 * @param title what the frame is called that holds the page; it is seen by nobody.
 */
export async function printPage(html: string, title: string): Promise<void> {
  const paper = frame ?? document.createElement('iframe');
  frame = paper;
  paper.title = title;
  paper.className = 'printed-page';
  paper.setAttribute('sandbox', 'allow-same-origin allow-modals');
  paper.setAttribute('aria-hidden', 'true');
  paper.tabIndex = -1;
  paper.style.cssText = 'position: absolute; width: 0; height: 0; border: 0; visibility: hidden';
  await new Promise((loaded) => {
    paper.addEventListener('load', loaded, { once: true });
    paper.srcdoc = html;
    if (!paper.isConnected) document.body.append(paper);
  });
  await paper.contentDocument?.fonts.ready;
  paper.contentWindow?.print();
}
