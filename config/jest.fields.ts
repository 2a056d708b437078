// What the server answers about fields, for the tests of the page's components.
import type { FieldMappingAttribute, FieldMappingField, FieldMappingItem, FieldMappingPage } from "apex/types";

export const attribute = (name: string, values: Partial<FieldMappingAttribute> = {}): FieldMappingAttribute => ({
  name,
  label: name,
  type: "string",
  readOnly: false,
  custom: name.startsWith("custom_attributes."),
  archived: false,
  options: [],
  ...values,
});

export const field = (path: string, values: Partial<FieldMappingField> = {}): FieldMappingField => ({
  path,
  label: path,
  type: "string",
  shape: "STRING",
  section: "record",
  readOnly: false,
  required: false,
  length: 80,
  restricted: false,
  values: [],
  referenceFields: [],
  ...values,
});

export const mapping = (attributeName: string, values: Partial<FieldMappingItem> = {}): FieldMappingItem => ({
  objectName: "Contact",
  attributeName,
  attributeType: "string",
  fieldPath: "Title",
  staticValue: null,
  rule: "Salesforce Wins",
  blankMayOverwrite: false,
  valueMap: null,
  referenceBy: null,
  active: true,
  problem: null,
  ...values,
});

const PLAN = ["Starter", "Team"];

/** Three mappings: one in order, one paused, one off. */
export const page = (values: Partial<FieldMappingPage> = {}): FieldMappingPage => ({
  canConfigure: true,
  connected: true,
  objectName: "Contact",
  version: 4,
  attributes: [
    attribute("phone", { label: "Phone" }),
    attribute("created_at", { label: "First seen", type: "date", readOnly: true }),
    attribute("custom_attributes.job", { label: "Job title" }),
    attribute("custom_attributes.plan", { label: "Plan", type: "list", options: PLAN }),
    attribute("custom_attributes.old", { label: "Old", archived: true }),
  ],
  fields: [
    field("Title", { label: "Title" }),
    field("Phone", { label: "Business Phone" }),
    field("Plan__c", { label: "Plan", type: "picklist", shape: "PICKLIST", values: ["Starter", "Pro"] }),
    field("Account.Name", { label: "Account Name", shape: "READ", section: "account", readOnly: true }),
    field("ReportsToId", { label: "Reports To", type: "reference", shape: "REFERENCE", referenceFields: ["Name"] }),
    field("MailingAddress", { label: "Mailing Address", type: "address", shape: "ADDRESS" }),
  ],
  refusals: [
    { attributeType: "string", shape: "READ", toIntercom: null, toSalesforce: "Nobody can write the field." },
    { attributeType: "string", shape: "ADDRESS", toIntercom: "It holds no value.", toSalesforce: "It holds no value." },
  ],
  mappings: [
    mapping("phone", { fieldPath: "Phone" }),
    mapping("custom_attributes.job", { problem: "The field was given another type." }),
    mapping("custom_attributes.plan", { attributeType: "list", fieldPath: "Plan__c", active: false }),
  ],
  starters: [],
  startersDismissed: false,
  customAttributes: 12,
  mostCustomAttributes: 250,
  ...values,
});
