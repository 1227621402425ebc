// The page of the reading view: nothing from elsewhere, no script and no style but our own.
import { randomBytes } from 'node:crypto';
import { l10n, Uri, type Webview } from 'vscode';
import { styleSheet } from '../colours';
import { settings } from '../settings';

export function page(webview: Webview, extension: Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(extension, 'out', name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${file('reading.css')}">
<style nonce="${nonce}">${styleSheet(settings.colours())}</style>
</head>
<body>
<header id="legend" role="toolbar" aria-label="${escaped(l10n.t('Labels'))}"></header>
<main id="text" tabindex="0"></main>
<p id="message" hidden></p>
<script nonce="${nonce}" src="${file('reading.js')}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
