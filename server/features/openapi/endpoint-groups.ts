import { associationEndpoints } from "../../../contract/associations.ts";
import { attributeIndexEndpoints } from "../../../contract/attribute-indexes.ts";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { checkEndpoints } from "../../../contract/checks.ts";
import { connectionEndpoints } from "../../../contract/connection.ts";
import { contactEndpoints } from "../../../contract/contacts.ts";
import { conversationAttributeEndpoints } from "../../../contract/conversation-attributes.ts";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import { dataAttributeEndpoints } from "../../../contract/data-attributes.ts";
import { deletionEndpoints } from "../../../contract/deletions.ts";
import type { Endpoint } from "../../../contract/endpoint.ts";
import { everywhereSearchEndpoint } from "../../../contract/everywhere-search.ts";
import { instanceGroupEndpoints } from "../../../contract/instance-groups.ts";
import { instanceQueryEndpoints } from "../../../contract/instance-query.ts";
import { facetEndpoints } from "../../../contract/facets.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { meEndpoint } from "../../../contract/me.ts";
import { neighbourhoodEndpoints } from "../../../contract/neighbourhood.ts";
import { objectEndpoints } from "../../../contract/objects.ts";
import { openApiEndpoint } from "../../../contract/openapi.ts";
import { outboxEndpoints } from "../../../contract/outbox.ts";
import { overviewEndpoint } from "../../../contract/overview.ts";
import {
  contactExportEndpoints,
  conversationExportEndpoints,
  instanceExportEndpoints,
} from "../../../contract/exports.ts";
import { goneRecordEndpoints } from "../../../contract/gone-records.ts";
import { recordChangeEndpoints } from "../../../contract/record-changes.ts";
import { schemaAlarmEndpoints } from "../../../contract/schema-alarms.ts";
import { syncEndpoints } from "../../../contract/sync.ts";
import { healthEndpoint } from "../../../contract/health.ts";
import { referenceEndpoints } from "../../../contract/references.ts";
import { schemaDeletionEndpoints } from "../../../contract/schema-deletions.ts";
import { sessionEndpoints } from "../../../contract/session.ts";
import { viewEndpoints } from "../../../contract/views.ts";

/** Every call there is, by the noun it is about; a test holds the list against the contract. */
export const endpointGroups: Record<string, Record<string, Endpoint>> = {
  instances: instanceEndpoints,
  instanceQuery: instanceQueryEndpoints,
  instanceExports: instanceExportEndpoints,
  contactExports: contactExportEndpoints,
  conversationExports: conversationExportEndpoints,
  facets: facetEndpoints,
  instanceGroups: instanceGroupEndpoints,
  deletions: deletionEndpoints,
  contacts: contactEndpoints,
  conversations: conversationEndpoints,
  dataAttributes: dataAttributeEndpoints,
  conversationAttributes: conversationAttributeEndpoints,
  me: { get: meEndpoint },
  objects: objectEndpoints,
  attributes: attributeEndpoints,
  schemaDeletions: schemaDeletionEndpoints,
  attributeIndexes: attributeIndexEndpoints,
  associations: associationEndpoints,
  neighbourhood: neighbourhoodEndpoints,
  references: referenceEndpoints,
  checks: checkEndpoints,
  views: viewEndpoints,
  search: { get: everywhereSearchEndpoint },
  overview: { get: overviewEndpoint },
  connection: connectionEndpoints,
  sync: syncEndpoints,
  goneRecords: goneRecordEndpoints,
  recordChanges: recordChangeEndpoints,
  schemaAlarms: schemaAlarmEndpoints,
  outbox: outboxEndpoints,
  session: sessionEndpoints,
  server: { health: healthEndpoint, openapi: openApiEndpoint },
};

/** The calls that need no token. */
export const publicEndpoints: ReadonlySet<Endpoint> = new Set<Endpoint>([
  healthEndpoint,
  sessionEndpoints.signIn,
]);
