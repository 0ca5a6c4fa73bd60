import type { Faker } from "@faker-js/faker";
import { faker as arabic } from "@faker-js/faker/locale/ar";
import { faker as german } from "@faker-js/faker/locale/de";
import { faker as english } from "@faker-js/faker/locale/en";
import { faker as spanish } from "@faker-js/faker/locale/es";
import { faker as french } from "@faker-js/faker/locale/fr";
import { faker as hebrew } from "@faker-js/faker/locale/he";
import { faker as japanese } from "@faker-js/faker/locale/ja";
import { faker as korean } from "@faker-js/faker/locale/ko";
import { faker as polish } from "@faker-js/faker/locale/pl";
import { faker as portuguese } from "@faker-js/faker/locale/pt_BR";
import { faker as swedish } from "@faker-js/faker/locale/sv";
import { faker as turkish } from "@faker-js/faker/locale/tr";
import { Dice } from "./dice.ts";

export interface Person {
  name: string;
  /** What a letter calls them. */
  firstName: string;
  email: string;
  phone: string;
  language: string;
  country: string;
  region: string | null;
  city: string;
  /** Street, city and country on lines of their own. */
  address: string;
}

interface Country {
  language: string;
  name: string;
  dialCode: string;
  familyNameFirst: boolean;
  firstNames: string[];
  lastNames: string[];
  cities: string[];
  regions: string[];
  streets: string[];
}

const namesPerCountry = 60;

/** Names are drawn from faker once and combined afterwards: a demo of 100,000 needs more than it makes in the time. */
function country(
  faker: Faker,
  language: string,
  name: string,
  dialCode: string,
  familyNameFirst = false,
): Country {
  faker.seed(20_261_116);
  const draw = (make: () => string) => Array.from({ length: namesPerCountry }, make);
  return {
    language,
    name,
    dialCode,
    familyNameFirst,
    firstNames: draw(() => faker.person.firstName()),
    lastNames: draw(() => faker.person.lastName()),
    cities: draw(() => faker.location.city()),
    regions: draw(() => faker.location.state()),
    streets: draw(() => faker.location.streetAddress()),
  };
}

/** The more often a country stands here, the more customers it has. */
const countries: Country[] = (() => {
  const us = country(english, "en", "United States", "+1");
  const de = country(german, "de", "Germany", "+49");
  const fr = country(french, "fr", "France", "+33");
  return [
    us,
    us,
    us,
    de,
    de,
    de,
    fr,
    fr,
    country(spanish, "es", "Spain", "+34"),
    country(polish, "pl", "Poland", "+48"),
    country(swedish, "sv", "Sweden", "+46"),
    country(portuguese, "pt", "Brazil", "+55"),
    country(turkish, "tr", "Türkiye", "+90"),
    country(arabic, "ar", "United Arab Emirates", "+971"),
    country(hebrew, "he", "Israel", "+972"),
    country(japanese, "ja", "Japan", "+81", true),
    country(korean, "ko", "South Korea", "+82", true),
  ];
})();

const mailHosts = ["example.com", "example.org", "example.net", "mail.example", "post.example"];

/** The person behind the contact of this number; everyone has everything, the contact may leave some of it out. */
export function personAt(index: number): Person {
  const dice = new Dice("person", index);
  const home = dice.pick(countries);
  const firstName = dice.pick(home.firstNames);
  const lastName = dice.pick(home.lastNames);
  const city = dice.pick(home.cities);
  const handle = [latin(firstName), latin(lastName)].filter((part) => part !== "").join(".");
  return {
    name: home.familyNameFirst ? `${lastName} ${firstName}` : `${firstName} ${lastName}`,
    firstName,
    email: `${handle === "" ? "customer" : handle}${index + 1}@${dice.pick(mailHosts)}`,
    phone: `${home.dialCode}${dice.digits(9)}`,
    language: home.language,
    country: home.name,
    region: dice.chance(0.8) ? dice.pick(home.regions) : null,
    city,
    address: `${dice.pick(home.streets)}\n${city}\n${home.name}`,
  };
}

/** The part of a name that an email address can be made of. */
function latin(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");
}
