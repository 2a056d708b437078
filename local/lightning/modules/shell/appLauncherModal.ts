import { api } from "lwc";
import LightningModal from "lightning/modal";
import type { LauncherItem } from "host/appLauncher";

/** All apps and items as tiles. */
export default class AppLauncherModal extends LightningModal {
  @api apps: LauncherItem[] = [];
  @api items: LauncherItem[] = [];

  handleFollow(): void {
    this.close();
  }
}
