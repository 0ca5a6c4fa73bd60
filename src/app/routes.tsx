import { createRoute } from "@tanstack/react-router";
import { inspectorSearchSchema } from "../features/associations/inspector/inspector-search.ts";
import { checksSearchSchema } from "../features/checks/checks-search.ts";
import {
  conversationListQuery,
  conversationsSearchSchema,
} from "../features/conversations/conversations-search.ts";
import {
  instanceListQuery,
  instancesSearchSchema,
} from "../features/instances/instances-search.ts";
import { instanceSearchSchema } from "../features/instances/instance-search.ts";
import { instanceQueries } from "../features/instances/queries.ts";
import { referenceListSearchSchema } from "../features/objects/map/reference-list-search.ts";
import { schemaMapSearchSchema } from "../features/objects/map/schema-map-search.ts";
import { recordListQuery, recordListSearchSchema } from "../workspace/list/list-search.ts";
import { useObjectType } from "../workspace/schema-query.ts";
import { instanceIdPart, typeIdPart } from "./address-part.ts";
import { InstancesWithViews } from "./instances-with-views.tsx";
import { fillFromView } from "./open-instances.ts";
import { PageNotFound } from "./page-not-found.tsx";
import {
  ChecksOverview,
  ChecksPage,
  ContactPage,
  ContactsPage,
  ConversationPage,
  ConversationsPage,
  InspectorPage,
  InstancePage,
  NewInstancePage,
  NewObjectTypePage,
  ObjectTypePage,
  ObjectTypesPage,
  OverviewPage,
  RecordAttributesPage,
  ReferenceListPage,
  SchemaMapPage,
} from "./pages.ts";
import { RecordAssociations, renderSetFix } from "./record-associations.tsx";
import { root } from "./root-route.ts";
import { GoneRecord } from "./vendor-parts.ts";
import { vendorRoutes } from "./vendor-routes.tsx";

const overview = createRoute({
  getParentRoute: () => root,
  path: "/",
  loader: async ({ context }) => {
    const { overviewQuery } = await import("../features/overview/queries.ts");
    void context.queryClient.prefetchQuery(overviewQuery);
  },
  component: () => <OverviewPage checks={<ChecksOverview />} />,
});

const instances = createRoute({
  getParentRoute: () => root,
  path: "/objects/$type",
  validateSearch: instancesSearchSchema,
  beforeLoad: ({ context, params, search }) =>
    fillFromView(context.queryClient, params.type, search),
  loaderDeps: ({ search }) => instanceListQuery(search),
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchQuery(instanceQueries.list(params.type, deps));
  },
  component: function InstancesRoute() {
    const { type } = instances.useParams();
    const search = instances.useSearch();
    const objectType = useObjectType(type);
    if (!objectType) return <PageNotFound />;
    return <InstancesWithViews key={type} objectType={objectType} search={search} />;
  },
});

const newInstance = createRoute({
  getParentRoute: () => root,
  path: "/objects/$type/new",
  component: function NewInstanceRoute() {
    const objectType = useObjectType(newInstance.useParams().type);
    if (!objectType) return <PageNotFound />;
    return <NewInstancePage key={objectType.id} objectType={objectType} />;
  },
});

const instance = createRoute({
  getParentRoute: () => root,
  path: "/objects/$type/$id",
  params: {
    parse: ({ type, id }) => ({ type, id: instanceIdPart.read(id) }),
    stringify: ({ type, id }) => ({ type, id: instanceIdPart.write(id) }),
  },
  validateSearch: instanceSearchSchema,
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(instanceQueries.get(params.type, params.id));
  },
  component: function InstanceRoute() {
    const { type, id } = instance.useParams();
    const objectType = useObjectType(type);
    if (!objectType) return <PageNotFound />;
    return (
      <InstancePage
        key={id}
        objectType={objectType}
        id={id}
        search={instance.useSearch()}
        associations={<RecordAssociations kind="instance" id={id} objectTypeId={type} />}
        renderMissing={(notFound) => <GoneRecord kind="instance" id={id} otherwise={notFound} />}
      />
    );
  },
});

const contacts = createRoute({
  getParentRoute: () => root,
  path: "/contacts",
  validateSearch: recordListSearchSchema,
  loaderDeps: ({ search }) => recordListQuery(search),
  loader: async ({ context, deps }) => {
    const { contactQueries } = await import("../features/contacts/queries.ts");
    void context.queryClient.prefetchQuery(contactQueries.page(deps));
  },
  component: () => <ContactsPage search={contacts.useSearch()} />,
});

const contact = createRoute({
  getParentRoute: () => root,
  path: "/contacts/$id",
  loader: async ({ context, params }) => {
    const { contactQueries } = await import("../features/contacts/queries.ts");
    void context.queryClient.prefetchQuery(contactQueries.get(params.id));
  },
  component: function ContactRoute() {
    const { id } = contact.useParams();
    return (
      <ContactPage
        key={id}
        id={id}
        associations={<RecordAssociations kind="contact" id={id} />}
        renderMissing={(notFound) => <GoneRecord kind="contact" id={id} otherwise={notFound} />}
      />
    );
  },
});

const conversations = createRoute({
  getParentRoute: () => root,
  path: "/conversations",
  validateSearch: conversationsSearchSchema,
  loaderDeps: ({ search }) => conversationListQuery(search),
  loader: async ({ context, deps }) => {
    const { conversationQueries } = await import("../features/conversations/queries.ts");
    void context.queryClient.prefetchQuery(conversationQueries.page(deps));
  },
  component: () => <ConversationsPage search={conversations.useSearch()} />,
});

const conversation = createRoute({
  getParentRoute: () => root,
  path: "/conversations/$id",
  loader: async ({ context, params }) => {
    const { conversationQueries } = await import("../features/conversations/queries.ts");
    void context.queryClient.prefetchQuery(conversationQueries.get(params.id));
  },
  component: function ConversationRoute() {
    const { id } = conversation.useParams();
    return (
      <ConversationPage
        key={id}
        id={id}
        associations={<RecordAssociations kind="conversation" id={id} />}
        renderMissing={(notFound) => (
          <GoneRecord kind="conversation" id={id} otherwise={notFound} />
        )}
      />
    );
  },
});

const associations = createRoute({
  getParentRoute: () => root,
  path: "/associations",
  validateSearch: inspectorSearchSchema,
  component: () => <InspectorPage search={associations.useSearch()} />,
});

const checks = createRoute({
  getParentRoute: () => root,
  path: "/checks",
  validateSearch: checksSearchSchema,
  loader: async ({ context }) => {
    const { checkQueries } = await import("../features/checks/queries.ts");
    void context.queryClient.prefetchQuery(checkQueries.summary());
  },
  component: () => <ChecksPage search={checks.useSearch()} renderSetFix={renderSetFix} />,
});

const objectTypes = createRoute({
  getParentRoute: () => root,
  path: "/settings/objects",
  component: () => <ObjectTypesPage />,
});

const newObjectType = createRoute({
  getParentRoute: () => root,
  path: "/settings/objects/new",
  component: () => <NewObjectTypePage />,
});

const objectType = createRoute({
  getParentRoute: () => root,
  path: "/settings/objects/$type",
  params: {
    parse: ({ type }) => ({ type: typeIdPart.read(type) }),
    stringify: ({ type }) => ({ type: typeIdPart.write(type) }),
  },
  component: function ObjectTypeRoute() {
    const { type } = objectType.useParams();
    return <ObjectTypePage key={type} id={type} />;
  },
});

const schemaMap = createRoute({
  getParentRoute: () => root,
  path: "/settings/objects/map",
  validateSearch: schemaMapSearchSchema,
  component: () => <SchemaMapPage search={schemaMap.useSearch()} />,
});

const referenceList = createRoute({
  getParentRoute: () => root,
  path: "/settings/objects/map/$attribute",
  validateSearch: referenceListSearchSchema,
  component: function ReferenceListRoute() {
    const { attribute } = referenceList.useParams();
    return (
      <ReferenceListPage
        key={attribute}
        attributeId={attribute}
        search={referenceList.useSearch()}
      />
    );
  },
});

const contactAttributes = createRoute({
  getParentRoute: () => root,
  path: "/settings/contacts",
  component: () => <RecordAttributesPage ownerKind="contact" />,
});

const conversationAttributes = createRoute({
  getParentRoute: () => root,
  path: "/settings/conversations",
  component: () => <RecordAttributesPage ownerKind="conversation" />,
});

/** The one list of addresses. */
export const routeTree = root.addChildren([
  overview,
  instances,
  newInstance,
  instance,
  contacts,
  contact,
  conversations,
  conversation,
  associations,
  checks,
  objectTypes,
  newObjectType,
  objectType,
  schemaMap,
  referenceList,
  contactAttributes,
  conversationAttributes,
  ...vendorRoutes,
]);
