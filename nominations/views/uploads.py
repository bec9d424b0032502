"""Uploads in parts, by the core of tus 1.0 (creation, offset, checksum): what static/js/upload.js speaks, and any other tus client.

A refusal is JSON with a sentence. An upload is seen by the office whose draft it belongs to, and by nobody else.
"""

import base64
import binascii
import hashlib
import re

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nominations import drafting, uploading
from nominations.forms import PictureForm
from nominations.forms.papers import UploadField
from nominations.models import Nomination, Upload
from nominations.models.checklist import rules_of
from nominations.views.own import own_nomination
from ovop_portal.audit.trail import unit
from ovop_portal.kit.files import LIMIT, PAPERS
from ovop_portal.kit.forms import STALE
from ovop_portal.kit.permissions import require

TUS = "1.0.0"
PHOTO = "foto"  # in the address, where a paper has the code of its rule
HEX = re.compile(r"[0-9a-f]{64}")
KEPT = {"closed", "stale"}  # refusals that say nothing against the file
MISMATCH = 460  # of tus: the part is not what its checksum says


@require_http_methods(["OPTIONS", "POST"])
def upload_begin(request, code, rule):
    """201 with the address of the upload and how much of it is there already, which may be all."""
    nomination = own_nomination(request, code)
    rule = None if rule == PHOTO else get_object_or_404(rules_of(nomination), code=rule)
    if request.method == "OPTIONS":
        return _tus(204, **{"Tus-Version": TUS, "Tus-Extension": "creation,checksum", "Tus-Max-Size": LIMIT})
    if refusal := _another_tongue(request):
        return refusal
    told = _metadata(request.headers.get("Upload-Metadata", ""))
    sha256 = told.get("sha256", "") if HEX.fullmatch(told.get("sha256", "")) else ""
    try:
        with unit():
            _still_open(nomination)
            size = _number(request.headers.get("Upload-Length")) or 0
            upload = uploading.begin(nomination, rule, request.user, told.get("filename", ""), size, sha256)
    except ValidationError as error:
        return _refused(409 if getattr(error, "code", None) in KEPT else 413, " ".join(error.messages))
    return _tus(201, **{"Location": reverse("nominations:upload", args=[upload.code]), "Upload-Offset": upload.received})


@require_http_methods(["HEAD", "PATCH"])
def upload_part(request, upload):
    """HEAD says how much is there; PATCH adds what follows."""
    upload = _own_upload(request, upload)
    if request.method == "HEAD":
        return _tus(200, **{"Upload-Offset": upload.received, "Upload-Length": upload.size, "Cache-Control": "no-store"})
    if refusal := _another_tongue(request):
        return refusal
    if request.content_type != "application/offset+octet-stream":
        return _refused(415, _("Bagian unggahan ini tidak dikenali. Muat ulang halaman, lalu pilih berkasnya lagi."))
    if (_number(request.headers.get("Content-Length")) or 0) > uploading.PART:
        return _refused(413, _("Bagian unggahan ini terlalu besar. Muat ulang halaman, lalu pilih berkasnya lagi."))
    if not _checks(request):
        return _refused(MISMATCH, _("Bagian ini rusak di jalan; dikirim lagi."))
    try:
        with unit():
            upload = uploading.append(upload, _number(request.headers.get("Upload-Offset")), request.body)
    except uploading.OutOfStep as error:
        return _refused(409, _("Bagian ini tidak menyambung; dilanjutkan dari yang sudah diterima."), **{"Upload-Offset": error.received})
    return _tus(204, **{"Upload-Offset": upload.received})


@require_POST
def upload_done(request, upload):
    """Make the whole file the paper of its slot, or the photo; `base` is the code of the paper that the page shows."""
    upload = _own_upload(request, upload)
    nomination = own_nomination(request, upload.nomination.code)
    if not upload.is_whole:
        return _refused(409, _("Berkas ini belum sampai seluruhnya."), **{"Upload-Offset": upload.received})
    try:
        file = uploading.whole(upload)
        said = _photo(request, nomination, file) if upload.rule_id is None else _paper(request, nomination, upload.rule, file)
    except ValidationError as error:
        if getattr(error, "code", None) in KEPT:
            return _refused(409, " ".join(error.messages))
        uploading.drop(upload)
        return _refused(422, " ".join(error.messages))
    uploading.drop(upload)
    return JsonResponse(said)


def _paper(request, nomination, rule, file):
    upload = UploadField(PAPERS).clean(file)
    with unit():
        _still_open(nomination)
        current = drafting.current_paper(nomination, rule)
        if (current.code if current else "") != request.POST.get("base", ""):
            raise ValidationError(STALE, code="stale")
        paper = drafting.hand_in(nomination, rule, request.user, {}, upload, current)
        drafting.keep(nomination, request.user, "nominations.document", rule=rule.code, name=rule.name, code=paper.code)
    said = _("%s tersimpan.") % paper.file_name
    return {"said": said, "base": paper.code, "name": paper.file_name, "url": reverse("nominations:file", args=[paper.code])}


def _photo(request, nomination, file):
    form = PictureForm({}, {"picture": file}, product=nomination.product)
    if not form.is_valid():
        raise ValidationError([sentence for sentences in form.errors.values() for sentence in sentences])
    with unit():
        _still_open(nomination)
        form.save()
        drafting.keep(nomination, request.user, "nominations.photo")
    return {"said": _("Foto tersimpan."), "name": file.name, "url": reverse("nominations:photo", args=[nomination.code])}


def _still_open(nomination):
    if not drafting.still_open(nomination):
        raise ValidationError(drafting.closed_meanwhile(), code="closed")


def _own_upload(request, code):
    visible = Nomination.objects.visible_to(request.user)
    upload = get_object_or_404(Upload.objects.filter(nomination__in=visible).select_related("nomination", "rule"), code=code)
    require(request.user, "nominations.see_draft", upload.nomination)
    return upload


def _another_tongue(request):
    if request.headers.get("Tus-Resumable") == TUS:
        return None
    return _tus(412, **{"Tus-Version": TUS})


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else None


def _metadata(header):
    """The pairs of Upload-Metadata: "filename dGVudW4uanBn,sha256 …", values in base64; what cannot be read is left out."""
    told = {}
    for pair in header.split(","):
        name, _space, value = pair.strip().partition(" ")
        try:
            told[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError, ValueError):
            continue
    return told


def _checks(request):
    """Whether the part is what its checksum says, if it has one."""
    header = request.headers.get("Upload-Checksum", "")
    if not header:
        return True
    algorithm, _space, promised = header.partition(" ")
    return algorithm == "sha256" and base64.b64encode(hashlib.sha256(request.body).digest()).decode() == promised


def _tus(status, **headers):
    return HttpResponse(status=status, headers={"Tus-Resumable": TUS, **headers})


def _refused(status, said, **headers):
    return JsonResponse({"said": str(said)}, status=status, headers={"Tus-Resumable": TUS, **headers})
