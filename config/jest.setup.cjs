// Runs before each component test file. The real texts of the custom labels, so that a test reads what a person
// reads; a mock function for every Apex method that exists, so that a misspelt one fails; accessibility.
const fs = require("node:fs");
const path = require("node:path");
const { XMLParser } = require("fast-xml-parser");

require("@sa11y/jest").setup();

// jsdom has no layout, hence no ResizeObserver.
global.ResizeObserver = class {
  observe() {}
  disconnect() {}
};

// Navigation that says where it went, and a question that a test answers.
global.navigated = jest.fn();
jest.doMock("lightning/navigation", () => {
  const Navigate = Symbol("Navigate");
  const GenerateUrl = Symbol("GenerateUrl");
  const mixin = (Base) =>
    class extends Base {
      [Navigate](reference) {
        global.navigated(reference);
      }
      [GenerateUrl]({ attributes }) {
        return Promise.resolve(`/lightning/${attributes.recordId ?? attributes.objectApiName ?? attributes.apiName}`);
      }
    };
  return { __esModule: true, NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});
jest.doMock("lightning/confirm", () => ({ __esModule: true, default: { open: jest.fn() } }));

const main = path.resolve(__dirname, "../force-app/main");
const parser = new XMLParser({ isArray: (name) => name === "labels", parseTagValue: false });

for (const module of fs.readdirSync(main)) {
  const file = path.join(main, module, "labels/CustomLabels.labels-meta.xml");
  if (!fs.existsSync(file)) continue;
  for (const label of parser.parse(fs.readFileSync(file, "utf8")).CustomLabels.labels ?? []) {
    jest.doMock(`@salesforce/label/c.${label.fullName}`, () => ({ __esModule: true, default: label.value }), {
      virtual: true,
    });
  }
}

const declarations = fs.readFileSync(path.join(__dirname, "types/apex.generated.d.ts"), "utf8");
for (const [, name] of declarations.matchAll(/^declare module "(@salesforce\/apex\/[^"]+)"/gm)) {
  jest.doMock(name, () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
}

afterEach(() => {
  document.body.replaceChildren();
  jest.resetAllMocks();
  jest.useRealTimers();
});
