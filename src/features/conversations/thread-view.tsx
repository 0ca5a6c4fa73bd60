import { Button } from "@mantine/core";
import { IconNote, IconPaperclip, IconRobot } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import { Time } from "../../components/ui/time.tsx";
import { formatCount, formatDay } from "../../lib/format.ts";
import classes from "./thread-view.module.css";
import type { Attachment, Thread, ThreadEntry } from "./thread.ts";

const longThread = 20;

/** A conversation from its opening message to its newest part, day by day. */
export function ThreadView({ thread }: { thread: Thread }) {
  const { opening, days, hiddenParts, sentParts } = thread;
  const openingDay = formatDay(opening.createdAt);
  const [firstDay, ...laterDays] = days;
  const startsOnOpeningDay = hiddenParts === 0 && firstDay?.day === openingDay;
  const rest = startsOnOpeningDay ? laterDays : days;
  const end = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.thread}>
      {sentParts > longThread ? (
        <div className={classes.jump}>
          {formatCount(sentParts + hiddenParts)} parts
          <Button variant="default" onClick={() => end.current?.scrollIntoView()}>
            Go to the newest
          </Button>
        </div>
      ) : null}
      <Day day={openingDay}>
        <Entry entry={opening} />
        {startsOnOpeningDay
          ? firstDay.entries.map((entry) => <Entry key={entry.id} entry={entry} />)
          : null}
      </Day>
      {hiddenParts > 0 ? (
        <p className={classes.gap} role="note">
          Showing the newest {formatCount(sentParts)} of {formatCount(sentParts + hiddenParts)}{" "}
          parts; {formatCount(hiddenParts)} older ones are left out here.
        </p>
      ) : null}
      {rest.map(({ day, entries }) => (
        <Day key={day} day={day}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </Day>
      ))}
      <div ref={end} />
    </div>
  );
}

function Day({ day, children }: { day: string; children: ReactNode }) {
  return (
    <>
      <h2 className={classes.day}>{day}</h2>
      {children}
    </>
  );
}

function Entry({ entry }: { entry: ThreadEntry }) {
  const { kind, author, side, event, text, attachments, createdAt } = entry;
  if (kind === "event") {
    return (
      <p className={classes.event}>
        <bdi>{author}</bdi> {event} · <Time unixSeconds={createdAt} form="clock" />
      </p>
    );
  }
  return (
    <article
      className={classes.message}
      data-side={side}
      data-note={kind === "note" || undefined}
      aria-label={`${kind === "note" ? "Internal note" : "Message"} from ${author}`}
    >
      <header className={classes.author}>
        {side === "bot" ? <IconRobot size={14} stroke={1.5} aria-hidden /> : null}
        <bdi className={classes.name}>{author}</bdi>
        {kind === "note" ? (
          <span className={classes.noteMark}>
            <IconNote size={14} stroke={1.5} aria-hidden /> Internal note
          </span>
        ) : null}
        {event === "" ? null : <span>{event}</span>}
        <span className={classes.time}>
          <Time unixSeconds={createdAt} form="clock" />
        </span>
      </header>
      {text === "" ? null : (
        <p dir="auto" className={classes.text}>
          {text}
        </p>
      )}
      {attachments.length > 0 ? <Attachments list={attachments} /> : null}
    </article>
  );
}

function Attachments({ list }: { list: Attachment[] }) {
  return (
    <ul className={classes.attachments} aria-label="Attachments">
      {list.map(({ name, url }, index) => (
        <li key={`${index} ${name}`}>
          <IconPaperclip size={14} stroke={1.5} aria-hidden />
          {url === undefined ? (
            <bdi>{name}</bdi>
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              <bdi>{name}</bdi>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
