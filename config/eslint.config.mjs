// ESLint for everything written in TypeScript: npx eslint -c config/eslint.config.mjs .
import path from "node:path";
import { defineConfig } from "eslint/config";
import lwcTypeScript from "@salesforce/eslint-config-lwc/recommended-ts.js";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

const root = path.resolve(import.meta.dirname, "..");
const testFiles = ["**/__tests__/**/*.ts"];

const strict = {
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/consistent-type-imports": "error",
  "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  eqeqeq: ["error", "always"],
  "no-console": "off",
};

export default defineConfig([
  {
    ignores: [
      "**/node_modules/**",
      "**/dist/**",
      "coverage/**",
      "reports/**",
      "suites/**",
      ".cache/**",
      ".local/**",
      "config/jest.stubs/**", // components without types: the compiler of the tests reads them
      "force-app/**/*.js", // emitted
      "local/lightning/fixtures/**", // one of them is broken on purpose
    ],
  },
  {
    files: ["force-app/main/**/lwc/**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, lwcTypeScript],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: ["./config/tsconfig.test.json"], tsconfigRootDir: root },
    },
    rules: {
      ...strict,
      "no-console": "error",
      // The base configuration forbids `void`; no-floating-promises asks for it.
      "no-void": ["error", { allowAsStatement: true }],
      "dot-notation": "off",
      "no-use-before-define": "off",
      // The type-aware rule of the same name knows the parameters of function types.
      "no-unused-vars": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { inheritedMethods: false } }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: testFiles,
    extends: [jest.configs["flat/recommended"]],
    rules: {
      "@lwc/lwc/no-async-operation": "off",
      "@lwc/lwc/prefer-custom-event": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
      "jest/expect-expect": ["error", { assertFunctionNames: ["expect", "expect*"] }],
    },
  },
  {
    files: ["local/**/*.ts", "scripts/**/*.ts", "e2e/**/*.ts"],
    ignores: ["**/*.d.ts", "local/lightning/platform/**", "local/lightning/modules/**", "local/intercom/page/**"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: ["./tsconfig.json"], tsconfigRootDir: root } },
    rules: {
      ...strict,
      eqeqeq: ["error", "always", { null: "ignore" }],
      // Values of Apex programs are `unknown` and get their text from runtime/text.ts; Apex exceptions are thrown as they are.
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/only-throw-error": "off",
      // Functions travel in records by design, and a union may name the usual texts of a string.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-redundant-type-constituents": "off",
      "@typescript-eslint/no-this-alias": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // node:test's describe and test return promises that the runner itself awaits.
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            { from: "package", package: "node:test", name: ["test", "describe", "it", "suite"] },
          ],
        },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Export by name: a name is the same wherever it is used." },
        { selector: "TSEnumDeclaration", message: "Only erasable TypeScript: use a union of strings." },
      ],
    },
  },
]);
