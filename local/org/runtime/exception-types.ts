/** Built-in exception types by canonical name, each with its parent. Source: reference pages of the namespaces named. */
const ROOT = "System.Exception";

const BARE_SYSTEM = `AsyncException AssertException BigObjectException CalloutException DataWeaveScriptException
  DmlException DuplicateMessageException EmailException ExternalObjectException FinalException FlowException
  FormulaEvaluationException FormulaValidationException HandledException IllegalArgumentException InvalidHeaderException InvalidParameterValueException
  InvalidReadTransactionException JSONException LicenseException LimitException ListException MathException
  NoAccessException NoDataFoundException NoSuchElementException NullPointerException ProcedureException QueryException
  RequiredFeatureMissing RequiredFeatureMissingException SearchException SecurityException SerializationException
  SObjectException StringException TouchHandledException TransientCursorException FatalCursorException TypeException
  UnexpectedException UnsupportedOperationException VisualforceException XmlException AuraHandledException
  DateTimeException PatternSyntaxException UserManagementException`.split(/\s+/);

const OTHERS = `Auth.AuthProviderPluginException Auth.JWTBearerTokenExchange.JWTBearerTokenExchangeException
  Auth.DiscoveryCustomErrorException Auth.LoginDiscoveryException Auth.VerificationException Auth.ConnectedAppPluginException
  Cache.Org.OrgCacheException Cache.Session.SessionCacheException Cache.InvalidParamException Cache.ItemSizeLimitExceededException
  Cache.PlatformCacheInvalidOperationException Cache.CacheBuilderExecutionException Canvas.CanvasRenderException
  Compression.ZipException ConnectApi.ConnectApiException ConnectApi.NotFoundException ConnectApi.RateLimitException
  Database.CursorException DataSource.DataSourceException DataSource.OAuthTokenExpiredException
  EventBus.RetryableException EventBus.InvalidReplayIdException FormulaEval.FormulaValidationException
  Functions.FunctionInvocationException Invocable.InvocableActionException Flow.FlowException
  Metadata.DeployException Process.PluginException Reports.FeatureNotSupportedException Reports.InstanceAccessException
  Reports.InvalidFilterException Reports.InvalidReportMetadataException Reports.InvalidSnapshotDateException
  Reports.MetadataException Reports.ReportRunException Reports.UnsupportedOperationException
  Site.ExternalUserCreateException QuickAction.QuickActionException Search.SearchException PlaceQuote.PlaceQuoteException
  RevSalesTrxn.PlaceSalesTransactionException WaveTemplate.TemplateApexException WaveTemplate.TemplateInterruptException`.split(
  /\s+/,
);

export const EXCEPTION_TYPES: readonly (readonly [name: string, parent: string])[] = [
  ...BARE_SYSTEM.map((name) => [`System.${name}`, ROOT] as const),
  ...OTHERS.map((name) => [name, ROOT] as const),
];
