import {
  IconBox,
  IconBuilding,
  IconCalendar,
  IconCar,
  IconCreditCard,
  IconDeviceMobile,
  IconFile,
  IconHome,
  IconKey,
  IconPlane,
  IconReceipt,
  IconRefresh,
  IconShoppingCart,
  IconTag,
  IconTicket,
  IconTruck,
  type Icon,
} from "@tabler/icons-react";
import type { ObjectTypeIcon as IconName } from "../../contract/objects.ts";

const icons: Record<IconName, Icon> = {
  box: IconBox,
  "shopping-cart": IconShoppingCart,
  refresh: IconRefresh,
  truck: IconTruck,
  "device-mobile": IconDeviceMobile,
  receipt: IconReceipt,
  ticket: IconTicket,
  key: IconKey,
  building: IconBuilding,
  car: IconCar,
  home: IconHome,
  calendar: IconCalendar,
  file: IconFile,
  "credit-card": IconCreditCard,
  plane: IconPlane,
  tag: IconTag,
};

/** Stands beside the type's name, never instead of it. */
export function ObjectTypeIcon({ name, size = 16 }: { name: IconName; size?: number }) {
  const Icon = icons[name];
  return <Icon size={size} stroke={1.5} aria-hidden />;
}
