import { aishaBello } from './chats/aisha-bello.ts'
import { chrisTaylor } from './chats/chris-taylor.ts'
import { climateFounders } from './chats/climate-founders.ts'
import { deletedAccount } from './chats/deleted-account.ts'
import { dmitrySokolov } from './chats/dmitry-sokolov.ts'
import { elenaPetrova } from './chats/elena-petrova.ts'
import { gridPolicyDaily } from './chats/grid-policy-daily.ts'
import { heliosPilot } from './chats/helios-pilot.ts'
import { invoicePal } from './chats/invoice-pal.ts'
import { jess } from './chats/jess.ts'
import { jonasWeber } from './chats/jonas-weber.ts'
import { kentaTanaka } from './chats/kenta-tanaka.ts'
import { luciaFernandez } from './chats/lucia-fernandez.ts'
import { nadiaKowalczyk } from './chats/nadia-kowalczyk.ts'
import { omarHaddad } from './chats/omar-haddad.ts'
import { priyaRaman } from './chats/priya-raman.ts'
import { robertOkafor } from './chats/robert-okafor.ts'
import { sarahChen } from './chats/sarah-chen.ts'
import { savedMessages } from './chats/saved-messages.ts'
import { telegramService } from './chats/telegram-service.ts'
import { tomBecker } from './chats/tom-becker.ts'
import { type SeedChat } from './seed-chat.ts'

/** A new chat is one file in chats/ and one line here. */
export const chats: SeedChat[] = [
  sarahChen,
  jonasWeber,
  luciaFernandez,
  dmitrySokolov,
  robertOkafor,
  aishaBello,
  elenaPetrova,
  kentaTanaka,
  nadiaKowalczyk,
  priyaRaman,
  tomBecker,
  chrisTaylor,
  omarHaddad,
  jess,
  deletedAccount,
  climateFounders,
  heliosPilot,
  gridPolicyDaily,
  invoicePal,
  savedMessages,
  telegramService,
]
