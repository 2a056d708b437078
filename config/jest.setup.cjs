// Runs before each component test file: the accessibility matcher, and the real texts of the custom labels,
// so that a test reads what a person reads and a label that is missing from the package fails.
const fs = require("node:fs");
const path = require("node:path");
const { XMLParser } = require("fast-xml-parser");

require("@sa11y/jest").setup();

// jsdom has no layout, hence no ResizeObserver.
global.ResizeObserver = class {
  observe() {}
  disconnect() {}
};

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
