import {
  IconAddressBook,
  IconChecklist,
  IconLayoutDashboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMessages,
  IconPlugConnected,
  IconPlus,
  IconSearch,
  IconSettings,
  IconSitemap,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Suspense, type ReactNode } from "react";
import type { WorkspaceSchema } from "../../contract/objects.ts";
import { lazyPart, Nothing } from "../components/ui/lazy-part.ts";
import { NavigationViews } from "../features/views/navigation-views.tsx";
import { formatCount } from "../lib/format.ts";
import { whenIdle } from "../lib/when-idle.ts";
import { ObjectTypeIcon } from "../workspace/object-type-icon.tsx";
import classes from "./navigation.module.css";
import { ThemeToggle } from "./theme-toggle.tsx";
import { CopyNavigation } from "./vendor-parts.ts";
import { WorkspaceName } from "./workspace-name.tsx";

// The first page comes first.
const ChecksCount = lazyPart(async () => {
  await whenIdle();
  return (await import("./checks-count.tsx")).ChecksCount;
}, Nothing);

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

interface NavigationProps {
  schema: WorkspaceSchema | undefined;
  /** Icons alone; every link keeps its name for those who hear it or hover over it. */
  isNarrow?: boolean;
  /** Absent where the navigation lies over the page. */
  onToggleWidth?: () => void;
  onNavigate?: () => void;
  /** Absent where the way to search stands elsewhere. */
  onSearch?: () => void;
}

export function Navigation({
  schema,
  isNarrow,
  onToggleWidth,
  onNavigate,
  onSearch,
}: NavigationProps) {
  const types = schema?.object_types.filter(({ archived }) => !archived) ?? [];
  const link = { className: classes.link, onClick: onNavigate };
  return (
    <nav aria-label="Main" className={classes.navigation} data-narrow={isNarrow}>
      <div className={classes.brand}>
        <img src="/favicon.svg" alt="" width={20} height={20} />
        <span className={classes.label}>Objectory</span>
      </div>
      {onSearch ? (
        <button
          type="button"
          className={classes.search}
          aria-keyshortcuts="Control+K Meta+K"
          title="Search everything (Ctrl+K)"
          onClick={onSearch}
        >
          <Label icon={<IconSearch size={16} stroke={1.5} aria-hidden />}>Search…</Label>
          <kbd aria-hidden>{isApple ? "⌘K" : "Ctrl K"}</kbd>
        </button>
      ) : null}
      <Link to="/" activeOptions={{ exact: true }} title="Overview" {...link}>
        <Label icon={<IconLayoutDashboard size={16} stroke={1.5} aria-hidden />}>Overview</Label>
      </Link>
      <div className={classes.heading}>
        <h2>Objects</h2>
        <Link
          to="/settings/objects/new"
          aria-label="New object type"
          title="New object type"
          className={classes.add}
          onClick={onNavigate}
        >
          <IconPlus size={14} stroke={1.5} aria-hidden />
        </Link>
      </div>
      <ul className={classes.list}>
        {types.map((type) => (
          <li key={type.id}>
            <Link
              to="/objects/$type"
              params={{ type: type.id }}
              title={`${type.label_plural}, ${formatCount(type.instance_count)}`}
              {...link}
            >
              <Label icon={<ObjectTypeIcon name={type.icon} />}>{type.label_plural}</Label>
              <span className={classes.count}>{formatCount(type.instance_count)}</span>
            </Link>
            <NavigationViews type={type.id} onNavigate={onNavigate} />
          </li>
        ))}
      </ul>
      <div className={classes.heading}>
        <h2>People</h2>
      </div>
      <Link to="/contacts" title="Contacts" {...link}>
        <Label icon={<IconAddressBook size={16} stroke={1.5} aria-hidden />}>Contacts</Label>
      </Link>
      <Link to="/conversations" title="Conversations" {...link}>
        <Label icon={<IconMessages size={16} stroke={1.5} aria-hidden />}>Conversations</Label>
      </Link>
      <Link to="/associations" title="Associations" {...link}>
        <Label icon={<IconSitemap size={16} stroke={1.5} aria-hidden />}>Associations</Label>
      </Link>
      <Link to="/checks" title="Checks" {...link}>
        <Label icon={<IconChecklist size={16} stroke={1.5} aria-hidden />}>Checks</Label>
        <Suspense>
          <ChecksCount />
        </Suspense>
      </Link>
      <div className={classes.foot}>
        <Link to="/settings/objects" title="Object types" {...link}>
          <Label icon={<IconSettings size={16} stroke={1.5} aria-hidden />}>Object types</Label>
        </Link>
        <Link to="/settings/connection" title="Connection" {...link}>
          <Label icon={<IconPlugConnected size={16} stroke={1.5} aria-hidden />}>Connection</Label>
        </Link>
        <CopyNavigation onNavigate={onNavigate} />
        <WorkspaceName />
        <div className={classes.tools}>
          <ThemeToggle />
          {onToggleWidth ? (
            <WidthToggle isNarrow={isNarrow === true} onToggle={onToggleWidth} />
          ) : null}
        </div>
      </div>
    </nav>
  );
}

function Label({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <>
      {icon}
      <span className={classes.label}>{children}</span>
    </>
  );
}

function WidthToggle({ isNarrow, onToggle }: { isNarrow: boolean; onToggle: () => void }) {
  const Icon = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const label = isNarrow ? "Widen navigation" : "Narrow navigation";
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes.tool}
      onClick={onToggle}
    >
      <Icon size={16} stroke={1.5} aria-hidden />
    </button>
  );
}
