import { chromium, type Browser } from "playwright-core";

/** Starts Chromium: the one that `CHROME` names, else the one that is installed with the packages. */
export async function launchBrowser(): Promise<Browser> {
  let executablePath = process.env.CHROME;
  if (!executablePath) {
    // Makes the package bring the libraries that plain machines lack.
    process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
    executablePath = await (await import("@sparticuz/chromium")).default.executablePath();
  }
  const args = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-zygote",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args });
}
