// Jest for the Lightning Web Components: npx jest --config config/jest.config.cjs
const path = require("node:path");
const { jestConfig } = require("@salesforce/sfdx-lwc-jest/config");

module.exports = {
  ...jestConfig,
  rootDir: path.resolve(__dirname, ".."),
  roots: ["<rootDir>/force-app"],
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), "<rootDir>/config/jest.setup.cjs"],
  // The default also counts the JavaScript that tsc writes beside its source.
  collectCoverageFrom: ["force-app/**/lwc/**/*.ts", "!**/__tests__/**", "!**/*.d.ts"],
  coverageDirectory: "<rootDir>/coverage/lwc",
  coverageThreshold: { global: { lines: 90 } },
};
