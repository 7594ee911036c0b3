telegram-needs-sign-in =
    Telegram has ended the session of { $account }, so I cannot read its chats any more. Your digests and notes are safe.

    Sign in again with /connect.
hubspot-lost =
    HubSpot has ended our access: the app was uninstalled, or access was revoked. Syncs are paused; nothing is lost.
hubspot-connect = Connect HubSpot again
telegram-connected =
    ✅ Connected: { $account }

    What I read: the new messages of your private chats with people, once a day; the first time, the 50 newest of each chat. Groups only if you turn them on.
    What I never do: read secret chats, channels, bots, Saved Messages or Telegram’s own chat; send anything; mark anything as read.

    { $hubspot ->
        [yes] What happens next: at the next sync, each chat’s digest becomes a note on its HubSpot contact. Where I am not sure of the contact, I ask you first.
       *[no] What happens next: connect HubSpot (/start), then each chat’s digest becomes a note on its contact. Where I am not sure of the contact, I ask you first.
    }

    Telegram lists me under Settings > Devices as “Conduits”. To leave: /disconnect
