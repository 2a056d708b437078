// Written by scripts/lwc-types.ts from the Apex source. Do not edit.

declare module "apex/types" {
  export interface ConversationCaseOptions {
    subject?: string | null;
    origin?: string | null;
    priority?: string | null;
    follow?: string | null;
    statuses: Record<string, string>;
    reopened?: string | null;
    comments?: string | null;
    includeNotes: boolean;
    emails: boolean;
    history: boolean;
  }
  export interface ConversationCondition {
    field?: string | null;
    operator?: string | null;
    values: string[];
  }
  export interface ConversationCount {
    state?: string | null;
    amount?: number | null;
  }
  export interface ConversationList {
    state?: string | null;
    personName?: string | null;
    conversations: ConversationSummary[];
    hasMore: boolean;
    counts: ConversationCount[];
    mine?: number | null;
    isTeammate: boolean;
    isLive: boolean;
    stamp?: string | null;
  }
  export interface ConversationRuleChoices {
    tags: string[];
    teams: VerbChoice[];
    teammates: VerbChoice[];
    states: string[];
    priorities: string[];
    channels: string[];
    associations: string[];
    caseOrigins: string[];
    casePriorities: string[];
    caseStatuses: string[];
    problem?: string | null;
  }
  export interface ConversationRuleContent {
    association?: string | null;
    rules: ConversationRuleItem[];
  }
  export interface ConversationRuleItem {
    key?: string | null;
    kind?: string | null;
    event?: string | null;
    active: boolean;
    conditions: ConversationCondition[];
    taskOptions?: ConversationTaskOptions | null;
    caseOptions?: ConversationCaseOptions | null;
  }
  export interface ConversationRuleOutcome {
    saved: boolean;
    conflict: boolean;
    changedBy?: string | null;
    changedAt?: string | null;
    version?: number | null;
    problems: ConversationRuleProblem[];
  }
  export interface ConversationRulePreview {
    index?: number | null;
    total?: number | null;
    matches?: number | null;
    taskCount?: number | null;
    examples: Example[];
  }
  export interface ConversationRuleProblem {
    index?: number | null;
    condition?: number | null;
    code?: string | null;
    text?: string | null;
  }
  export interface ConversationRulesPage {
    canConfigure: boolean;
    connected: boolean;
    version?: number | null;
    content?: ConversationRuleContent | null;
    choices?: ConversationRuleChoices | null;
    storedConversations?: number | null;
  }
  export interface ConversationSummary {
    id?: string | null;
    conversationId?: string | null;
    subject?: string | null;
    snippet?: string | null;
    lastMessage?: string | null;
    lastAuthor?: string | null;
    version?: string | null;
    state?: string | null;
    lastMessageAt?: string | null;
    waitingSince?: string | null;
    assigneeId?: string | null;
    assigneeName?: string | null;
    teamId?: string | null;
    teamName?: string | null;
    isPriority: boolean;
    tags: string[];
    personName?: string | null;
    snoozedUntil?: string | null;
    unread: boolean;
    channel?: string | null;
    messageCount?: number | null;
    intercomUrl?: string | null;
  }
  export interface ConversationTaskOptions {
    relatedTo?: string | null;
    includeNotes: boolean;
    history: boolean;
  }
  export interface CreatedRecord {
    id?: string | null;
    name?: string | null;
  }
  export interface Example {
    id?: string | null;
    subject?: string | null;
    personName?: string | null;
    state?: string | null;
    tasks: PlannedTask[];
  }
  export interface FieldMappingAttribute {
    name?: string | null;
    label?: string | null;
    type?: string | null;
    readOnly: boolean;
    custom: boolean;
    archived: boolean;
    options: string[];
  }
  export interface FieldMappingChange {
    id?: string | null;
    userName?: string | null;
    changedAt?: string | null;
    objectName?: string | null;
    attributeName?: string | null;
    action?: string | null;
    text?: string | null;
  }
  export interface FieldMappingDifference {
    attributeName?: string | null;
    fieldPath?: string | null;
    decision?: string | null;
    intercomBefore?: string | null;
    intercomAfter?: string | null;
    salesforceBefore?: string | null;
    salesforceAfter?: string | null;
    problem?: string | null;
  }
  export interface FieldMappingField {
    path?: string | null;
    label?: string | null;
    type?: string | null;
    shape?: string | null;
    section?: string | null;
    readOnly: boolean;
    required: boolean;
    length?: number | null;
    restricted: boolean;
    values: string[];
    referenceFields: string[];
  }
  export interface FieldMappingFile {
    mappings: FieldMappingItem[];
    problems: string[];
  }
  export interface FieldMappingItem {
    objectName?: string | null;
    attributeName?: string | null;
    attributeType?: string | null;
    fieldPath?: string | null;
    staticValue?: string | null;
    rule?: string | null;
    blankMayOverwrite: boolean;
    valueMap?: string | null;
    referenceBy?: string | null;
    active: boolean;
    problem?: string | null;
  }
  export interface FieldMappingOutcome {
    saved: boolean;
    conflict: boolean;
    changedBy?: string | null;
    changedAt?: string | null;
    version?: number | null;
    problems: FieldMappingProblem[];
    linkedRecords?: number | null;
    minutes?: number | null;
  }
  export interface FieldMappingPage {
    canConfigure: boolean;
    connected: boolean;
    objectName?: string | null;
    version?: number | null;
    attributes: FieldMappingAttribute[];
    fields: FieldMappingField[];
    mappings: FieldMappingItem[];
    starters: FieldMappingItem[];
    startersDismissed: boolean;
    refusals: FieldMappingRefusal[];
    customAttributes?: number | null;
    mostCustomAttributes?: number | null;
  }
  export interface FieldMappingPerson {
    linkId?: string | null;
    name?: string | null;
    detail?: string | null;
  }
  export interface FieldMappingProblem {
    objectName?: string | null;
    attributeName?: string | null;
    code?: string | null;
    text?: string | null;
  }
  export interface FieldMappingProgress {
    runId?: string | null;
    state?: string | null;
    total?: number | null;
    done?: number | null;
    failed?: number | null;
    startedAt?: string | null;
    endedAt?: string | null;
  }
  export interface FieldMappingRefusal {
    attributeType?: string | null;
    shape?: string | null;
    toIntercom?: string | null;
    toSalesforce?: string | null;
  }
  export interface FieldMappingSample {
    attributes: Record<string, string>;
    fields: Record<string, string>;
  }
  export interface Health {
    level?: string | null;
    sentence?: string | null;
    queued?: number | null;
    oldestDueAt?: string | null;
    failed?: number | null;
    incomplete?: number | null;
    lastInboundAt?: string | null;
    lastOutboundAt?: string | null;
    runningUserName?: string | null;
  }
  export interface ImportAttention {
    recordId?: string | null;
    name?: string | null;
    reason?: string | null;
    kind?: string | null;
  }
  export interface ImportEstimate {
    conversations?: number | null;
    listRequests?: number | null;
    stored?: number | null;
    transcriptRequests?: number | null;
    minutes?: number | null;
    megabytes?: number | null;
    megabytesLeft?: number | null;
    exceedsStorage: boolean;
  }
  export interface ImportPage {
    connected: boolean;
    canConfigure: boolean;
    transcripts?: string | null;
    choices?: StorageChoices | null;
    storage?: StorageUse | null;
    storeRules?: number | null;
    runs: ImportProgress[];
  }
  export interface ImportProgress {
    runId?: string | null;
    state?: string | null;
    stage?: string | null;
    total?: number | null;
    done?: number | null;
    failed?: number | null;
    created?: number | null;
    updated?: number | null;
    unchanged?: number | null;
    skipped?: number | null;
    scope?: ImportScope | null;
    startedBy?: string | null;
    estimatedRequests?: number | null;
    estimatedMinutes?: number | null;
    startedAt?: string | null;
    endedAt?: string | null;
    message?: string | null;
  }
  export interface ImportScope {
    fromDate?: string | null;
    untilDate?: string | null;
    state?: string | null;
    people?: string | null;
    transcripts?: string | null;
  }
  export interface MappingProblem {
    mappingKey?: string | null;
    code?: string | null;
    text?: string | null;
  }
  export interface MatchChoices {
    key?: string | null;
    contactField?: string | null;
    leadField?: string | null;
    tieBreak?: string | null;
    accountField?: string | null;
    accountDomain: boolean;
    version?: number | null;
  }
  export interface MatchExample {
    outcome?: string | null;
    name?: string | null;
    value?: string | null;
    recordId?: string | null;
    recordName?: string | null;
    objectName?: string | null;
    choices?: number | null;
  }
  export interface MatchField {
    value?: string | null;
    label?: string | null;
    email: boolean;
    indexed: boolean;
  }
  export interface MatchOption {
    recordId?: string | null;
    objectName?: string | null;
    name?: string | null;
    email?: string | null;
    phone?: string | null;
    title?: string | null;
    company?: string | null;
    ownerName?: string | null;
    createdAt?: string | null;
    modifiedAt?: string | null;
    takenBy?: string | null;
  }
  export interface MatchPage {
    canConfigure: boolean;
    connected: boolean;
    rules?: MatchChoices | null;
    contactFields: MatchField[];
    leadFields: MatchField[];
    accountFields: MatchField[];
    linkedPeople?: number | null;
    linkedCompanies?: number | null;
    waiting?: number | null;
    missingField?: string | null;
  }
  export interface MatchPerson {
    linkId?: string | null;
    kind?: string | null;
    name?: string | null;
    email?: string | null;
    externalId?: string | null;
    role?: string | null;
    lastSeenAt?: string | null;
    decided: boolean;
    options: MatchOption[];
    more?: number | null;
    chosen?: MatchOption | null;
  }
  export interface MatchPreview {
    sampled?: number | null;
    total?: number | null;
    matched?: number | null;
    tied?: number | null;
    ambiguous?: number | null;
    duplicate?: number | null;
    unmatched?: number | null;
    noValue?: number | null;
    changed?: number | null;
    examples: MatchExample[];
    suggestion?: MatchSuggestion | null;
  }
  export interface MatchQueue {
    people: MatchPerson[];
    hasMore: boolean;
  }
  export interface MatchRun {
    runId?: string | null;
    kind?: string | null;
    state?: string | null;
    looked?: number | null;
    total?: number | null;
    changed?: number | null;
    problem?: string | null;
    startedAt?: string | null;
    endedAt?: string | null;
  }
  export interface MatchSave {
    conflict: boolean;
    rules?: MatchChoices | null;
  }
  export interface MatchSuggestion {
    key?: string | null;
    contactField?: string | null;
    contactLabel?: string | null;
    leadField?: string | null;
    leadLabel?: string | null;
    accountField?: string | null;
    accountLabel?: string | null;
    matched?: number | null;
    values: string[];
  }
  export interface MessageAttachment {
    name?: string | null;
    contentType?: string | null;
    size?: number | null;
  }
  export interface OwnerImport {
    matched?: number | null;
    ignored?: number | null;
    byEmail?: number | null;
    problems: string[];
  }
  export interface OwnerMoveProgress {
    runId?: string | null;
    kind?: string | null;
    state?: string | null;
    total?: number | null;
    done?: number | null;
    failed?: number | null;
    startedAt?: string | null;
    endedAt?: string | null;
  }
  export interface OwnerPreview {
    people?: number | null;
    conversations?: number | null;
    reassigns: boolean;
    isAtLeast: boolean;
  }
  export interface OwnerRefusal {
    recordId?: string | null;
    name?: string | null;
    reason?: string | null;
  }
  export interface OwnerRow {
    userId?: string | null;
    name?: string | null;
    username?: string | null;
    email?: string | null;
    status?: string | null;
    problem?: string | null;
    matchedBy?: string | null;
    teammateId?: string | null;
    teammateName?: string | null;
    hasSeat: boolean;
    people?: number | null;
  }
  export interface OwnerRules {
    enabled: boolean;
    steps: string[];
    fallback?: string | null;
    fallbackTeammateId?: string | null;
    manualChanges?: string | null;
    reassign: boolean;
  }
  export interface OwnerSetup {
    canConfigure: boolean;
    connected: boolean;
    rules?: OwnerRules | null;
    matched?: number | null;
    needsYou?: number | null;
    ignored?: number | null;
    rows: OwnerRow[];
    total?: number | null;
    teammates: OwnerTeammate[];
    connectorName?: string | null;
    linkedPeople?: number | null;
    differingPeople?: number | null;
    alignedAt?: string | null;
    refusals: OwnerRefusal[];
  }
  export interface Ownership {
    salesforceOwnerName?: string | null;
    step?: string | null;
    intercomOwnerName?: string | null;
    passedOver: string[];
    lastPushedAt?: string | null;
    state?: string | null;
    linkedPeople?: number | null;
    agreeingPeople?: number | null;
  }
  export interface OwnerTeammate {
    id?: string | null;
    name?: string | null;
    email?: string | null;
    hasSeat: boolean;
  }
  export interface PersonAttribute {
    label?: string | null;
    value?: string | null;
    moment?: string | null;
  }
  export interface PersonChoice {
    linkId?: string | null;
    intercomId?: string | null;
    name?: string | null;
    email?: string | null;
    role?: string | null;
    lastSeenAt?: string | null;
    isLinked: boolean;
    recordName?: string | null;
  }
  export interface PersonPanel {
    state?: string | null;
    problem?: string | null;
    isCurrent: boolean;
    choices: PersonChoice[];
    canAct: boolean;
    intercomId?: string | null;
    name?: string | null;
    email?: string | null;
    role?: string | null;
    avatarUrl?: string | null;
    lastSeenAt?: string | null;
    attributes: PersonAttribute[];
    companies: string[];
    tags: string[];
    segments: string[];
    recordId?: string | null;
    recordName?: string | null;
    ownership?: Ownership | null;
    ownerAccountName?: string | null;
    intercomOwnerName?: string | null;
    syncState?: string | null;
    syncProblem?: string | null;
    retryProblem?: string | null;
    lastSyncedAt?: string | null;
  }
  export interface PlannedTask {
    target?: string | null;
    targetId?: string | null;
    name?: string | null;
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
  export interface Sender {
    state?: string | null;
    teammateName?: string | null;
    explanation?: string | null;
  }
  export interface SendResult {
    state?: string | null;
    problem?: string | null;
    message?: TranscriptMessage | null;
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
  export interface StartResult {
    state?: string | null;
    problem?: string | null;
    message?: TranscriptMessage | null;
    conversationRecordId?: string | null;
  }
  export interface StorageChoices {
    follow?: string | null;
    retentionDays?: number | null;
    retentionRemoves?: string | null;
    attachmentFiles?: string | null;
    attachmentMegabytes?: number | null;
  }
  export interface StorageUse {
    conversations?: number | null;
    messages?: number | null;
    isAtLeast: boolean;
    dataKilobytes?: number | null;
    fileKilobytes?: number | null;
    dataUsedMegabytes?: number | null;
    dataLimitMegabytes?: number | null;
    fileUsedMegabytes?: number | null;
    fileLimitMegabytes?: number | null;
  }
  export interface SyncAllowance {
    name?: string | null;
    used?: number | null;
    most?: number | null;
    seenAt?: string | null;
  }
  export interface SyncCause {
    code?: string | null;
    title?: string | null;
    remedy?: string | null;
    fixedBy?: string | null;
    failed?: number | null;
    retrying?: number | null;
    nextAttemptAt?: string | null;
  }
  export interface SyncFreshness {
    direction?: string | null;
    lastAt?: string | null;
    medianSeconds?: number | null;
    slowSeconds?: number | null;
  }
  export interface SyncHealth {
    pauseReason?: string | null;
    isInboundPaused: boolean;
    isOutboundPaused: boolean;
    isScheduled: boolean;
    runnerName?: string | null;
    isRunnerActive: boolean;
    liveLane?: SyncLaneHealth | null;
    bulkLane?: SyncLaneHealth | null;
    inbound?: SyncFreshness | null;
    outbound?: SyncFreshness | null;
    causes: SyncCause[];
    stalledRuns: SyncStalledRun[];
    headroom: SyncAllowance[];
    stoppedTriggers: string[];
  }
  export interface SyncLaneHealth {
    lane?: string | null;
    waiting?: number | null;
    running?: number | null;
    oldestDueAt?: string | null;
  }
  export interface SyncStalledRun {
    runId?: string | null;
    kind?: string | null;
    progressAt?: string | null;
  }
  export interface Transcript {
    conversation?: ConversationSummary | null;
    messages: TranscriptMessage[];
    hasEarlier: boolean;
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
    truncated: boolean;
    attachments: MessageAttachment[];
    sendState?: string | null;
    sendProblem?: string | null;
    sentByName?: string | null;
    mine: boolean;
    clientKey?: string | null;
    sendToken?: string | null;
    text?: string | null;
    attachmentUrls: string[];
  }
  export interface VerbChoice {
    id?: string | null;
    name?: string | null;
    isMe: boolean;
  }
  export interface VerbChoices {
    sender?: Sender | null;
    teammates: VerbChoice[];
    teams: VerbChoice[];
    tags: VerbChoice[];
    problem?: string | null;
    canCreateTask: boolean;
    canCreateCase: boolean;
    canCreateLead: boolean;
    canLink: boolean;
  }
}

declare module "@salesforce/apex/AttachmentController.getAddress" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string; messageId: string; index: number }, string>;
  export default method;
}

declare module "@salesforce/apex/ConversationCaseController.createCase" {
  import type { ApexMethod } from "apex/method";
  import type { CreatedRecord } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, CreatedRecord>;
  export default method;
}

declare module "@salesforce/apex/ConversationController.getStamp" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string; scope: string }, string>;
  export default method;
}

declare module "@salesforce/apex/ConversationController.getTranscript" {
  import type { ApexMethod } from "apex/method";
  import type { Transcript } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string; beforeId: string }, Transcript>;
  export default method;
}

declare module "@salesforce/apex/ConversationController.listConversations" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationList } from "apex/types";
  const method: ApexMethod<{ recordId: string; filter: string; scope: string; pageSize: number }, ConversationList>;
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

declare module "@salesforce/apex/ConversationRulesController.check" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationRuleProblem } from "apex/types";
  const method: ApexMethod<{ content: string }, ConversationRuleProblem[]>;
  export default method;
}

declare module "@salesforce/apex/ConversationRulesController.getPage" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationRulesPage } from "apex/types";
  const method: ApexMethod<object, ConversationRulesPage>;
  export default method;
}

declare module "@salesforce/apex/ConversationRulesController.preview" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationRulePreview } from "apex/types";
  const method: ApexMethod<{ content: string }, ConversationRulePreview[]>;
  export default method;
}

declare module "@salesforce/apex/ConversationRulesController.save" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationRuleOutcome } from "apex/types";
  const method: ApexMethod<{ content: string; version: number }, ConversationRuleOutcome>;
  export default method;
}

declare module "@salesforce/apex/ConversationStartController.begin" {
  import type { ApexMethod } from "apex/method";
  import type { TranscriptMessage } from "apex/types";
  const method: ApexMethod<
    { recordId: string; clientKey: string; channel: string; subject: string; text: string },
    TranscriptMessage
  >;
  export default method;
}

declare module "@salesforce/apex/ConversationStartController.discard" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string; clientKey: string }, null>;
  export default method;
}

declare module "@salesforce/apex/ConversationStartController.listOpen" {
  import type { ApexMethod } from "apex/method";
  import type { TranscriptMessage } from "apex/types";
  const method: ApexMethod<{ recordId: string }, TranscriptMessage[]>;
  export default method;
}

declare module "@salesforce/apex/ConversationStartController.look" {
  import type { ApexMethod } from "apex/method";
  import type { StartResult } from "apex/types";
  const method: ApexMethod<{ recordId: string; clientKey: string }, StartResult>;
  export default method;
}

declare module "@salesforce/apex/ConversationStartController.send" {
  import type { ApexMethod } from "apex/method";
  import type { StartResult } from "apex/types";
  const method: ApexMethod<{ recordId: string; clientKey: string; sendToken: string }, StartResult>;
  export default method;
}

declare module "@salesforce/apex/ConversationTaskController.createTask" {
  import type { ApexMethod } from "apex/method";
  import type { CreatedRecord } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, CreatedRecord>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.addTag" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationSummary } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string; tagId: string }, ConversationSummary>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.assign" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationSummary } from "apex/types";
  const method: ApexMethod<
    { recordId: string; conversationRecordId: string; kind: string; id: string },
    ConversationSummary
  >;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.close" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationSummary } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, ConversationSummary>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.createLead" {
  import type { ApexMethod } from "apex/method";
  import type { CreatedRecord } from "apex/types";
  const method: ApexMethod<
    { recordId: string; conversationRecordId: string; useAssignmentRule: boolean },
    CreatedRecord
  >;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.getChoices" {
  import type { ApexMethod } from "apex/method";
  import type { VerbChoices } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, VerbChoices>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.isInSight" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, boolean>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.linkTo" {
  import type { ApexMethod } from "apex/method";
  import type { CreatedRecord } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string; targetId: string }, CreatedRecord>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.removeTag" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationSummary } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string; tagId: string }, ConversationSummary>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.reopen" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationSummary } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, ConversationSummary>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.setPriority" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationSummary } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string; isOn: boolean }, ConversationSummary>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.snooze" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationSummary } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string; until: string }, ConversationSummary>;
  export default method;
}

declare module "@salesforce/apex/ConversationVerbController.takeBack" {
  import type { ApexMethod } from "apex/method";
  import type { ConversationSummary } from "apex/types";
  const method: ApexMethod<{ conversationRecordId: string; kind: string; id: string }, ConversationSummary>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.applyNow" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingProgress } from "apex/types";
  const method: ApexMethod<object, FieldMappingProgress>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.createAttribute" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingAttribute } from "apex/types";
  const method: ApexMethod<
    { objectName: string; name: string; type: string; description: string; options: string[] },
    FieldMappingAttribute
  >;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.dismissStarters" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ objectName: string }, null>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.exportMappings" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<object, string>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.getPage" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingPage } from "apex/types";
  const method: ApexMethod<{ objectName: string }, FieldMappingPage>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.getProgress" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingProgress } from "apex/types";
  const method: ApexMethod<object, FieldMappingProgress>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.history" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingChange } from "apex/types";
  const method: ApexMethod<object, FieldMappingChange[]>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.importMappings" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingFile } from "apex/types";
  const method: ApexMethod<{ json: string }, FieldMappingFile>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.samplePeople" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingPerson } from "apex/types";
  const method: ApexMethod<{ objectName: string; search: string }, FieldMappingPerson[]>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.sampleValues" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingSample } from "apex/types";
  const method: ApexMethod<{ objectName: string; linkId: string; paths: string[] }, FieldMappingSample>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.save" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingOutcome } from "apex/types";
  const method: ApexMethod<{ objectName: string; version: number; mappings: string }, FieldMappingOutcome>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.steerRun" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingProgress } from "apex/types";
  const method: ApexMethod<{ runId: string; action: string }, FieldMappingProgress>;
  export default method;
}

declare module "@salesforce/apex/FieldMappingController.testOnRecord" {
  import type { ApexMethod } from "apex/method";
  import type { FieldMappingDifference } from "apex/types";
  const method: ApexMethod<{ linkId: string; mappings: string }, FieldMappingDifference[]>;
  export default method;
}

declare module "@salesforce/apex/HealthController.getDetails" {
  import type { ApexMethod } from "apex/method";
  import type { SyncHealth } from "apex/types";
  const method: ApexMethod<object, SyncHealth>;
  export default method;
}

declare module "@salesforce/apex/HealthController.getHealth" {
  import type { ApexMethod } from "apex/method";
  import type { Health } from "apex/types";
  const method: ApexMethod<object, Health>;
  export default method;
}

declare module "@salesforce/apex/HealthController.ignoreFailed" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ code: string; reason: string }, number>;
  export default method;
}

declare module "@salesforce/apex/HealthController.pauseDirections" {
  import type { ApexMethod } from "apex/method";
  import type { Health } from "apex/types";
  const method: ApexMethod<{ inbound: boolean; outbound: boolean }, Health>;
  export default method;
}

declare module "@salesforce/apex/HealthController.retryFailed" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ code: string }, number>;
  export default method;
}

declare module "@salesforce/apex/HealthController.steerRun" {
  import type { ApexMethod } from "apex/method";
  import type { Health } from "apex/types";
  const method: ApexMethod<{ runId: string; action: string }, Health>;
  export default method;
}

declare module "@salesforce/apex/HealthController.takeOver" {
  import type { ApexMethod } from "apex/method";
  import type { Health } from "apex/types";
  const method: ApexMethod<object, Health>;
  export default method;
}

declare module "@salesforce/apex/ImportController.estimate" {
  import type { ApexMethod } from "apex/method";
  import type { ImportEstimate } from "apex/types";
  const method: ApexMethod<{ scope: string }, ImportEstimate>;
  export default method;
}

declare module "@salesforce/apex/ImportController.getAttention" {
  import type { ApexMethod } from "apex/method";
  import type { ImportAttention } from "apex/types";
  const method: ApexMethod<{ runId: string }, ImportAttention[]>;
  export default method;
}

declare module "@salesforce/apex/ImportController.getPage" {
  import type { ApexMethod } from "apex/method";
  import type { ImportPage } from "apex/types";
  const method: ApexMethod<object, ImportPage>;
  export default method;
}

declare module "@salesforce/apex/ImportController.getProgress" {
  import type { ApexMethod } from "apex/method";
  import type { ImportProgress } from "apex/types";
  const method: ApexMethod<{ runId: string }, ImportProgress>;
  export default method;
}

declare module "@salesforce/apex/ImportController.saveChoices" {
  import type { ApexMethod } from "apex/method";
  import type { ImportPage } from "apex/types";
  const method: ApexMethod<{ choices: string }, ImportPage>;
  export default method;
}

declare module "@salesforce/apex/ImportController.startImport" {
  import type { ApexMethod } from "apex/method";
  import type { ImportProgress } from "apex/types";
  const method: ApexMethod<{ scope: string; estimate: string }, ImportProgress>;
  export default method;
}

declare module "@salesforce/apex/ImportController.steerImport" {
  import type { ApexMethod } from "apex/method";
  import type { ImportProgress } from "apex/types";
  const method: ApexMethod<{ runId: string; action: string }, ImportProgress>;
  export default method;
}

declare module "@salesforce/apex/LivePagesController.isOn" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<object, boolean>;
  export default method;
}

declare module "@salesforce/apex/LivePagesController.turn" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ isOn: boolean }, boolean>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.decide" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ linkId: string; recordId: string }, null>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.getQueue" {
  import type { ApexMethod } from "apex/method";
  import type { MatchQueue } from "apex/types";
  const method: ApexMethod<{ decided: boolean; skipped: number }, MatchQueue>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.getRules" {
  import type { ApexMethod } from "apex/method";
  import type { MatchPage } from "apex/types";
  const method: ApexMethod<object, MatchPage>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.getRuns" {
  import type { ApexMethod } from "apex/method";
  import type { MatchRun } from "apex/types";
  const method: ApexMethod<object, MatchRun[]>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.preview" {
  import type { ApexMethod } from "apex/method";
  import type { MatchPreview } from "apex/types";
  const method: ApexMethod<{ rules: string }, MatchPreview>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.previewCompanies" {
  import type { ApexMethod } from "apex/method";
  import type { MatchPreview } from "apex/types";
  const method: ApexMethod<{ rules: string }, MatchPreview>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.reopen" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ linkId: string }, null>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.saveRules" {
  import type { ApexMethod } from "apex/method";
  import type { MatchSave } from "apex/types";
  const method: ApexMethod<{ rules: string }, MatchSave>;
  export default method;
}

declare module "@salesforce/apex/MatchingController.steerRun" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ runId: string; action: string }, null>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.exportCsv" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<object, string>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.getExamples" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ rules: string }, string[]>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.getMoves" {
  import type { ApexMethod } from "apex/method";
  import type { OwnerMoveProgress } from "apex/types";
  const method: ApexMethod<object, OwnerMoveProgress[]>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.getSetup" {
  import type { ApexMethod } from "apex/method";
  import type { OwnerSetup } from "apex/types";
  const method: ApexMethod<{ filter: string; search: string }, OwnerSetup>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.importCsv" {
  import type { ApexMethod } from "apex/method";
  import type { OwnerImport } from "apex/types";
  const method: ApexMethod<{ text: string; isPreview: boolean }, OwnerImport>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.previewAlignment" {
  import type { ApexMethod } from "apex/method";
  import type { OwnerPreview } from "apex/types";
  const method: ApexMethod<object, OwnerPreview>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.refreshTeammates" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<object, null>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.saveMappings" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ changes: string }, null>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.saveRules" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ rules: string }, null>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.startAlignment" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<object, null>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.steerMove" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ runId: string; action: string }, null>;
  export default method;
}

declare module "@salesforce/apex/OwnerSetupController.suggestMatches" {
  import type { ApexMethod } from "apex/method";
  import type { OwnerRow } from "apex/types";
  const method: ApexMethod<object, OwnerRow[]>;
  export default method;
}

declare module "@salesforce/apex/OwnershipController.getOwnership" {
  import type { ApexMethod } from "apex/method";
  import type { Ownership } from "apex/types";
  const method: ApexMethod<{ recordId: string }, Ownership>;
  export default method;
}

declare module "@salesforce/apex/PersonPanelController.choose" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string; linkId: string }, null>;
  export default method;
}

declare module "@salesforce/apex/PersonPanelController.getPerson" {
  import type { ApexMethod } from "apex/method";
  import type { PersonPanel } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, PersonPanel>;
  export default method;
}

declare module "@salesforce/apex/PersonPanelController.link" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string; intercomContactId: string }, null>;
  export default method;
}

declare module "@salesforce/apex/PersonPanelController.retry" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, null>;
  export default method;
}

declare module "@salesforce/apex/PersonPanelController.search" {
  import type { ApexMethod } from "apex/method";
  import type { PersonChoice } from "apex/types";
  const method: ApexMethod<{ recordId: string; text: string }, PersonChoice[]>;
  export default method;
}

declare module "@salesforce/apex/ReplyController.begin" {
  import type { ApexMethod } from "apex/method";
  import type { TranscriptMessage } from "apex/types";
  const method: ApexMethod<
    {
      recordId: string;
      conversationRecordId: string;
      clientKey: string;
      kind: string;
      text: string;
      attachmentUrls: string[];
    },
    TranscriptMessage
  >;
  export default method;
}

declare module "@salesforce/apex/ReplyController.discard" {
  import type { ApexMethod } from "apex/method";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string; clientKey: string }, null>;
  export default method;
}

declare module "@salesforce/apex/ReplyController.getSender" {
  import type { ApexMethod } from "apex/method";
  import type { Sender } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string }, Sender>;
  export default method;
}

declare module "@salesforce/apex/ReplyController.look" {
  import type { ApexMethod } from "apex/method";
  import type { SendResult } from "apex/types";
  const method: ApexMethod<{ recordId: string; conversationRecordId: string; clientKey: string }, SendResult>;
  export default method;
}

declare module "@salesforce/apex/ReplyController.send" {
  import type { ApexMethod } from "apex/method";
  import type { SendResult } from "apex/types";
  const method: ApexMethod<
    { recordId: string; conversationRecordId: string; clientKey: string; sendToken: string },
    SendResult
  >;
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
