import { ipcRenderer } from 'electron';
import { portHandOver, portRequest } from '../../shared/contract/shell-messages.ts';

// Hands over a port to the service, and nothing else. Only the page's own main frame is listened to.
if (window === window.top) {
  window.addEventListener('message', (event) => {
    if (event.source === window && event.data === portRequest) ipcRenderer.send('service-port');
  });
  ipcRenderer.on('service-port', (event) => {
    window.postMessage(portHandOver, window.location.origin, [...event.ports]);
  });
}
