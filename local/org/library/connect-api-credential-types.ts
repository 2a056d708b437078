import { defineClass } from "./define.js";
import { definePlainClass } from "./plain-class.js";

/** Enums and data classes of ConnectApi that `ConnectApi.NamedCredentials` takes and gives. Source: "ConnectApi Input and Output Classes". */

function enumeration(name: string, ...values: string[]): void {
  defineClass({ name: `ConnectApi.${name}`, kind: "enum", values });
}

enumeration("CredentialPrincipalType", "AwsStsPrincipal", "NamedPrincipal", "PerUserPrincipal");
enumeration(
  "CredentialAuthenticationProtocol",
  "AwsSv4",
  "Basic",
  "Custom",
  "Jwt",
  "NoAuthentication",
  "OAuth",
  "Password",
);
enumeration("CredentialAuthenticationStatus", "Configured", "NotConfigured", "Unknown");
enumeration(
  "CredentialAuthenticationProtocolVariant",
  "AwsSv4_STS",
  "ClientCredentialsClientSecret",
  "ClientCredentialsClientSecretBasic",
  "ClientCredentialsJwtAssertion",
  "JwtBearer",
  "NoAuthentication",
  "RolesAnywhere",
);
enumeration("NamedCredentialType", "Legacy", "PrivateEndpoint", "SecuredEndpoint");
enumeration(
  "NamedCredentialParameterType",
  "AllowedManagedPackageNamespaces",
  "ClientCertificate",
  "ConnectionStatus",
  "OutboundNetworkConnection",
);
enumeration(
  "ExternalCredentialParameterType",
  "AdditionalRefreshStatusCode",
  "AuthParameter",
  "AuthProvider",
  "AuthProviderUrl",
  "AuthProviderUrlQueryParameter",
  "JwtBodyClaim",
  "JwtHeaderClaim",
  "SigningCertificate",
);
enumeration("ExternalCredentialPrincipalAccessType", "PermissionSet", "PermissionSetGroup", "Profile");
enumeration("CreateCredentialAction", "Save", "SaveAndAuthenticate");
enumeration("CalloutStatus", "Disabled", "Enabled");

definePlainClass("ConnectApi.CredentialValueInput", ["Boolean encrypted", "Integer revision", "String value"]);
definePlainClass("ConnectApi.CredentialInput", [
  "ConnectApi.CredentialAuthenticationProtocol authenticationProtocol",
  "ConnectApi.CredentialAuthenticationProtocolVariant authenticationProtocolVariant",
  "Map<String, ConnectApi.CredentialValueInput> credentials",
  "String externalCredential",
  "String principalName",
  "ConnectApi.CredentialPrincipalType principalType",
]);
export const newCredentialValue = definePlainClass("ConnectApi.CredentialValue", [
  "Boolean encrypted",
  "Integer revision",
  "String value",
]);
export const newCredential = definePlainClass("ConnectApi.Credential", [
  "ConnectApi.CredentialAuthenticationProtocol authenticationProtocol",
  "ConnectApi.CredentialAuthenticationProtocolVariant authenticationProtocolVariant",
  "ConnectApi.CredentialAuthenticationStatus authenticationStatus",
  "Map<String, ConnectApi.CredentialValue> credentials",
  "String externalCredential",
  "String principalName",
  "ConnectApi.CredentialPrincipalType principalType",
]);

definePlainClass("ConnectApi.CredentialCustomHeaderInput", [
  "String headerName",
  "String headerValue",
  "String id",
  "Integer sequenceNumber",
]);
export const newCustomHeader = definePlainClass("ConnectApi.CredentialCustomHeader", [
  "String headerName",
  "String headerValue",
  "String id",
  "Integer sequenceNumber",
]);
definePlainClass("ConnectApi.ExternalCredentialParameterInput", [
  "String id",
  "String parameterDescription",
  "String parameterName",
  "ConnectApi.ExternalCredentialParameterType parameterType",
  "String parameterValue",
]);
definePlainClass("ConnectApi.ExternalCredentialParameter", [
  "String id",
  "String parameterDescription",
  "String parameterName",
  "ConnectApi.ExternalCredentialParameterType parameterType",
  "String parameterValue",
]);
definePlainClass("ConnectApi.ExternalCredentialPrincipalInput", [
  "String id",
  "List<ConnectApi.ExternalCredentialParameterInput> parameters",
  "String principalName",
  "ConnectApi.CredentialPrincipalType principalType",
  "Integer sequenceNumber",
]);
definePlainClass("ConnectApi.ExternalCredentialPrincipalAccess", [
  "String developerName",
  "String id",
  "ConnectApi.ExternalCredentialPrincipalAccessType type",
]);
export const newPrincipal = definePlainClass("ConnectApi.ExternalCredentialPrincipal", [
  "ConnectApi.CredentialAuthenticationStatus authenticationStatus",
  "String id",
  "List<ConnectApi.ExternalCredentialParameter> parameters",
  "List<ConnectApi.ExternalCredentialPrincipalAccess> principalAccess",
  "String principalName",
  "ConnectApi.CredentialPrincipalType principalType",
  "Integer sequenceNumber",
]);
definePlainClass("ConnectApi.ExternalCredentialInput", [
  "ConnectApi.CredentialAuthenticationProtocol authenticationProtocol",
  "ConnectApi.CredentialAuthenticationProtocolVariant authenticationProtocolVariant",
  "List<ConnectApi.CredentialCustomHeaderInput> customHeaders",
  "String developerName",
  "String masterLabel",
  "List<ConnectApi.ExternalCredentialParameterInput> parameters",
  "List<ConnectApi.ExternalCredentialPrincipalInput> principals",
]);
export const newExternalCredential = definePlainClass("ConnectApi.ExternalCredential", [
  "ConnectApi.CredentialAuthenticationProtocol authenticationProtocol",
  "ConnectApi.CredentialAuthenticationProtocolVariant authenticationProtocolVariant",
  "ConnectApi.CredentialAuthenticationStatus authenticationStatus",
  "String createdByNamespace",
  "List<ConnectApi.CredentialCustomHeader> customHeaders",
  "String developerName",
  "String id",
  "String masterLabel",
  "List<ConnectApi.ExternalCredentialParameter> parameters",
  "List<ConnectApi.ExternalCredentialPrincipal> principals",
  "List<ConnectApi.NamedCredential> relatedNamedCredentials",
  "String url",
]);
export const newExternalCredentialList = definePlainClass("ConnectApi.ExternalCredentialList", [
  "List<ConnectApi.ExternalCredential> externalCredentials",
]);
definePlainClass("ConnectApi.NamedCredentialCalloutOptionsInput", [
  "Boolean allowMergeFieldsInBody",
  "Boolean allowMergeFieldsInHeader",
  "Boolean generateAuthorizationHeader",
]);
export const newCalloutOptions = definePlainClass("ConnectApi.NamedCredentialCalloutOptions", [
  "Boolean allowMergeFieldsInBody",
  "Boolean allowMergeFieldsInHeader",
  "Boolean generateAuthorizationHeader",
]);
definePlainClass("ConnectApi.NamedCredentialParameterInput", [
  "String id",
  "String parameterDescription",
  "String parameterName",
  "ConnectApi.NamedCredentialParameterType parameterType",
  "String parameterValue",
]);
definePlainClass("ConnectApi.NamedCredentialParameter", [
  "String id",
  "String parameterDescription",
  "String parameterName",
  "ConnectApi.NamedCredentialParameterType parameterType",
  "String parameterValue",
]);
definePlainClass("ConnectApi.NamedCredentialInput", [
  "ConnectApi.NamedCredentialCalloutOptionsInput calloutOptions",
  "ConnectApi.CalloutStatus calloutStatus",
  "String calloutUrl",
  "List<ConnectApi.CredentialCustomHeaderInput> customHeaders",
  "String description",
  "String developerName",
  "List<ConnectApi.ExternalCredentialInput> externalCredentials",
  "String masterLabel",
  "List<ConnectApi.NamedCredentialParameterInput> parameters",
  "ConnectApi.NamedCredentialType type",
]);
export const newNamedCredential = definePlainClass("ConnectApi.NamedCredential", [
  "ConnectApi.NamedCredentialCalloutOptions calloutOptions",
  "ConnectApi.CalloutStatus calloutStatus",
  "String calloutUrl",
  "String createdByNamespace",
  "List<ConnectApi.CredentialCustomHeader> customHeaders",
  "String description",
  "String developerName",
  "List<ConnectApi.ExternalCredential> externalCredentials",
  "String id",
  "String masterLabel",
  "List<ConnectApi.NamedCredentialParameter> parameters",
  "ConnectApi.NamedCredentialType type",
  "String url",
]);
export const newNamedCredentialList = definePlainClass("ConnectApi.NamedCredentialList", [
  "List<ConnectApi.NamedCredential> namedCredentials",
]);
