import LightningModal from "lightning/modal";
import { host } from "host/hostContext";

/** Who one is, in which org, and what this host is not. */
export default class OrgDetails extends LightningModal {
  rows = [
    { key: "user", label: "User", value: `${host.session.user.name} (${host.session.user.username})` },
    { key: "profile", label: "Profile", value: host.session.user.profile },
    { key: "sets", label: "Permission sets", value: this.#permissionSets() },
    { key: "zone", label: "Time zone", value: host.session.timeZone },
    { key: "namespace", label: "Namespace", value: host.namespace ?? "none" },
  ];
  problems = host.problems;

  #permissionSets(): string {
    const labels = host.session.permissionSets.map((name) => host.metadata.permissionSets[name]?.label ?? name);
    return labels.length === 0 ? "none" : labels.join(", ");
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  handleClose(): void {
    this.close();
  }
}
