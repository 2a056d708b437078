// Written by scripts/lwc-types.ts from the Apex source. Do not edit.

declare module "apex/types" {
  export interface ConversationList {
    state?: string | null;
    personName?: string | null;
    conversations: ConversationSummary[];
    stamp?: string | null;
  }
  export interface ConversationSummary {
    id?: string | null;
    conversationId?: string | null;
    subject?: string | null;
    snippet?: string | null;
    state?: string | null;
    lastMessageAt?: string | null;
    waitingSince?: string | null;
    assigneeName?: string | null;
    unread: boolean;
    channel?: string | null;
    messageCount?: number | null;
    intercomUrl?: string | null;
  }
  export interface Health {
    level?: string | null;
    sentence?: string | null;
    queued?: number | null;
    oldestDueAt?: string | null;
    failed?: number | null;
    lastInboundAt?: string | null;
    lastOutboundAt?: string | null;
    runningUserName?: string | null;
  }
  export interface ImportProgress {
    runId?: string | null;
    state?: string | null;
    stage?: string | null;
    total?: number | null;
    done?: number | null;
    failed?: number | null;
    startedAt?: string | null;
    endedAt?: string | null;
    message?: string | null;
  }
  export interface MessageAttachment {
    name?: string | null;
    contentType?: string | null;
    size?: number | null;
  }
  export interface Ownership {
    salesforceOwnerName?: string | null;
    step?: string | null;
    intercomOwnerName?: string | null;
    lastPushedAt?: string | null;
    state?: string | null;
    linkedPeople?: number | null;
    agreeingPeople?: number | null;
  }
  export interface RecentConversation {
    conversationRecordId?: string | null;
    subject?: string | null;
    personName?: string | null;
    recordId?: string | null;
    accountId?: string | null;
    lastMessageAt?: string | null;
    state?: string | null;
  }
  export interface SetupStatus {
    connected: boolean;
    isCopyOfAnotherOrg: boolean;
    workspaceName?: string | null;
    workspaceId?: string | null;
    region?: string | null;
    connectedByName?: string | null;
    connectedAt?: string | null;
    canConfigure: boolean;
    conversationCount?: number | null;
    webhookUrl?: string | null;
    webhookSecretStored: boolean;
    importRunId?: string | null;
    problem?: string | null;
  }
  export interface Transcript {
    conversation?: ConversationSummary | null;
    messages: TranscriptMessage[];
    totalParts?: number | null;
    storedParts?: number | null;
    refreshedAt?: string | null;
  }
  export interface TranscriptMessage {
    id?: string | null;
    partId?: string | null;
    kind?: string | null;
    authorType?: string | null;
    authorName?: string | null;
    bodyHtml?: string | null;
    eventText?: string | null;
    sentAt?: string | null;
    redacted: boolean;
    attachments: MessageAttachment[];
  }
}

declare module "@salesforce/apex/ConversationController.getStamp" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string }, string>;
  export default method;
}

declare module "@salesforce/apex/ConversationController.getTranscript" {
  import type { ApexMethod } from "apex/method";
  import type { Transcript } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, Transcript>;
  export default method;
}

declare module "@salesforce/apex/ConversationController.listConversations" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationList } from "apex/types";
  const method: ApexMethod<{ recordId: string }, ConversationList>;
  export default method;
}

declare module "@salesforce/apex/ConversationController.listRecent" {
  import type { ApexMethod } from "apex/method";
  import type { RecentConversation } from "apex/types";
  const method: ApexMethod<object, RecentConversation[]>;
  export default method;
}

declare module "@salesforce/apex/ConversationController.refreshTranscript" {
  import type { ApexMethod } from "apex/method";
  import type { Transcript } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, Transcript>;
  export default method;
}

declare module "@salesforce/apex/HealthController.getHealth" {
  import type { ApexMethod } from "apex/method";
  import type { Health } from "apex/types";
  const method: ApexMethod<object, Health>;
  export default method;
}

declare module "@salesforce/apex/ImportController.getProgress" {
  import type { ApexMethod } from "apex/method";
  import type { ImportProgress } from "apex/types";
  const method: ApexMethod<{ runId: string }, ImportProgress>;
  export default method;
}

declare module "@salesforce/apex/ImportController.startImport" {
  import type { ApexMethod } from "apex/method";
  import type { ImportProgress } from "apex/types";
  const method: ApexMethod<object, ImportProgress>;
  export default method;
}

declare module "@salesforce/apex/OwnershipController.getOwnership" {
  import type { ApexMethod } from "apex/method";
  import type { Ownership } from "apex/types";
  const method: ApexMethod<{ recordId: string }, Ownership>;
  export default method;
}

declare module "@salesforce/apex/SetupController.assignPermissions" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<object, null>;
  export default method;
}

declare module "@salesforce/apex/SetupController.disconnect" {
  import type { ApexMethod } from "apex/method";
  import type { SetupStatus } from "apex/types";
  const method: ApexMethod<object, SetupStatus>;
  export default method;
}

declare module "@salesforce/apex/SetupController.getStatus" {
  import type { ApexMethod } from "apex/method";
  import type { SetupStatus } from "apex/types";
  const method: ApexMethod<object, SetupStatus>;
  export default method;
}

declare module "@salesforce/apex/SetupController.saveWebhookSecret" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ secret: string }, null>;
  export default method;
}

declare module "@salesforce/apex/SetupController.storeToken" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ region: string; token: string }, null>;
  export default method;
}

declare module "@salesforce/apex/SetupController.verifyConnection" {
  import type { ApexMethod } from "apex/method";
  import type { SetupStatus } from "apex/types";
  const method: ApexMethod<object, SetupStatus>;
  export default method;
}
