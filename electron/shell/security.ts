/** Everything a page could do beyond showing itself, refused. Each rule has a test that tries to break it. */
import { app, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from './protocol.ts';

const LOCAL = ['data:', 'blob:'];

/** Before the app is ready. Holds for every session and every page there will ever be. */
export function hardenStart(): void {
  // Chromium's own sandbox. As root, with --no-sandbox, asking for it crash-loops.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Cairn's pages have no reason to look up any name; this also stops what is fetched without a request, such as DNS prefetching.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('session-created', hardenSession);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

/** No request leaves, no permission is given, nothing is downloaded. */
function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Its dictionaries would be downloaded.
  session.setSpellCheckerEnabled(false);
}

function mayLoad(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (protocol === 'devtools:') return !app.isPackaged;
  return LOCAL.includes(protocol) || address.startsWith(`${APP_ORIGIN}/`);
}

function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // WebRTC sends packets that no request handler sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
