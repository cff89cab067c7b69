// Closes every way out of the page: network, navigation, new windows, permissions, downloads, webviews.
// Owns what holds for the session and for every web contents; what one window may do is in window.ts, which requests
// the page may make of the shell in ipc.ts, and the table of all twenty points in docs/security.md.
import { app, protocol, type Session, session, type WebContents } from 'electron';
import type { Log } from '../log.ts';
import { pageOrigin, pageScheme, servePage } from './page-files.ts';

/** Before the app is ready. */
export function prepareSecurity(developmentServer: string | null): void {
  // Whoever starts the app without a sandbox (as root Chromium has none) does so by hand; enabling it again for the
  // helper processes alone would make them fail.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // A real origin for the page instead of file:, with fetch and without anything that reaches further.
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  if (developmentServer === null) {
    // Behind the request filter, a second net for whatever the browser engine might do by itself.
    app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  }
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability']) {
    app.commandLine.appendSwitch(name);
  }
  app.on('web-contents-created', (_event, contents) => closeWaysOut(contents, developmentServer));
}

/** Once the app is ready and before the first window. */
export function secureSession(pageFolder: string, developmentServer: string | null, log: Log): void {
  const own = session.defaultSession;
  own.protocol.handle(pageScheme, servePage(pageFolder));
  refuseRequests(own, developmentServer, log);
  refusePermissions(own);
  own.setSpellCheckerEnabled(false); // it would fetch dictionaries
  own.on('will-download', (event) => event.preventDefault());
}

/** Origins whose requests pass: the page's own, and while developing the server that serves the page. */
function passes(url: string, developmentServer: string | null): boolean {
  if (url.startsWith(`${pageOrigin}/`) || url.startsWith('data:')) return true;
  if (developmentServer === null) return false;
  return url.startsWith('devtools:') || new URL(url).host === new URL(developmentServer).host;
}

function refuseRequests(own: Session, developmentServer: string | null, log: Log): void {
  own.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !passes(details.url, developmentServer);
    if (cancel) log.note(`refused a request of type ${details.resourceType}`);
    answer({ cancel });
  });
}

function refusePermissions(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

function closeWaysOut(contents: WebContents, developmentServer: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    // The page never leaves its one document. A development server reloads it by navigating to the same address.
    if (developmentServer === null || !event.url.startsWith(developmentServer)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (developmentServer === null || !event.url.startsWith(developmentServer)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}
