// What the Lightning platform supplies to a component at run time, as far as the package uses it.

declare module "@salesforce/label/*" {
  const text: string;
  export default text;
}
declare module "@salesforce/i18n/*" {
  const value: string;
  export default value;
}
declare module "@salesforce/user/Id" {
  const id: string;
  export default id;
}
declare module "@salesforce/customPermission/*" {
  const isHeld: boolean | undefined;
  export default isHeld;
}
declare module "@salesforce/schema/*" {
  const reference: { objectApiName: string; fieldApiName?: string };
  export default reference;
}

/** Shapes shared by the generated Apex method declarations. */
declare module "apex/method" {
  /** An Apex method as a component imports it: called with named parameters, it answers or rejects. */
  export type ApexMethod<Parameters extends object, Result> = keyof Parameters extends never
    ? () => Promise<Result>
    : (parameters: Parameters) => Promise<Result>;
}

declare module "lightning/empApi" {
  export interface EmpSubscription {
    channel: string;
  }
  export function isEmpEnabled(): Promise<boolean>;
  export function subscribe(channel: string, replayId: number, onMessage: () => void): Promise<EmpSubscription>;
  export function unsubscribe(subscription: EmpSubscription, onDone: () => void): Promise<void>;
  export function onError(listener: (error: unknown) => void): void;
}
declare module "lightning/platformShowToastEvent" {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(options: {
      title: string;
      message?: string;
      /** What takes the place of {0}, {1} … in the message. */
      messageData?: (string | { url: string; label: string })[];
      variant?: "info" | "success" | "warning" | "error";
      mode?: "dismissible" | "pester" | "sticky";
    });
  }
}

declare module "lightning/navigation" {
  import type { LightningElement } from "lwc";

  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;
  export interface PageReference {
    type: string;
    attributes?: Record<string, string>;
    state?: Record<string, string>;
  }
  interface Navigation {
    [Navigate](reference: PageReference, replace?: boolean): void;
    [GenerateUrl](reference: PageReference): Promise<string>;
  }
  export const NavigationMixin: {
    // A mixin's constructor must take `any[]`: TypeScript demands exactly that form.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    <T extends new (...parameters: any[]) => LightningElement>(
      base: T,
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
    ): T & (new (...parameters: any[]) => Navigation);
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}

declare module "lightning/confirm" {
  const LightningConfirm: {
    open(options: {
      label: string;
      message: string;
      theme?: "default" | "warning" | "error";
      variant?: "header" | "headerless";
    }): Promise<boolean>;
  };
  export default LightningConfirm;
}
