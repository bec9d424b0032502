"""Messages are written with their event and sent after the commit: post() writes, deliver() sends, both may be repeated."""

import uuid
from datetime import timedelta

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext

from ovop_portal.audit.trail import record, unit
from ovop_portal.notices.models import Message

logger = structlog.get_logger(__name__)

MAX_TRIES = 8
LEASE = timedelta(minutes=5)  # a worker that died gives its message back after this
ONE_TIME = {"invitation", "password_reset_key"}  # kinds that carry a secret link: forgotten here once it is out, never sent again from here


def post(kind, people, link="", **context):
    """Write one outbox row per person from emails/<kind>.txt (first line: subject), in the running transaction.

    `people` are users or bare e-mail addresses (invitations); `link` is an address inside the portal. Sends nothing.
    """
    return Message.objects.bulk_create(_composed(kind, people, link, context))


def post_once(key, kind, person, link="", **context):
    """The same for one person and one `key`: written the first time only, however many ask at once; whether it was written now."""
    [row] = _composed(kind, [person], link, context)
    row.key = key
    Message.objects.bulk_create([row], ignore_conflicts=True)
    return Message.objects.filter(message_id=row.message_id).exists()


def _composed(kind, people, link, context):
    rows = []
    for person in dict.fromkeys(people):
        address, recipient = (person, None) if isinstance(person, str) else (person.email, person)
        facts = context | {"person": recipient, "link": f"{settings.PUBLIC_URL}{link}" if link else ""}
        plain = Context(facts, autoescape=False)  # text, not HTML: "Ibu's" stays "Ibu's"
        subject, _, body = get_template(f"emails/{kind}.txt").template.render(plain).strip().partition("\n")
        rows.append(_row(kind, address, subject, body, link, recipient))
    return rows


def put(kind, address, subject, body):
    """Write one outbox row whose words are ready (the mails of sign-in); shown to nobody in the portal. Sends nothing."""
    return Message.objects.bulk_create([_row(kind, address, subject, body)])


def again(actor, messages):
    """Have unsent messages tried anew, as if they had never been; returns how many. What went out, or holds a secret, stays as it is."""
    with unit():
        rows = list(messages.exclude(state=Message.State.SENT).exclude(kind__in=ONE_TIME).select_for_update(of=("self",)))
        for message in rows:
            message.state, message.tries, message.next_try_at = Message.State.PENDING, 0, timezone.now()
            message.save(update_fields=["state", "tries", "next_try_at"])
            record(actor, "notices.send_again", message, after=message.state)
    return len(rows)


def _row(kind, address, subject, body, link="", recipient=None):
    return Message(
        recipient=recipient,
        address=address,
        kind=kind,
        subject=" ".join(subject.split())[:200],  # one line: a mail's header cannot hold two
        body=body.strip(),
        link=link,
        message_id=f"<{uuid.uuid4()}@portal-ovop>",
        next_try_at=timezone.now(),
    )


def deliver(limit=200):
    """Send what is due over one connection and return (sent, failed). Each message is leased first, so two workers never send the same one.

    A relay that cannot be reached is no fault of a message: the round ends, nothing counts as tried, the next round begins anew.
    """
    sent = failed = 0
    relay = get_connection()
    try:
        for pk in Message.objects.due(timezone.now()).values_list("pk", flat=True)[:limit]:
            relay.open()
            if (message := _lease(pk)) is not None:
                done = _send(message, relay)
                sent, failed = sent + done, failed + (not done)
    except OSError as error:
        logger.warning("relay_unreachable", error=str(error))
    finally:
        relay.close()
    return sent, failed


def _send(message, relay):
    """Whether the relay took the message; the row says so, or why not and when it is tried again."""
    headers = {"Message-ID": message.message_id}
    try:
        EmailMessage(message.subject, _text(message), to=[message.address], headers=headers, connection=relay).send()
    except Exception as error:  # whatever the relay does, the row says so and is tried again
        relay.close()
        _postpone(message, error)
        return False
    message.state, message.sent_at, message.error = Message.State.SENT, timezone.now(), ""
    _forget_secret(message)
    message.save(update_fields=["state", "sent_at", "error", "body", "link"])
    return True


def _text(message):
    return f"{message.body}\n\n{settings.PUBLIC_URL}{message.link}\n" if message.link else f"{message.body}\n"


def _lease(pk):
    with transaction.atomic():
        message = Message.objects.select_for_update(of=("self",), skip_locked=True).due(timezone.now()).filter(pk=pk).first()
        if message is None:
            return None
        message.tries += 1
        message.next_try_at = timezone.now() + LEASE
        message.save(update_fields=["tries", "next_try_at"])
        return message


def _postpone(message, error):
    message.error = f"{type(error).__name__}: {error}"[:500]
    message.next_try_at = timezone.now() + timedelta(minutes=2**message.tries)
    if message.tries >= MAX_TRIES:
        message.state = Message.State.FAILED
        _forget_secret(message)
    message.save(update_fields=["error", "next_try_at", "state", "body", "link"])
    logger.warning("mail_failed", message=message.pk, tries=message.tries, error=message.error)


def _forget_secret(message):
    """A link that opens an account once does not rest in the database longer than it must."""
    if message.kind in ONE_TIME:
        message.link, message.body = "", gettext("Pesan ini memuat tautan rahasia; isinya dihapus setelah diproses.")
