import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { readMetadata } from "./read-metadata.js";

const fixtures = path.resolve(import.meta.dirname, "../fixtures/main");

describe("a project as the pages see it", () => {
  const metadata = readMetadata([fixtures], null);

  it("has its apps with tabs, colour and record pages", () => {
    assert.deepEqual(metadata.apps, [
      {
        name: "Visits",
        label: "Visits",
        description: "Who visited whom",
        headerColor: "#2E844A",
        tabs: ["Welcome", "standard-Contact", "standard-Account", "Visit__c"],
        pageOverrides: { "Contact.View": "Contact_Page" },
      },
    ]);
  });

  it("shows the compact layout that an object assigns", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "compact-"));
    const compact = (assignment: string): string[] | null | undefined => {
      const own = path.join(folder, "objects", "Trip__c");
      mkdirSync(path.join(own, "compactLayouts"), { recursive: true });
      writeFileSync(path.join(own, "Trip__c.object-meta.xml"), `<CustomObject>${assignment}</CustomObject>`);
      writeFileSync(
        path.join(own, "compactLayouts", "Short.compactLayout-meta.xml"),
        "<CompactLayout><fullName>Short</fullName><fields>Name</fields><fields>Length__c</fields></CompactLayout>",
      );
      return readMetadata([folder], null).objects["Trip__c"]?.compactFields;
    };
    assert.deepEqual(compact("<compactLayoutAssignment>Short</compactLayoutAssignment>"), ["Name", "Length__c"]);
    assert.deepEqual(compact("<label>Trip</label>"), []);
    rmSync(folder, { recursive: true });
  });

  it("has its tabs with icons", () => {
    assert.deepEqual(metadata.tabs["Welcome"], {
      name: "Welcome",
      label: "Welcome",
      icon: "custom:custom57",
      kind: "page",
      page: "Welcome",
    });
    assert.deepEqual(metadata.tabs["Visit__c"], {
      name: "Visit__c",
      label: "",
      icon: "custom:custom19",
      kind: "object",
      objectApiName: "Visit__c",
    });
    assert.equal(metadata.objects["Visit__c"]?.icon, "custom:custom19");
  });

  it("has its pages with facets, properties and rules", () => {
    const page = metadata.pages["Contact_Page"];
    assert.deepEqual(
      page?.regions.map((region) => `${region.type} ${region.name}`),
      [
        "Region header",
        "Facet Facet-detail",
        "Facet Facet-related",
        "Facet Facet-tabs",
        "Region main",
        "Region sidebar",
      ],
    );
    assert.deepEqual(page?.regions.at(-1)?.items[0], {
      kind: "component",
      identifier: "recordNote",
      component: "recordNote",
      properties: { limit: "3" },
      visibility: {
        filter: "1 OR 2",
        criteria: [
          { left: "{!Record.Title}", operator: "CONTAINS", right: "Chief" },
          { left: "{!$User.Profile.Name}", operator: "EQUAL", right: "System Administrator" },
        ],
      },
    });
  });

  it("has layouts, list views, components and permission sets", () => {
    assert.deepEqual(metadata.layouts["Visit__c"]?.sections[0]?.columns, [
      [
        { field: "Name", behaviour: "Required" },
        { field: "Contact__c", behaviour: "Edit" },
      ],
      [{ field: "Minutes__c", behaviour: "Readonly" }],
    ]);
    assert.deepEqual(metadata.objects["Visit__c"]?.listViews[0]?.columns, ["Name", "Minutes__c"]);
    assert.deepEqual(metadata.components["welcome"]?.properties, [
      { name: "greeting", type: "String", default: "Hello", targets: ["lightning__AppPage"] },
    ]);
    assert.deepEqual(metadata.permissionSets["Visitor"]?.customPermissions, ["Plan_Visits"]);
  });

  it("gets the namespace in every custom name", () => {
    const namespaced = readMetadata([fixtures], "ns");
    assert.equal(namespaced.objects["ns__Visit__c"]?.listViews[0]?.columns[1], "ns__Minutes__c");
    assert.deepEqual(namespaced.apps[0]?.tabs, ["Welcome", "standard-Contact", "standard-Account", "ns__Visit__c"]);
    assert.equal(namespaced.layouts["ns__Visit__c"]?.sections[0]?.columns[0]?.[1]?.field, "ns__Contact__c");
  });

  it("names the file that cannot be read", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "lightning-metadata-"));
    try {
      mkdirSync(path.join(folder, "tabs"));
      writeFileSync(path.join(folder, "tabs/Wrong.tab-meta.xml"), "<CustomTab><label>Half");
      assert.throws(() => readMetadata([folder], null), /Wrong\.tab-meta\.xml is not well-formed XML/);
      writeFileSync(path.join(folder, "tabs/Wrong.tab-meta.xml"), "<Other></Other>");
      assert.throws(() => readMetadata([folder], null), /Wrong\.tab-meta\.xml has no <CustomTab> element/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
