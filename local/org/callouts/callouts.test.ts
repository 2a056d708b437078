import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Worker } from "node:worker_threads";
import type { Org } from "../org.js";
import { withOrg } from "../testing/source-folder.js";

const SERVER = `
const http = require('node:http');
const { parentPort } = require('node:worker_threads');
http.createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://x');
  response.setHeader('X-Path', pathname);
  if (searchParams.has('size')) { response.end('x'.repeat(Number(searchParams.get('size')))); return; }
  if (pathname === '/slow') { setTimeout(() => response.end('late'), 1000); return; }
  response.statusCode = request.headers.authorization === 'Bearer secret' ? 200 : 401;
  response.end(JSON.stringify({ authorization: request.headers.authorization ?? null, method: request.method, path: request.url }));
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
`;

const xml = (kind: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${kind}>`;

const SOURCES: Record<string, string> = {
  "namedCredentials/Api.namedCredential-meta.xml": xml(
    "NamedCredential",
    `<allowMergeFieldsInHeader>true</allowMergeFieldsInHeader><calloutStatus>Enabled</calloutStatus><generateAuthorizationHeader>true</generateAuthorizationHeader><label>Api</label>
<namedCredentialParameters><parameterName>Url</parameterName><parameterType>Url</parameterType><parameterValue>https://api.example.com</parameterValue></namedCredentialParameters>
<namedCredentialParameters><externalCredential>Service</externalCredential><parameterName>ExternalCredential</parameterName><parameterType>Authentication</parameterType></namedCredentialParameters>
<namedCredentialType>SecuredEndpoint</namedCredentialType>`,
  ),
  "externalCredentials/Service.externalCredential-meta.xml": xml(
    "ExternalCredential",
    `<authenticationProtocol>Custom</authenticationProtocol><label>Service</label>
<externalCredentialParameters><parameterGroup>Workspace</parameterGroup><parameterName>Workspace</parameterName><parameterType>NamedPrincipal</parameterType><sequenceNumber>1</sequenceNumber></externalCredentialParameters>
<externalCredentialParameters><parameterGroup>DefaultGroup</parameterGroup><parameterName>Authorization</parameterName><parameterType>AuthHeader</parameterType><parameterValue>{!'Bearer ' &amp; $Credential.Service.Token}</parameterValue><sequenceNumber>1</sequenceNumber></externalCredentialParameters>`,
  ),
  "permissionsets/Caller.permissionset-meta.xml": xml(
    "PermissionSet",
    "<label>Caller</label><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Service-Workspace</externalCredentialPrincipal></externalCredentialPrincipalAccesses>",
  ),
  "Api.cls": `
public class Api {
    public static ConnectApi.Credential store(String token) {
        ConnectApi.CredentialInput input = new ConnectApi.CredentialInput();
        input.externalCredential = 'Service';
        input.principalName = 'Workspace';
        input.principalType = ConnectApi.CredentialPrincipalType.NamedPrincipal;
        input.authenticationProtocol = ConnectApi.CredentialAuthenticationProtocol.Custom;
        ConnectApi.CredentialValueInput value = new ConnectApi.CredentialValueInput();
        value.encrypted = true;
        value.value = token;
        input.credentials = new Map<String, ConnectApi.CredentialValueInput>{ 'Token' => value };
        return ConnectApi.NamedCredentials.createCredential(input);
    }
    public static HttpResponse get(String path, Integer timeout) {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('callout:Api' + path);
        request.setMethod('GET');
        request.setTimeout(timeout);
        return new Http().send(request);
    }
}`,
};

let thread: Worker;
let route = "";
before(async () => {
  thread = new Worker(SERVER, { eval: true, execArgv: [] });
  route = `http://127.0.0.1:${await new Promise<number>((resolve) => thread.once("message", resolve))}`;
});
after(async () => {
  const { closeCallouts } = await import("./callout.js");
  await closeCallouts();
  await thread.terminate();
});

const withApi = (work: (org: Org, run: (apex: string) => string) => void, sources = SOURCES): void => {
  let printed = "";
  withOrg(
    sources,
    (org) => {
      work(org, (apex) => {
        printed = "";
        org.executeAnonymous(apex);
        return printed;
      });
    },
    { calloutRoutes: { "https://api.example.com": route }, onDebug: (_level, text) => (printed += text) },
  );
};

const ASSIGN =
  "insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Caller'].Id);";
const refused = (error: unknown): boolean =>
  /couldn't access the credential/.test(String((error as { message?: string }).message));

test("a callout needs the principal by permission set, then the stored token goes out and never comes back", () => {
  withApi((_org, run) => {
    assert.throws(() => run("Api.get('/me', 2000);"), refused);
    run(ASSIGN);
    assert.throws(() => run("Api.get('/me', 2000);"), refused);
    assert.equal(run("System.debug(Api.store('secret').credentials.get('Token').value);"), "null");
    const answer = run(
      "HttpResponse r = Api.get('/me?x=1', 2000); System.debug(r.getStatusCode() + r.getHeader('x-path') + r.getBody());",
    );
    assert.equal(answer, '200/me{"authorization":"Bearer secret","method":"GET","path":"/me?x=1"}');
    run(
      "ConnectApi.NamedCredentials.deleteCredential('Service', 'Workspace', ConnectApi.CredentialPrincipalType.NamedPrincipal);",
    );
    assert.throws(() => run("Api.get('/me', 2000);"), refused);
  });
});

test("a named credential without formulas in headers sends them as they are written", () => {
  const file = "namedCredentials/Api.namedCredential-meta.xml";
  const without = SOURCES[file]!.replace(/(<allowMergeFieldsInHeader>)true/, "$1false");
  withApi(
    (_org, run) => {
      run(ASSIGN);
      run("Api.store('secret');");
      const answer = run("HttpResponse r = Api.get('/me', 2000); System.debug(r.getStatusCode() + r.getBody());");
      assert.match(answer, /^401\{"authorization":"\{!'Bearer ' & \$Credential\.Service\.Token\}"/);
    },
    { ...SOURCES, [file]: without },
  );
});

test("a callout after uncommitted work is refused", () => {
  withApi((_org, run) => {
    run(ASSIGN);
    run("Api.store('secret');");
    const uncommitted = (error: unknown): boolean =>
      /uncommitted work pending/.test(String((error as { message?: string }).message));
    for (const work of ["insert new Account(Name = 'a');", "Savepoint s = Database.setSavepoint();", "Api.store('x');"])
      assert.throws(
        () =>
          run(
            `try { ${work} } catch (ConnectApi.ConnectApiException e) { insert new Account(Name = 'b'); } Api.get('/me', 2000);`,
          ),
        uncommitted,
        work,
      );
  });
});

test("time-outs, large answers and the 101st callout", () => {
  withApi((_org, run) => {
    run(ASSIGN);
    run("Api.store('secret');");
    const failure = (apex: string): string =>
      run(`try { ${apex} } catch (CalloutException e) { System.debug(e.getMessage()); }`);
    assert.equal(failure("Api.get('/slow', 100);"), "Read timed out");
    assert.equal(failure("Api.get('/x?size=6000001', 2000);"), "Exceeded max size limit of 6000000");
    assert.match(
      failure(
        "HttpRequest r = new HttpRequest(); r.setEndpoint('https://other.example.com'); r.setMethod('GET'); new Http().send(r);",
      ),
      /^Unauthorized endpoint/,
    );
    assert.throws(() => run("for (Integer i = 0; i < 101; i++) Api.get('/me', 2000);"), /Too many callouts: 101/);
  });
});
