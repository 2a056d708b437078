import { LightningElement, api } from "lwc";
import { host } from "host/hostContext";
import { changePersona } from "host/personas";
import type { DemoBar as DemoBarContent } from "../../metadata/host-model.js";

/** Says that this is a demonstration and who one is; text and links come from whoever started the host. */
export default class DemoBar extends LightningElement {
  @api bar!: DemoBarContent;

  get personas(): { key: string; label: string; pressed: string; className: string }[] {
    return host.personas.map((persona) => ({
      ...persona,
      pressed: String(persona.key === host.session.persona),
      className: persona.key === host.session.persona ? "host-persona host-persona_current" : "host-persona",
    }));
  }

  handlePersona(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset["key"];
    if (key !== undefined && key !== host.session.persona) void changePersona(key);
  }
}
