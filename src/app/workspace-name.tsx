import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../workspace/session-query.ts";
import classes from "./navigation.module.css";

export function WorkspaceName() {
  const { data } = useQuery(sessionQuery);
  if (!data) return <div className={classes.workspace} />;
  const { name, demo } = data.workspace;
  return (
    <div className={classes.workspace} title={`${name}, Objectory ${data.version}`}>
      <span dir="auto">{name}</span>
      {demo ? <span className={classes.tag}>Demo</span> : null}
    </div>
  );
}
