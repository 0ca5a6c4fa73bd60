import { useLinkProps } from "@tanstack/react-router";
import { checkKinds, type CheckKind } from "../../../contract/check-kinds.ts";
import { firstPage } from "../../components/data-table/keyset-turn.ts";
import { formatCount } from "../../lib/format.ts";
import { checkWords } from "./check-words.ts";
import classes from "./kinds-rail.module.css";

/** Every kind that is looked for, with how many there are; each is an address. */
export function KindsRail({
  kind,
  totals,
  total,
}: {
  kind: CheckKind | undefined;
  totals: ReadonlyMap<CheckKind, number>;
  total: number;
}) {
  return (
    <nav aria-label="Kinds of findings" className={classes.rail}>
      <KindLink
        option={undefined}
        isCurrent={kind === undefined}
        title="All findings"
        count={total}
      />
      {checkKinds.map((option) => (
        <KindLink
          key={option}
          option={option}
          isCurrent={option === kind}
          title={checkWords[option].title}
          count={totals.get(option) ?? 0}
        />
      ))}
    </nav>
  );
}

function KindLink({
  option,
  isCurrent,
  title,
  count,
}: {
  option: CheckKind | undefined;
  isCurrent: boolean;
  title: string;
  count: number;
}) {
  const link = useLinkProps({
    from: "/checks",
    to: "/checks",
    search: (previous) => ({ ...previous, ...firstPage, kind: option }),
  });
  return (
    <a
      {...link}
      className={classes.kind}
      data-empty={count === 0 || undefined}
      aria-current={isCurrent ? "true" : undefined}
    >
      <span className={classes.title}>{title}</span>
      <span className={classes.count}>{formatCount(count)}</span>
    </a>
  );
}
