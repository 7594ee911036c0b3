telegram-needs-sign-in =
    Telegram has ended the session of { $account }, so I cannot read its chats any more. Your digests and notes are safe.

    Sign in again with /connect.
hubspot-lost =
    HubSpot has ended our access: the app was uninstalled, or access was revoked. Syncs are paused; nothing is lost.
hubspot-connect = Connect HubSpot again
