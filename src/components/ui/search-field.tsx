import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./search-field.module.css";

const debounceMs = 200;

/** A search that runs while it is typed. `value` is what the list was asked for last; Enter asks at once, Escape clears. */
export function SearchField({
  label,
  placeholder,
  value,
  onSearch,
}: {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const [sent, setSent] = useState(value);
  // Back and Forward change the value too; what comes back from here must not undo what was typed since.
  if (value !== known) {
    setKnown(value);
    if (value !== sent) {
      setText(value);
      setSent(value);
    }
  }
  const search = useDebouncedCallback(
    (typed: string) => {
      const wanted = typed.trim();
      if (wanted === sent) return;
      setSent(wanted);
      onSearch(wanted);
    },
    { delay: debounceMs },
  );

  function change(typed: string): void {
    setText(typed);
    search(typed);
  }

  function clear(): void {
    change("");
    search.flush();
  }

  return (
    <search className={classes.search}>
      <TextInput
        type="search"
        size="xs"
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        value={text}
        leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
        rightSection={
          text === "" ? null : <CloseButton size={24} aria-label="Clear search" onClick={clear} />
        }
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") search.flush();
          else if (event.key === "Escape" && text !== "") clear();
        }}
      />
    </search>
  );
}
