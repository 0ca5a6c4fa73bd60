import { Button, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure, FailureState } from "../../components/ui/failure-state.tsx";
import classes from "./delete-question.module.css";

/** Says exactly what goes for good, offers it as a file, and asks to type a name before it is done. */
export function DeleteQuestion<Account>({
  what,
  name,
  opened,
  account,
  children,
  imageUrl,
  failure,
  isDeleting,
  onDelete,
  onCancel,
  onClosed,
}: {
  /** What is deleted, as people call it. */
  what: string;
  /** What programs call it; to be typed. */
  name: string;
  opened: boolean;
  account: UseQueryResult<Account>;
  /** Tells the account in words. */
  children: ReactNode;
  /** Where the file is that would put it back. */
  imageUrl: string;
  failure: Error | null;
  isDeleting: boolean;
  onDelete: (account: Account) => void;
  onCancel: () => void;
  onClosed: () => void;
}) {
  const [typed, setTyped] = useState("");
  // What was counted before this dialog opened is not told as what is.
  const counted = account.isFetching ? undefined : account.data;
  return (
    <ConfirmDialog
      opened={opened}
      title={`Delete ${what} for good?`}
      act={`Delete ${what}`}
      isDangerous
      isDisabled={counted === undefined || typed !== name}
      isPending={isDeleting}
      onConfirm={() => {
        if (counted !== undefined) onDelete(counted);
      }}
      onCancel={onCancel}
      onClosed={() => {
        setTyped("");
        onClosed();
      }}
    >
      {counted !== undefined ? (
        <div className={classes.account}>{children}</div>
      ) : account.error && !account.isFetching ? (
        <FailureState
          what="What would be lost could not be counted"
          failure={account.error}
          onRetry={() => void account.refetch()}
        />
      ) : (
        <p role="status">Counting what would be lost…</p>
      )}
      <div className={classes.copy}>
        <span>Only a file that you save now can put it back.</span>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
          component="a"
          href={imageUrl}
          download={`${fileName(name)}.json`}
        >
          Download what would be lost (JSON)
        </Button>
      </div>
      <TextInput
        label={
          <>
            Type <code>{name}</code> to confirm
          </>
        }
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {failure ? (
        <p role="alert" className={classes.failure}>
          Nothing was deleted. {explainFailure(failure).reason}
        </p>
      ) : null}
    </ConfirmDialog>
  );
}

function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-");
}
