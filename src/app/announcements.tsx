import { Notifications } from "@mantine/notifications";
import "@mantine/core/styles/Notification.css";
import "@mantine/notifications/styles.css";
import classes from "./announcements.module.css";

const shownMs = 6000;

export function Announcements() {
  return (
    <Notifications
      withinPortal={false}
      position="bottom-right"
      containerWidth={360}
      autoClose={shownMs}
      limit={3}
      transitionDuration={140}
      classNames={{ notification: classes.notification ?? "" }}
    />
  );
}
