import { createElement } from "lwc";
import App from "host/app";
import { host } from "host/hostContext";
import { followLink } from "host/router";

for (const problem of host.problems) console.error(`Build problem: ${problem}`);
document.addEventListener("click", followLink);
document.getElementById("host-loading")?.remove();
document.body.append(createElement("host-app", { is: App as never }));
