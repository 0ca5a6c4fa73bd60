import { lazyPart } from "../components/ui/lazy-part.ts";
import { lazyPage } from "./lazy-page.ts";

export const OverviewPage = lazyPage(
  async () => (await import("../features/overview/overview-page.tsx")).OverviewPage,
);
export const InstancePage = lazyPage(
  async () => (await import("../features/instances/instance-page.tsx")).InstancePage,
);
export const NewInstancePage = lazyPage(
  async () => (await import("../features/instances/new-instance-page.tsx")).NewInstancePage,
);
export const ContactsPage = lazyPage(
  async () => (await import("../features/contacts/contacts-page.tsx")).ContactsPage,
);
export const ContactPage = lazyPage(
  async () => (await import("../features/contacts/contact-page.tsx")).ContactPage,
);
export const ConversationsPage = lazyPage(
  async () => (await import("../features/conversations/conversations-page.tsx")).ConversationsPage,
);
export const ConversationPage = lazyPage(
  async () => (await import("../features/conversations/conversation-page.tsx")).ConversationPage,
);
export const InspectorPage = lazyPage(
  async () => (await import("../features/associations/inspector/inspector-page.tsx")).InspectorPage,
);
export const ChecksPage = lazyPage(
  async () => (await import("../features/checks/checks-page.tsx")).ChecksPage,
);
export const ObjectTypesPage = lazyPage(
  async () => (await import("../features/objects/object-types-page.tsx")).ObjectTypesPage,
);
export const ObjectTypePage = lazyPage(
  async () => (await import("../features/objects/object-type-page.tsx")).ObjectTypePage,
);
export const NewObjectTypePage = lazyPage(
  async () => (await import("../features/objects/new-object-type-page.tsx")).NewObjectTypePage,
);
export const RecordAttributesPage = lazyPage(
  async () => (await import("../features/objects/record-attributes-page.tsx")).RecordAttributesPage,
);
export const SchemaMapPage = lazyPage(
  async () => (await import("../features/objects/map/schema-map-page.tsx")).SchemaMapPage,
);
export const ReferenceListPage = lazyPage(
  async () => (await import("../features/objects/map/reference-list-page.tsx")).ReferenceListPage,
);

export const ConnectionPage = lazyPage(
  async () => (await import("../features/connection/connection-page.tsx")).ConnectionPage,
);

export const CopySections = lazyPart(
  async () => (await import("../features/sync/copy-sections.tsx")).CopySections,
);
export const OutboxPage = lazyPage(
  async () => (await import("../features/sync/outbox-page.tsx")).OutboxPage,
);
export const GonePage = lazyPage(
  async () => (await import("../features/sync/gone-page.tsx")).GonePage,
);

export const ChecksOverview = lazyPart(
  async () => (await import("../features/checks/checks-overview.tsx")).ChecksOverview,
);
