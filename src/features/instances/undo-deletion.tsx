import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { BeforeImage } from "../../../contract/before-image.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { obstaclesIn, restoreImage } from "../../workspace/restore-image.ts";
import classes from "./undo-deletion.module.css";

/** Says what was deleted, and puts it back; what stands in the way is told, and can be left out. */
export function UndoDeletion({
  what,
  image,
  onDone,
}: {
  /** Such as `Order ORD-1042`. */
  what: string;
  image: BeforeImage;
  onDone: () => void;
}) {
  const navigate = useNavigate();
  const restore = useMutation(restoreImage);
  const obstacles = obstaclesIn(restore.error, image);

  async function putBack(skipConflicts: boolean): Promise<void> {
    const { instances } = await restore.mutateAsync({ image, skipConflicts });
    const [instance] = instances;
    if (!instance) return;
    onDone();
    announce(`${what} is back`);
    const params = { type: instance.object_type_id, id: instance.id };
    await navigate({ to: "/objects/$type/$id", params });
  }

  return (
    <div className={classes.undo}>
      <span>
        {what} was deleted
        {restore.error ? (
          <span role="alert" className={classes.failure}>
            Not put back. {explainFailure(restore.error).reason}
          </span>
        ) : null}
      </span>
      {obstacles?.hasRest === false ? null : (
        <Button
          variant="default"
          size="compact-xs"
          loading={restore.isPending}
          onClick={() => void putBack(obstacles !== undefined).catch(() => undefined)}
        >
          {obstacles ? "Put back the rest" : "Undo"}
        </Button>
      )}
    </div>
  );
}
