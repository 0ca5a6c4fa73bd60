import {
  IconAddressBook,
  IconLayoutDashboard,
  IconMessages,
  IconSettings,
  type Icon,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { WorkspaceSchema } from "../../contract/objects.ts";
import { formatCount } from "../lib/format.ts";
import { ObjectTypeIcon } from "../workspace/object-type-icon.tsx";
import classes from "./navigation.module.css";
import { ThemeToggle } from "./theme-toggle.tsx";

export function Navigation({
  schema,
  onNavigate,
}: {
  schema: WorkspaceSchema | undefined;
  onNavigate?: (() => void) | undefined;
}) {
  const types = schema?.object_types.filter(({ archived }) => !archived) ?? [];
  return (
    <nav aria-label="Main" className={classes.navigation}>
      <div className={classes.brand}>
        <img src="/favicon.svg" alt="" width={20} height={20} />
        <span>Objectory</span>
      </div>
      <Link to="/" activeOptions={{ exact: true }} className={classes.link} onClick={onNavigate}>
        <Label icon={IconLayoutDashboard}>Overview</Label>
      </Link>
      <h2 className={classes.heading}>Objects</h2>
      <ul className={classes.list}>
        {types.map((type) => (
          <li key={type.id}>
            <Link
              to="/objects/$type"
              params={{ type: type.id }}
              className={classes.link}
              onClick={onNavigate}
            >
              <ObjectTypeIcon name={type.icon} />
              <span className={classes.label}>{type.label_plural}</span>
              <span className={classes.count}>{formatCount(type.instance_count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <h2 className={classes.heading}>People</h2>
      <Link to="/contacts" className={classes.link} onClick={onNavigate}>
        <Label icon={IconAddressBook}>Contacts</Label>
      </Link>
      <Link to="/conversations" className={classes.link} onClick={onNavigate}>
        <Label icon={IconMessages}>Conversations</Label>
      </Link>
      <div className={classes.foot}>
        <Link to="/settings/objects" className={classes.link} onClick={onNavigate}>
          <Label icon={IconSettings}>Object types</Label>
        </Link>
        <ThemeToggle />
      </div>
    </nav>
  );
}

function Label({ icon: Icon, children }: { icon: Icon; children: ReactNode }) {
  return (
    <>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className={classes.label}>{children}</span>
    </>
  );
}
