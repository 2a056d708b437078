import assert from "node:assert/strict";
import { test } from "node:test";
import { Org } from "../org.js";

const CONVERSION = `
Account company = new Account(Name = 'Unknown');
insert company;
Contact person = new Contact(LastName = 'Lovelace', FirstName = 'Ada', Email = 'ada@example.com', AccountId = company.Id);
insert person;
company.RecordTypeId = [SELECT Id FROM RecordType WHERE SObjectType = 'Account' AND IsPersonType = true LIMIT 1].Id;
company.PersonTitle = 'Countess';
update company;
Account found = [SELECT Name, IsPersonAccount, PersonContactId, PersonEmail, LastName FROM Account WHERE Id = :company.Id];
System.assertEquals(person.Id, found.PersonContactId);
System.assertEquals('Ada Lovelace', found.Name);
System.assertEquals('ada@example.com', found.PersonEmail);
Contact kept = [SELECT IsPersonAccount, Title FROM Contact WHERE AccountId = :company.Id];
System.assert(kept.IsPersonAccount);
System.assertEquals('Countess', kept.Title);`;

test("a business account that becomes a person takes over its only contact", () => {
  const org = Org.create({ sources: [], shape: { personAccounts: true } });
  try {
    assert.doesNotThrow(() => org.executeAnonymous(CONVERSION));
  } finally {
    org.close();
  }
});
