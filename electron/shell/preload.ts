import { ipcRenderer } from 'electron';
import { languageMessage, portHandOver, portRequest } from '../../shared/contract/shell-messages.ts';

// Hands over a port to the service and tells the page's language, and nothing else. Only the page's own main frame is
// listened to.
if (window === window.top) {
  window.addEventListener('message', (event) => {
    if (event.source === window && event.origin === window.location.origin && event.data === portRequest)
      ipcRenderer.send('service-port');
  });
  ipcRenderer.on('service-port', (event) => {
    window.postMessage(portHandOver, window.location.origin, [...event.ports]);
  });
  let told = '';
  new MutationObserver(() => {
    const { lang } = document.documentElement;
    if (lang === told) return;
    told = lang;
    ipcRenderer.send(languageMessage, lang);
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
}
