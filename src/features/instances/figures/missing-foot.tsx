import { MissingPart } from "../../../components/ui/missing-part.tsx";

/** Stands in for the foot of a table whose script did not come. */
export function MissingFoot({ rowIndex }: { rowIndex: number }) {
  return (
    <tfoot>
      <tr aria-rowindex={rowIndex}>
        <td colSpan={1000}>
          <MissingPart />
        </td>
      </tr>
    </tfoot>
  );
}
