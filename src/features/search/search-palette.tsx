import { CloseButton, Loader, Modal } from "@mantine/core";
import { useDebouncedValue, useMediaQuery } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from "react";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { CopyState } from "../../workspace/copy/copy-state.ts";
import type { PaletteEntry } from "./palette-entry.ts";
import { entryId, listId, PaletteResults } from "./palette-results.tsx";
import { PaletteStatus } from "./palette-status.tsx";
import { everywhereSearchQuery } from "./queries.ts";
import classes from "./search-palette.module.css";
import { useActiveEntry } from "./use-active-entry.ts";
import { usePaletteGroups } from "./use-palette-groups.ts";

const debounceMs = 40;

/** One box over everything: records of every kind, pages and actions. */
export function SearchPalette({
  takeTyped,
  onClose,
}: {
  /** What was typed before the box was there; nothing, from the second time on. */
  takeTyped: () => { text: string; isEntered: boolean } | undefined;
  onClose: () => void;
}) {
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), debounceMs, { leading: true });
  const search = useQuery(everywhereSearchQuery(asked));
  const isStale = asked !== text.trim() || search.isPlaceholderData;
  const groups = usePaletteGroups(text.trim(), asked === "" ? undefined : search.data);
  const entries = groups.flatMap((group) => group.entries);
  const { active, point, step } = useActiveEntry(entries, text);
  const choose = useChoice(onClose);
  const isPhone = useMediaQuery("(max-width: 640px)", false, { getInitialValueInEffect: false });
  // Enter that came before the answer means the answer.
  const awaited = useRef<{ text: string; isNewTab: boolean }>(undefined);
  const isWaiting = text.trim() !== "" && (isStale || search.isPending) && !search.isError;
  const chooseAwaited = useEffectEvent(() => {
    const { current } = awaited;
    awaited.current = undefined;
    if (current?.text === text && active) choose(active, current.isNewTab);
  });
  useEffect(() => {
    if (!isWaiting) chooseAwaited();
  }, [isWaiting]);

  function takeOver(): void {
    const typed = takeTyped();
    if (!typed || typed.text === "") return;
    setText(typed.text);
    if (typed.isEntered) awaited.current = { text: typed.text, isNewTab: false };
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      step(move);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const isNewTab = event.ctrlKey || event.metaKey;
      if (isWaiting) awaited.current = { text, isNewTab };
      else if (active) choose(active, isNewTab);
    }
  }

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={640}
      yOffset={80}
      fullScreen={isPhone}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      aria-label="Search everything"
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Search everything">
        <div className={classes.content} data-full={isPhone || undefined}>
          <div className={classes.bar}>
            {search.isFetching ? (
              <Loader size={16} aria-hidden />
            ) : (
              <IconSearch size={16} stroke={1.5} aria-hidden />
            )}
            <input
              type="search"
              role="combobox"
              aria-label="Search everything"
              aria-expanded={entries.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={active && entryId(active.key)}
              placeholder="Search records, pages and actions"
              autoComplete="off"
              spellCheck={false}
              maxLength={1000}
              data-autofocus
              className={classes.input}
              value={text}
              onFocus={takeOver}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
            <CloseButton size={32} aria-label="Close search" onClick={onClose} />
          </div>
          {search.error && !isStale ? (
            <FailureState
              what="The search failed"
              failure={search.error}
              onRetry={() => void search.refetch()}
            />
          ) : null}
          <PaletteResults
            groups={groups}
            activeKey={active?.key}
            isStale={isWaiting}
            onPoint={point}
            onChoose={(entry, event) => choose(entry, event.ctrlKey || event.metaKey)}
          />
          <PaletteStatus
            q={asked}
            isSettled={!isWaiting && !search.isError}
            groups={asked === "" ? [] : (search.data?.groups ?? [])}
            hasOthers={entries.length > 0}
          />
          <div className={classes.copy}>
            <CopyState noun="records" onFollow={onClose} />
          </div>
          <div aria-hidden className={classes.keys}>
            <span>
              <kbd>↑↓</kbd>move
            </span>
            <span>
              <kbd>↵</kbd>open
            </span>
            <span>
              <kbd>Ctrl ↵</kbd>new tab
            </span>
            <span>
              <kbd>Esc</kbd>close
            </span>
          </div>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function useChoice(onClose: () => void) {
  const router = useRouter();
  return ({ act }: PaletteEntry, isNewTab: boolean) => {
    if ("href" in act && isNewTab) {
      window.open(act.href, "_blank", "noopener");
      return;
    }
    onClose();
    if ("run" in act) act.run();
    else router.history.push(act.href);
  };
}
