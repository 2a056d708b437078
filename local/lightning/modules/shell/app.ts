import { LightningElement } from "lwc";
import { host } from "host/hostContext";
import { currentApp, rememberApp, type ShellApp } from "host/apps";
import { navigate, onNavigate, type PageReference } from "host/router";
import { refreshAll } from "lightning/refresh";

/** Root of Lightning Experience: header, navigation bar, the page, toasts. */
export default class App extends LightningElement {
  demoBar = host.demoBar;
  app: ShellApp | undefined = currentApp();
  page: PageReference | undefined;
  pageKey = "";
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    if (this.app === undefined) document.title = "No app | Lightning Experience";
    this.#stop = onNavigate((page) => this.#open(page));
    this.addEventListener("lightning__refresh", (event) => {
      event.stopPropagation();
      void refreshAll(this.page?.attributes["recordId"]);
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  #open(page: PageReference): void {
    if (page.type === "standard__app") {
      rememberApp(page.attributes["appTarget"] ?? "");
      this.app = currentApp();
    }
    if (page.type === "standard__app" || page.type === "host__start") {
      const first = this.app?.tabs[0];
      if (first !== undefined) {
        void navigate(first.reference, true);
        return;
      }
    }
    const isOtherPage =
      this.page !== undefined &&
      JSON.stringify([page.type, page.attributes]) !== JSON.stringify([this.page.type, this.page.attributes]);
    this.page = page;
    if (isOtherPage) {
      this.#scrollTop();
      document.title = "Lightning Experience";
    }
  }

  /** A new page starts at its top, and keyboard and screen reader users start there too. */
  #scrollTop(): void {
    const main = this.template?.querySelector<HTMLElement>(".host-main");
    if (main === null || main === undefined) return;
    main.scrollTop = 0;
    main.focus({ preventScroll: true });
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    this.template?.querySelector<HTMLElement>(".host-main")?.focus();
  }

  get hasApp(): boolean {
    return this.app !== undefined;
  }
}
