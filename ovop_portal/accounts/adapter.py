"""How allauth behaves here: accounts come by invitation alone, its mails go through the outbox, a new password is an event of the trail."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse

from ovop_portal.accounts import notices
from ovop_portal.audit.trail import record, unit


class InvitedOnly(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """An outbox row instead of a mail: the answer takes as long for an unknown address, and a silent relay loses nothing."""
        message = self.render_mail(template_prefix, email, context | {"email": email, "request": self.request})
        notices.PUT.ask(template_prefix.rsplit("/", 1)[-1], email, message.subject, message.body)

    def set_password(self, user, password):
        with unit():
            super().set_password(user, password)
            record(user, "accounts.set_password", user)

    def get_reset_password_from_key_url(self, key):
        """On the portal's own address, whatever Host header the request came with."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.PUBLIC_URL + path.replace("UID-KEY", key)

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:profile")
