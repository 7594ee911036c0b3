/** HubSpot contact properties by name, e.g. {firstname: 'Sarah', phone: '+1 415 555 0132', telegram_username: 'sarahchen'}. */
export type SeedContact = Record<string, string>
