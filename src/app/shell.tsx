import { ActionIcon } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { IconMenu2, IconSearch } from "@tabler/icons-react";
import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { FailureState } from "../components/ui/failure-state.tsx";
import { TableSkeleton } from "../components/data-table/table-skeleton.tsx";
import { useSchemaQuery } from "../workspace/schema-query.ts";
import { AnnouncementRegion } from "./announcement-region.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { NavigationDrawer } from "./navigation-drawer.tsx";
import { Navigation } from "./navigation.tsx";
import { PageAnnouncer } from "./page-announcer.tsx";
import { useSearchPalette } from "./search-launcher.tsx";
import classes from "./shell.module.css";

/** The frame of every page: navigation at the left (a drawer on phones), the page beside it. */
export function Shell() {
  const [isMenuOpen, menu] = useDisclosure();
  const [isNarrow, setIsNarrow] = useLocalStorage({
    key: "objectory-narrow-navigation",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const schema = useSchemaQuery();
  const search = useSearchPalette();
  return (
    <div className={classes.shell} data-narrow={isNarrow || undefined}>
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <div className={classes.sidebar}>
        <Navigation
          schema={schema.data}
          isNarrow={isNarrow}
          onSearch={search.open}
          onToggleWidth={() => setIsNarrow(!isNarrow)}
        />
      </div>
      <header className={classes.phoneBar}>
        <ActionIcon size={36} aria-label="Open navigation" onClick={menu.open}>
          <IconMenu2 size={20} stroke={1.5} />
        </ActionIcon>
        <span>Objectory</span>
        <ActionIcon
          size={36}
          aria-label="Search everything"
          className={classes.search ?? ""}
          onClick={search.open}
        >
          <IconSearch size={20} stroke={1.5} />
        </ActionIcon>
      </header>
      {isMenuOpen ? (
        <NavigationDrawer onClose={menu.close}>
          <Navigation schema={schema.data} onNavigate={menu.close} />
        </NavigationDrawer>
      ) : null}
      <main id="main" tabIndex={-1} className={classes.main}>
        <ConnectionBanner />
        <SchemaGate schema={schema}>
          <Suspense fallback={<TableSkeleton />}>
            <Outlet />
          </Suspense>
        </SchemaGate>
      </main>
      {schema.data ? search.palette : null}
      <PageAnnouncer />
      <AnnouncementRegion />
    </div>
  );
}

/** Pages read the data model as they please; here it is waited for, once. */
function SchemaGate({
  schema,
  children,
}: {
  schema: ReturnType<typeof useSchemaQuery>;
  children: React.ReactNode;
}) {
  if (schema.data) return children;
  if (schema.error) {
    return (
      <FailureState
        what="The data model could not be loaded"
        failure={schema.error}
        onRetry={() => void schema.refetch()}
      />
    );
  }
  return <TableSkeleton />;
}
