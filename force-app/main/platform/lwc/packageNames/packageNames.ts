import conversation from "@salesforce/schema/Intercom_Conversation__c";

// The platform writes the namespace into this name, and a page has no other way to learn it.
const prefix = conversation.objectApiName.replace(/Intercom_Conversation__c$/, "");

/** The name by which Lightning finds one of the package's own tabs. */
export const tabName = (name: string): string => prefix + name;

/** The package's conversation object, with the namespace. */
export const conversationObject = conversation.objectApiName;

/** The channel on which one of the package's own events is delivered to pages. */
export const eventChannel = (name: string): string => `/event/${prefix}${name}`;
