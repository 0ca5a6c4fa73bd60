import type { Contact } from "../../contract/contacts.ts";
import { Dice } from "./dice.ts";
import type { Person } from "./people.ts";
import { later } from "./timeline.ts";

/** The members of Intercom's contact that have no column; those that nothing is known of are left out. */
export type ContactProfile = Partial<Contact>;

const browsers = ["chrome", "firefox", "safari", "edge"];
const systems = ["Windows", "OS X 15.6", "Linux", "Android 16", "iOS 26.1"];

export function contactProfile(
  id: string,
  index: number,
  person: Person,
  createdAt: number,
): ContactProfile {
  const dice = new Dice("contact profile", index);
  const profile: ContactProfile = {
    has_hard_bounced: dice.chance(0.02),
    marked_email_as_spam: dice.chance(0.02),
    email_verified: dice.chance(0.7),
  };
  if (dice.chance(0.8)) {
    const { country, region, city } = person;
    profile.location = { type: "location", country, region, city };
  }
  if (dice.chance(0.65)) {
    profile.browser = dice.pick(browsers);
    profile.browser_version = `${dice.integer(120, 146)}.0.0`;
    profile.browser_language = person.language;
    profile.os = dice.pick(systems);
  }
  if (dice.chance(0.2)) profile.language_override = person.language;
  if (dice.chance(0.6)) profile.last_contacted_at = later(createdAt, dice, 600);
  if (dice.chance(0.45)) profile.last_replied_at = later(createdAt, dice, 600);
  if (dice.chance(0.4)) profile.last_email_opened_at = later(createdAt, dice, 600);
  if (dice.chance(0.2)) profile.last_email_clicked_at = later(createdAt, dice, 600);
  Object.assign(profile, appProfile(createdAt, dice), lists(id, person, dice));
  return profile;
}

function appProfile(createdAt: number, dice: Dice): ContactProfile {
  const app = dice.next();
  if (app < 0.15) {
    return {
      ios_app_name: "Northwind",
      ios_app_version: "8.4.1",
      ios_device: dice.pick(["iPhone18,1", "iPhone17,3", "iPad16,6"]),
      ios_os_version: "26.1",
      ios_sdk_version: "18.6.1",
      ios_last_seen_at: later(createdAt, dice, 600),
    };
  }
  if (app > 0.8) {
    return {
      android_app_name: "Northwind",
      android_app_version: "8.4.0",
      android_device: dice.pick(["Pixel 10", "SM-S936B", "FP5"]),
      android_os_version: "16",
      android_sdk_version: "17.0.2",
      android_last_seen_at: later(createdAt, dice, 600),
    };
  }
  return {};
}

function lists(id: string, person: Person, dice: Dice): ContactProfile {
  const profile: ContactProfile = {};
  if (dice.chance(0.3)) profile.tags = addressable(id, "tag", dice.integer(1, 12), dice);
  if (dice.chance(0.15)) profile.notes = addressable(id, "note", dice.integer(1, 4), dice);
  if (dice.chance(0.2)) profile.companies = addressable(id, "company", 1, dice);
  if (dice.chance(0.15)) {
    const handle = person.email.split("@", 1)[0] ?? "";
    profile.social_profiles = {
      type: "list",
      data: [
        {
          type: "social_profile",
          name: "Mastodon",
          url: `https://social.example/@${handle}`,
        },
      ],
    };
  }
  return profile;
}

/** Intercom sends ten of a list and says how many there are. */
function addressable(
  id: string,
  type: "tag" | "note" | "company",
  count: number,
  dice: Dice,
): Contact["tags"] {
  const plural = type === "company" ? "companies" : `${type}s`;
  const items = Array.from({ length: Math.min(10, count) }, () => dice.digits(5));
  return {
    type: "list",
    data: items.map((item) => ({ id: item, type, url: `/${plural}/${item}` })),
    url: `/contacts/${id}/${plural}`,
    total_count: count,
    has_more: count > 10,
  };
}
