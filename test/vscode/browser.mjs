import { chromium } from "playwright-core";
import { programs } from "./setup.mjs";

/** Starts Debian's Chromium, which finds no host but this machine. */
export const startBrowser = () =>
  chromium.launch({
    executablePath: programs.chromium,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-extensions"],
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ],
  });
