import { compare } from "../runtime/equality.js";
import { defineClass } from "./define.js";

/** A System.SelectOption: one choice of a list on a Visualforce page. */
class SelectOption {
  static readonly apexName = "System.SelectOption";
  value: string | null;
  label: string | null;
  disabled: boolean;
  escapeItem = true;

  constructor(value: string | null, label: string | null, disabled: boolean | null = false) {
    this.value = value;
    this.label = label;
    this.disabled = disabled === true;
  }

  /** Options sort by value, then by label. Source: "List Sorting", Apex Developer Guide. */
  apexCompareTo(other: SelectOption): number {
    return compare(this.value, other.value) || compare(this.label, other.label);
  }

  apexText(): string {
    return `System.SelectOption[value="${this.value ?? ""}", label="${this.label ?? ""}", disabled="${this.disabled}"]`;
  }
}

defineClass({
  name: "System.SelectOption",
  js: SelectOption,
  constructors: {
    "(String value, String label)": (value: string | null, label: string | null) => new SelectOption(value, label),
    "(String value, String label, Boolean isDisabled)": (
      value: string | null,
      label: string | null,
      isDisabled: boolean | null,
    ) => new SelectOption(value, label, isDisabled),
  },
  methods: {
    "Boolean getDisabled()": (self: SelectOption) => self.disabled,
    "Boolean getEscapeItem()": (self: SelectOption) => self.escapeItem,
    "String getLabel()": (self: SelectOption) => self.label,
    "String getValue()": (self: SelectOption) => self.value,
    "void setDisabled(Boolean isDisabled)": (self: SelectOption, isDisabled: boolean | null) => {
      self.disabled = isDisabled === true;
    },
    "void setEscapeItem(Boolean isEscaped)": (self: SelectOption, isEscaped: boolean | null) => {
      self.escapeItem = isEscaped !== false;
    },
    "void setLabel(String label)": (self: SelectOption, label: string | null) => {
      self.label = label;
    },
    "void setValue(String value)": (self: SelectOption, value: string | null) => {
      self.value = value;
    },
    "String toString()": (self: SelectOption) => self.apexText(),
  },
});
