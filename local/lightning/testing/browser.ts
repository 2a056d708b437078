import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";

const SYSTEM_BROWSERS = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
];

/** A headless Chromium: CHROME, else the system's, else the one that npm installed. */
export async function launchBrowser(): Promise<Browser> {
  let executablePath = process.env["CHROME"] ?? SYSTEM_BROWSERS.find((file) => existsSync(file));
  if (executablePath === undefined) {
    // Makes the package bring its own libnss3 and libnspr4.
    process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs22.x";
    executablePath = await (await import("@sparticuz/chromium")).default.executablePath();
  }
  const args = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-zygote",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args });
}

/** Errors of a page that a test must not overlook; the broken fixture's own message is expected. */
export function pageErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
