import { defineClass } from "./define.js";
import { DescribeFieldResult } from "./schema-describe-field-result.js";
import { SObjectFieldToken } from "./schema-tokens.js";

const describe = (self: SObjectFieldToken): DescribeFieldResult => new DescribeFieldResult(self.object, self.field);

defineClass({
  name: "Schema.SObjectField",
  js: SObjectFieldToken,
  methods: {
    "Schema.DescribeFieldResult getDescribe()": describe,
    "Schema.DescribeFieldResult getDescribe(Object options)": describe,
    "String toString()": (self: SObjectFieldToken) => self.field.apiName,
  },
});
