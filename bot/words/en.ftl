command-start = What this is, and where you stand
command-connect = Connect a Telegram account
command-privacy = What is read and what is kept
command-help = What I can do

start =
    I turn your Telegram conversations into notes on your HubSpot contacts: once a day I read the new messages of your chats, write a short digest of each, and put it on the right contact.

    { $telegram ->
        [one] ✅ One Telegram account is connected.
        [none] ▫️ No Telegram account is connected yet: /connect
       *[other] ✅ { $count } Telegram accounts are connected.
    }
    { $hubspot ->
        [yes] ✅ HubSpot is connected.
       *[no] ▫️ HubSpot is not connected yet.
    }
start-hubspot-button = Connect HubSpot

privacy =
    What is read: the new messages of the private chats you track, once a day. Groups only if you turn them on; channels, bots, Saved Messages and Telegram’s own chat never.

    What is kept: the digests, with quotes of at most 120 characters. Messages are read, summarised and dropped; card numbers, passwords and keys are blacked out first. Your session is encrypted, and no read receipts are sent.

    You can turn any chat off, and disconnect at any time: your session is then ended at Telegram and wiped here. Conduits uses Telegram’s API and is not part of Telegram.

help =
    /start – where you stand
    /connect – connect a Telegram account
    /privacy – what is read and what is kept
    /cancel – stop what we are doing

private-only = I work in private chats only, so that nobody else sees your conversations. Write to me directly. Goodbye!
unknown = I did not understand that. /help lists what I can do.
cancelled = Stopped. Nothing is left of it.
nothing-to-cancel = There is nothing to stop.
failure = Something went wrong on our side. Try again; if it stays so, tell us this number: { $reference }
