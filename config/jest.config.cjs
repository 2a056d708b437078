// Jest for the Lightning Web Components: npx jest --config config/jest.config.cjs
const { createRequire } = require("node:module");
const path = require("node:path");
const { jestConfig } = require("@salesforce/sfdx-lwc-jest/config");

// The preset brings an older engine than the compiler it uses: the tests run on the engine of `lwc` itself,
// the one that the local Lightning pages run on.
const engine = createRequire(require.resolve("lwc")).resolve("@lwc/engine-dom").replace(/\.js$/, ".cjs");

module.exports = {
  ...jestConfig,
  rootDir: path.resolve(__dirname, ".."),
  roots: ["<rootDir>/force-app"],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    // jsdom lays nothing out and cannot parse container queries.
    "\\.css(\\?.*)?$": require.resolve("@lwc/jest-resolver/resources/emptyStyleMock.js"),
    "^(lwc|@lwc/engine-dom)$": engine,
    "^lightning/(progressBar|progressRing)$": "<rootDir>/config/jest.stubs/progress.js",
    "^test/(\\w+)$": "<rootDir>/config/jest.$1.ts",
  },
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), "<rootDir>/config/jest.setup.cjs"],
  // The default also counts the JavaScript that tsc writes beside its source.
  collectCoverageFrom: ["force-app/**/lwc/**/*.ts", "!**/__tests__/**", "!**/*.d.ts"],
  coverageDirectory: "<rootDir>/coverage/lwc",
  coverageThreshold: { global: { lines: 90 } },
};
