import { ActionIcon, Drawer } from "@mantine/core";
import "@mantine/core/styles/Drawer.css";
import { useDisclosure } from "@mantine/hooks";
import { IconMenu2 } from "@tabler/icons-react";
import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { FailureState } from "../components/ui/failure-state.tsx";
import { TableSkeleton } from "../components/data-table/table-skeleton.tsx";
import { useSchemaQuery } from "../workspace/schema-query.ts";
import { ConnectionBanner } from "./connection-banner.tsx";
import { Navigation } from "./navigation.tsx";
import classes from "./shell.module.css";

/** The frame of every page: navigation at the left (a drawer on phones), the page beside it. */
export function Shell() {
  const [isMenuOpen, menu] = useDisclosure();
  const schema = useSchemaQuery();
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <div className={classes.sidebar}>
        <Navigation schema={schema.data} />
      </div>
      <div className={classes.phoneBar}>
        <ActionIcon size={36} aria-label="Open navigation" onClick={menu.open}>
          <IconMenu2 size={20} stroke={1.5} />
        </ActionIcon>
        <span>Objectory</span>
      </div>
      <Drawer opened={isMenuOpen} onClose={menu.close} size={260} title="Objectory" padding={8}>
        <Navigation schema={schema.data} onNavigate={menu.close} />
      </Drawer>
      <main id="main" tabIndex={-1} className={classes.main}>
        <ConnectionBanner />
        <SchemaGate schema={schema}>
          <Suspense fallback={<TableSkeleton />}>
            <Outlet />
          </Suspense>
        </SchemaGate>
      </main>
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
