import { choice, fill, link, make } from "./dom.js";
import { listen } from "./live.js";
import { actingTeammate, loadOverview, setActingTeammate, workspace } from "./state.js";
import type { View } from "./view.js";
import { customerView } from "./views/customer.js";
import { faultsView } from "./views/faults.js";
import { homeView } from "./views/home.js";
import { inboxView } from "./views/inbox.js";
import { peopleView } from "./views/people.js";
import { personView } from "./views/person.js";
import { rulesView } from "./views/rules.js";
import { trafficView } from "./views/traffic.js";

const sections = [
  { name: "Home", path: "" },
  { name: "Be the customer", path: "customer" },
  { name: "Inbox", path: "inbox" },
  { name: "People", path: "people" },
  { name: "Rules", path: "rules" },
  { name: "Webhooks", path: "webhooks" },
  { name: "Faults", path: "faults" },
];

let current: View | undefined;
let currentPath: string | undefined;

function drawBar(section: string): void {
  const bar = document.getElementById("bar");
  if (!bar) return;
  const { workspaceName, teammates, faultCount } = workspace();
  fill(
    bar,
    link(
      [
        make("span", { class: "mark", "aria-hidden": "true" }),
        make(
          "span",
          { class: "brand-text" },
          make("strong", {}, workspaceName),
          make("span", {}, "local Intercom workspace"),
        ),
      ],
      "#/",
      {
        class: "brand",
      },
    ),
    make(
      "nav",
      { "aria-label": "Sections" },
      sections.map(({ name, path }) =>
        link(
          [name, path === "faults" && faultCount > 0 ? make("span", { class: "badge" }, faultCount) : null],
          `#/${path}`,
          { "aria-current": path === section ? "page" : null },
        ),
      ),
    ),
    make(
      "div",
      { class: "acting" },
      choice(
        "Teammate you play",
        teammates.map((teammate) => ({ value: teammate.id, label: teammate.name })),
        actingTeammate(),
        (id) => {
          setActingTeammate(id);
          void show(true);
        },
        true,
      ),
    ),
  );
  bar.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

async function makeView(parts: string[]): Promise<View> {
  const [section = "", id] = parts;
  switch (section) {
    case "customer":
      return customerView(id, parts[2]);
    case "inbox":
      return inboxView(id);
    case "people":
      return id === undefined ? peopleView() : personView(id);
    case "rules":
      return rulesView();
    case "webhooks":
      return trafficView();
    case "faults":
      return faultsView();
    default:
      return homeView();
  }
}

/** Shows the screen that the address names. */
async function show(force = false): Promise<void> {
  const path = location.hash.replace(/^#\/?/, "");
  if (path === "main" || (path === currentPath && !force)) return;
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  const main = document.getElementById("main");
  if (!main) return;
  try {
    if (!currentPath?.length || force) await loadOverview();
    const view = await makeView(parts);
    const sameSection = currentPath?.split("/")[0] === parts[0];
    current = view;
    currentPath = path;
    document.title = `${view.title} · Intercom, local workspace`;
    drawBar(parts[0] ?? "");
    fill(main, view.element);
    if (!sameSection) main.focus({ preventScroll: true });
  } catch (error) {
    fill(
      main,
      make(
        "div",
        { class: "card trouble" },
        make("h1", {}, "This did not work"),
        make("p", {}, (error as Error).message),
        link("Back to Home", "#/", { class: "button" }),
      ),
    );
  }
}

window.addEventListener("hashchange", () => void show());
listen((change) => {
  if (change.kind === "settings") {
    void loadOverview().then(() => drawBar(currentPath?.split("/")[0] ?? ""));
  }
  current?.onLive?.(change);
});
void show(true);
