command-start = What this is, and where you stand
command-connect = Connect a Telegram account
command-disconnect = Disconnect a Telegram account
command-privacy = What is read and what is kept
command-help = What I can do
command-cancel = Stop what we are doing

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
    /disconnect – disconnect a Telegram account
    /privacy – what is read and what is kept
    /cancel – stop what we are doing

private-only = I work in private chats only, so that nobody else sees your conversations. Write to me directly. Goodbye!
unknown = I did not understand that. /help lists what I can do.
old-button = This button is from earlier and does nothing any more. /connect connects a Telegram account, /help lists the rest.
cancelled = Stopped. Nothing of it is kept.
nothing-to-cancel = There is nothing to stop.
failure = Something went wrong on our side. Try again; if it stays so, tell us this number: { $reference }

cancel-button = ✖️ Cancel
begin-again-button = Begin again

# Signing in. Link to the page first, then the chat.
connect =
    Connect a Telegram account, so that I can read its new messages once a day and write digests of them.

    The safer way is the sign-in page in your browser: there you scan a QR code with Telegram, and neither a code nor a password passes through a chat. The link is for you alone, works once, and only for 10 minutes: do not pass it on.
page-button = 🔒 Open the sign-in page
page-copy-button = 📋 Copy the page’s address
page-hint =
    { $reach ->
        [nearby] This Conduits runs for a private network: open the page on the computer it runs on, or on one in the same network. If it does not open, ask whoever runs Conduits to set its PUBLIC_URL.
       *[copied] This Conduits can be reached only on the computer it runs on. Open a browser there and enter this address:
    { $url }
        If that is not your computer, ask whoever runs Conduits to set its PUBLIC_URL.
    }
connect-in-chat = If you cannot open the page, you can sign in here in the chat instead.
chat-button = Sign in here in the chat

consent =
    Before you sign in here

    What I do: I pass your phone number, the login code and, if you have set one, your two-step verification password on to Telegram. What Telegram gives me in return, the session, is kept encrypted. The code and the password are never shown, logged or kept.

    Please know: Telegram’s own rules advise against giving login codes and passwords to bots, and do not allow bots to ask for them. Do it only if you trust whoever runs this bot. On the sign-in page nothing of the kind passes through a chat.

    What I read then: the new messages of your private chats with people, once a day; the first time, the 50 newest of each chat. Groups only if you turn them on. Also the names, usernames and phone numbers that Telegram shows you, to find the right contact.

    What I never do: read secret chats, channels, bots, Saved Messages or Telegram’s own chat; send anything; mark anything as read or show you as online.

    What is kept: the digests, with short quotes, as notes in HubSpot; not your messages. Digests are written by the summarizer of this installation: the built-in one, or an AI model that its operator has chosen. Card numbers, passwords and login codes are blanked out first.

    You can disconnect at any time with /disconnect.

    “I agree” means both: that you sign in here in the chat, and that I read your chats as described and write digests of them to HubSpot.
consent-agree-button = I agree
consent-page-button = 🔒 Use the sign-in page instead
consent-given = ✅ You agreed.
consent-changed = The wording has changed since this button was made. Please read it again.

phone =
    First your phone number: press “📱 Share my phone number” below. Telegram then sends you a login code.

    If you do not see the button, open it with the icon of four squares beside the text field.
phone-button = 📱 Share my phone number
phone-thanks = Thank you: your number ends in { $end }. I am asking Telegram to send you a login code…
contact-foreign = That is somebody else’s contact. A person can only sign in to their own account, so I need your own number.
contact-unasked = I have not asked for a contact just now. /connect begins a sign-in.

keypad =
    { $by ->
        [sms] Telegram has sent you a login code by SMS.
        [call] Telegram calls you with a login code. If the call ends at once, the code is the last digits of the number that called.
        [email] Telegram has sent you a login code by email.
        [fragment] Telegram has sent a login code to your anonymous number: look at fragment.com.
       *[app] Telegram has sent you a login code: look in the chat “Telegram” of your Telegram app.
    }

    Enter it with the keys below. Never type it as a message: Telegram voids a code that is typed into any chat.
keypad-ok = OK
send-again-button = Send a new code
checking = Checking the code with Telegram…
digits-missing =
    { $count ->
        [one] One digit is missing.
       *[other] { $count } digits are missing.
    }
sent-again = A new code is on its way. Only the newest one works.
again = You need a new code.

password =
    The code was right. This account has two-step verification, so Telegram also asks for its password.

    The safer way is to enter it on the sign-in page, where this sign-in goes on. The link is for you alone, works once, and only for 10 minutes.
password-type-button = Type it here in the chat
password-typing =
    Now write your two-step verification password as a message. I delete the message at once, pass the password to Telegram once, and never keep it.

    You can still use the sign-in page instead.

secret-code =
    { $deleted ->
        [yes] I have deleted your message.
       *[no] Please delete your last message: I could not.
    } If it was the login code: Telegram voids a code that is typed into a chat, so that one will not work any more. Press “Send a new code”, and enter the new one with the keys.
secret-again =
    { $deleted ->
        [yes] I have deleted your message.
       *[no] Please delete your last message: I could not.
    } Codes and passwords do not belong into messages: Telegram voids a code that is typed into a chat. Press “Send a new code”, and enter the new one with the keys that appear then.
secret-password =
    { $deleted ->
        [yes] I have deleted your message
       *[no] Please delete your last message, because I could not,
    } and have not used it: a password should not stand in a chat. Enter it on the sign-in page, or press “Type it here in the chat” first.
secret-no-text =
    { $deleted ->
        [yes] I have deleted your message
       *[no] Please delete your last message, because I could not,
    } and have not used it: the password must be a new message of text.
secret-phone =
    { $deleted ->
        [yes] I have deleted your message, in case it was a secret.
       *[no] If your last message was a secret, please delete it: I could not.
    } I cannot take a number that is typed: only the button tells me that the number is yours. Nor a code: Telegram voids one that is typed into a chat.
secret-late =
    { $deleted ->
        [yes] I have deleted your message, in case it was a password.
       *[no] If your last message was a password, please delete it: I could not.
    } The sign-in has expired meanwhile: it is open for 10 minutes.
secret-outside =
    { $deleted ->
        [yes] I have deleted your message: it looked like a login code.
       *[no] Your last message looks like a login code. Please delete it: I could not.
    } Never type one into a chat: Telegram voids it then. To sign in, use /connect; on the sign-in page, ask for a new code.
delete-yourself = I could not delete your message. Please delete it yourself now: it holds your password.

disconnect-none = No Telegram account is connected. /connect connects one.
disconnect-which = Which account shall I disconnect?
disconnect-sure =
    Disconnect { $account }?

    I log out at Telegram and wipe the session. New messages are not read any more. Digests and notes that exist stay.
disconnect-yes-button = Disconnect
disconnect-no-button = Keep it
disconnect-kept = Nothing was changed.
disconnected = { $account } is disconnected: logged out at Telegram, and the session is wiped here. Nothing is read any more. /connect connects it again.
disconnected-here-only =
    { $account } is disconnected: the session is wiped here, and nothing is read any more.

    Telegram did not confirm the logout, though. Please end it yourself: in Telegram, open Settings > Devices, choose “Conduits” and end that session.

wait-seconds =
    { $count ->
        [one] one second
       *[other] { $count } seconds
    }
wait-minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
wait-hours =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }

# One text for each kind of failure (core/errors.ts): what happened, and what to do next.
error-invalid-input = I could not use that. Check it and try again.
error-unauthenticated = You are not signed in. /start shows where you stand.
error-forbidden = You may not do that.
error-not-found = This is over or has expired. Begin again.
error-conflict = That is being worked on right now. Try again in a minute.
error-too-large = That is too much at once. Try again with less.
error-rate-limited = There were too many tries. You can try again in { $wait }.
error-not-connected = Something is not connected yet. /start shows what is missing.
error-telegram-phone-invalid = Telegram does not know this phone number, so no code was sent. Check the number of your account in Telegram’s settings, or use the sign-in page.
error-telegram-phone-banned = Telegram has banned this phone number. Use another account, or write to recover@telegram.org.
error-telegram-code-invalid =
    { $tries ->
        [0] That code is not right, and it was the last try. Press “Send a new code” and use that one.
        [one] That code is not right. One try is left: enter the newest code that Telegram has sent you.
       *[other] That code is not right. { $tries } tries are left: enter the newest code that Telegram has sent you.
    }
error-telegram-code-expired = This code has expired. Press “Send a new code” and use that one.
error-telegram-password-invalid =
    { $tries ->
        [0] That password is not right, and it was the last try. Press “Send a new code” to begin again.
        [one] That password is not right. One try is left. If you have forgotten it: Telegram > Settings > Privacy and Security > Two-Step Verification.
       *[other] That password is not right. { $tries } tries are left. If you have forgotten it: Telegram > Settings > Privacy and Security > Two-Step Verification.
    }
error-telegram-tries-used-up = There were too many wrong tries. Press “Send a new code” to begin again.
error-telegram-account-taken = Another Conduits user has connected this Telegram account, so I have logged out again. Disconnect it there first, then come back to /connect.
error-telegram-sign-up-needed = There is no Telegram account with this phone number. Sign up in the Telegram app first, then come back to /connect.
error-telegram-flood-wait = Telegram asks to wait, because there were many tries. You can try again in { $wait }.
error-telegram-session-lost = Telegram has ended this session. Sign in again with /connect.
error-telegram-unreachable = Telegram does not answer right now. Nothing is lost: try the same again in a minute.
error-hubspot-access-lost = HubSpot has ended our access. /start shows how to connect it again.
error-hubspot-rejected = HubSpot has refused this. Check the contact in HubSpot, then try again.
error-hubspot-rate-limited = HubSpot asks to wait. You can try again in { $wait }.
error-hubspot-unreachable = HubSpot does not answer right now. Try again in a minute.
error-summarizer-failed = The digest could not be written just now. It is tried again at the next sync.
