import type { BuildResult } from "../build/build.js";
import type { HostDocument } from "../metadata/host-model.js";
import type { Persona, StartStep } from "./options.js";

const STYLESHEET = '<link rel="stylesheet" href="/assets/styles/salesforce-lightning-design-system.min.css">';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

const inlineJson = (value: unknown): string => JSON.stringify(value).replace(/</g, "\\u003c");

/** The page itself: import map, what it must know, and the shell. */
export function hostDocument(build: BuildResult, host: HostDocument, nonce: string): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lightning Experience</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${STYLESHEET}
<link rel="stylesheet" href="/page.css">
<script type="importmap" nonce="${nonce}">${inlineJson({ imports: build.imports })}</script>
${build.preload.map((address) => `<link rel="modulepreload" href="${address}">`).join("")}
<script nonce="${nonce}">globalThis.process = { env: {} }; globalThis.lightningHost = ${inlineJson({ ...host, formFactor: "Large" })};</script>
</head>
<body class="slds-scope">
<div id="host-loading" class="host-loading" role="status"><div class="slds-spinner slds-spinner_medium slds-spinner_brand"><span class="slds-assistive-text">Loading</span><div class="slds-spinner__dot-a"></div><div class="slds-spinner__dot-b"></div></div></div>
<script type="module" nonce="${nonce}">import 'synthetic-shadow'; await import('host/main');</script>
</body>
</html>`;
}

function messageDocument(title: string, inner: string, nonce: string, script = ""): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">${STYLESHEET}<link rel="stylesheet" href="/page.css"></head>
<body class="slds-scope host-message"><main class="host-message__card">${inner}</main>${script === "" ? "" : `<script nonce="${nonce}">${script}</script>`}</body></html>`;
}

const STATE_WORDS: Record<StartStep["state"], string> = {
  waiting: "waiting",
  running: "in progress",
  done: "done",
  failed: "failed",
};

/** The list inside the waiting page; the page asks for it again every second. */
export function stepList(steps: readonly StartStep[]): string {
  const items = steps.map((step) => {
    const detail = step.detail === undefined ? "" : `<span class="host-step__detail">${escapeHtml(step.detail)}</span>`;
    return `<li class="host-step host-step_${step.state}"><span class="host-step__mark" aria-hidden="true"></span><span>${escapeHtml(step.label)}<span class="slds-assistive-text">: ${STATE_WORDS[step.state]}</span>${detail}</span></li>`;
  });
  return items.join("");
}

/** Shown until everything is there: says what is still being done and opens the page by itself. */
export function waitingDocument(steps: readonly StartStep[], nonce: string): string {
  const inner = `<h1 class="slds-text-heading_medium">Getting ready</h1>
<p class="slds-m-vertical_small">This page opens by itself when it is done.</p><ul id="steps" class="host-steps" aria-live="polite">${stepList(steps)}</ul>`;
  const script = `const look = async () => {
  try {
    const status = await (await fetch('/host/status')).json();
    if (status.ready || status.failed) { location.reload(); return; }
    document.getElementById('steps').innerHTML = status.html;
  } catch { document.querySelector('h1').textContent = 'The server has stopped. Start it again, then reload this page.'; }
  setTimeout(look, 700);
};
setTimeout(look, 700);`;
  return messageDocument("Getting ready", inner, nonce, script);
}

/** A page that cannot be shown: what happened, in words, and what to do. */
export function errorDocument(title: string, message: string, advice: string, nonce: string): string {
  const inner = `<h1 class="slds-text-heading_medium">${escapeHtml(title)}</h1>
<p class="slds-m-vertical_small host-message__text">${escapeHtml(message)}</p><p class="slds-text-color_weak">${escapeHtml(advice)}</p>
<p class="slds-m-top_medium"><a class="slds-button slds-button_neutral" href="/">Go to the start page</a></p>`;
  return messageDocument(title, inner, nonce);
}

export function personaChoices(personas: readonly Persona[]): { key: string; label: string }[] {
  return personas.map(({ key, label }) => ({ key, label }));
}
