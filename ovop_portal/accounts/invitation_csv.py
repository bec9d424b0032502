"""Many invitations from one CSV: every line is checked and told what is wrong; nothing is written here."""

from dataclasses import dataclass, field

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from ovop_portal.accounts.enums import HOMES, OFFICES, Role, role_in, works_in
from ovop_portal.accounts.headship import vacant
from ovop_portal.accounts.models import Invitation, Organisation, User

COLUMNS = ["nama", "email", "peran", "organisasi"]
SALT = "accounts.invitation_csv"
MAX_AGE = 24 * 3600  # seconds that a preview may wait for its confirmation
SHORT = {  # what people write for a role, besides its full name
    "kabupaten": Role.REGENCY,
    "kota": Role.REGENCY,
    "kabupaten/kota": Role.REGENCY,
    "provinsi": Role.PROVINCE,
    "sekretariat": Role.SECRETARIAT,
    "direktur": Role.DIRECTOR,
    "auditor": Role.AUDITOR,
    "penilai": Role.EXPERT,
}


@dataclass
class Line:
    """One line of the file: what it asks for, the faults that bar it, why it is left out where nothing is wrong with it."""

    number: int
    name: str
    email: str
    role_text: str
    organisation_text: str
    role: str = ""
    organisation: Organisation | None = None
    heads: bool = False
    faults: list[str] = field(default_factory=list)
    left_out: str = ""

    @property
    def is_new(self):
        return not self.faults and not self.left_out

    def invitation(self):
        return Invitation(name=self.name, email=self.email, role=self.role, organisation=self.organisation, heads_office=self.heads)


def template(offices):
    """The lines of a file in which only names and addresses of the first people are still to be written."""
    words = {role: word for word, role in SHORT.items()}
    return [["", "", words[role], office.name] for office in offices if (role := role_in(office.kind))]


def check(cells):
    """Lines for [(number, name, e-mail, role, organisation)], all as text; seven queries however many there are."""
    lines = [Line(number, name.strip(), email.strip().lower(), role.strip(), office.strip()) for number, name, email, role, office in cells]
    offices = {one.name.casefold(): one for one in Organisation.objects.all()}
    emails = [line.email for line in lines]
    accounts = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    waiting = set(Invitation.objects.usable().filter(email__in=emails).values_list("email", flat=True))
    first = {}
    for line in lines:
        line.role = _role(line.role_text)
        line.organisation = offices.get(line.organisation_text.casefold())
        if not line.name and not line.email:
            line.left_out = _("Nama dan alamat e-mail belum diisi; dilewati.")
            continue
        line.faults = [*_shape_faults(line), *_home_faults(line)]
        if first.setdefault(line.email, line.number) != line.number:
            line.faults.append(_("Alamat e-mail ini sudah ada pada baris %d.") % first[line.email])
        if line.email in accounts:
            line.left_out = _("Sudah memiliki akun; dilewati.")
        elif line.email in waiting:
            line.left_out = _("Undangannya masih menunggu; dilewati.")
    _name_heads(lines)
    return lines


def _name_heads(lines):
    """The first person of a dinas in which nobody works yet heads it."""
    coming = [line for line in lines if line.is_new and line.role in OFFICES]
    open_offices = vacant({line.organisation.pk for line in coming})
    for line in coming:
        line.heads = line.organisation.pk in open_offices
        open_offices.discard(line.organisation.pk)


def pack(lines):
    """The lines as signed text for the hidden field of the preview: what is confirmed is what was shown."""
    cells = [[one.number, one.name, one.email, one.role_text, one.organisation_text] for one in lines]
    return signing.dumps(cells, salt=SALT, compress=True)


def unpack(text):
    """The cells of a preview, or a ValidationError for one that is altered or too old."""
    try:
        return signing.loads(text, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature as error:
        raise ValidationError(_("Pratinjau ini sudah tidak berlaku. Unggah berkasnya sekali lagi."), code="stale") from error


def _role(text):
    words = SHORT | {str(role.label).casefold(): role for role in HOMES}
    return words.get(" ".join(text.split()).casefold(), "")


def _shape_faults(line):
    if not line.name:
        yield _("Nama belum diisi.")
    elif len(line.name) > 120:
        yield _("Nama paling panjang 120 huruf.")
    try:
        validate_email(line.email)
    except ValidationError:
        yield _("“%s” bukan alamat e-mail yang benar.") % line.email if line.email else _("Alamat e-mail belum diisi.")


def _home_faults(line):
    if not line.role:
        yield _("Peran “%(role)s” tidak dikenal. Pilih salah satu: %(words)s.") % {"role": line.role_text, "words": ", ".join(SHORT)}
    if line.organisation is None:
        yield _("Organisasi “%s” belum terdaftar. Samakan tulisannya, atau tambahkan dahulu.") % line.organisation_text
    elif line.role and not works_in(line.role, line.organisation.kind):
        yield mismatch(line.role, line.organisation)


def mismatch(role, organisation):
    """The sentence for a role that does not work in this kind of organisation."""
    facts = {"role": Role(role).label, "name": organisation.name, "kind": organisation.get_kind_display().lower()}
    return _("%(role)s tidak bekerja pada %(name)s (%(kind)s). Periksa peran atau organisasinya.") % facts
