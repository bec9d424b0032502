"""The floor: what Django itself costs on this machine, in one file.

  FLOOR_DB=sqlite:/some/dir/floor.sqlite3   or  FLOOR_DB=pg:dbname=floor host=127.0.0.1 port=5432 user=u
  FLOOR_N=10000 python floor_app.py seed     make the tables and N rows (drops what was there)
  PROBE_APP=floor_app:application gunicorn --pythonpath .,.. -w 2 -b 127.0.0.1:8200 probe:application

Pages: /fixed/ (no middleware state, fixed string)  /table/ (login, 50 rows, one indexed query)
/rank/ (50 by stored score) /open/<id>/ (one row with a
form of 6 scores) /review/<id>/ POST (validated, one row + one audit row in a transaction)
/submit/ POST multipart (validated fields + a file on disk + row + audit row) /public/ (anonymous,
50 rows) /item/<id>/ (anonymous) /export.csv (all rows).

Options: FLOOR_CONN_MAX_AGE (60)  FLOOR_POOL=1 (psycopg pool)  FLOOR_SYNC (NORMAL)  FLOOR_WAL (1)
FLOOR_TXMODE (IMMEDIATE)  FLOOR_MMAP (bytes, 0)  FLOOR_CACHED (1: cached template loader)
FLOOR_SESSIONS (db | signed_cookies | cached_db)
FLOOR_GZIP=1 (GZipMiddleware)
"""

import csv
import os
import random
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from django.conf import settings

E = os.environ.get
HERE = Path(__file__).resolve().parent
kind, _, where = E("FLOOR_DB", "sqlite:floor.sqlite3").partition(":")
if kind == "sqlite":
    DB = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": where,
        "CONN_MAX_AGE": int(E("FLOOR_CONN_MAX_AGE", "60")),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": E("FLOOR_TXMODE", "IMMEDIATE") or None,
            "init_command": (
                "PRAGMA journal_mode={}; PRAGMA synchronous={}; PRAGMA mmap_size={}; PRAGMA cache_size=-20000;".format(
                    "WAL" if E("FLOOR_WAL", "1") == "1" else "DELETE", E("FLOOR_SYNC", "NORMAL"), E("FLOOR_MMAP", "0")
                )
            ),
        },
    }
else:
    d = dict(x.split("=", 1) for x in where.split())
    DB = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": d["dbname"],
        "HOST": d.get("host", ""),
        "PORT": d.get("port", ""),
        "USER": d.get("user", ""),
        "PASSWORD": d.get("password", ""),
        "OPTIONS": {},
        "CONN_MAX_AGE": int(E("FLOOR_CONN_MAX_AGE", "60")),
        "CONN_HEALTH_CHECKS": E("FLOOR_HEALTH", "0") == "1",
    }
    if E("FLOOR_POOL") == "1":
        DB["CONN_MAX_AGE"] = 0
        DB["OPTIONS"]["pool"] = {"min_size": 2, "max_size": 8}

BASE = """{% load i18n %}<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
<link rel="stylesheet" href="/static/site.css"></head><body><header><a href="{% url 'fixed' %}">OVOP</a><nav><ul>
<li><a href="{% url 'table' %}">{% translate "List" %}</a></li><li><a href="{% url 'rank' %}">{% translate "Ranking" %}</a></li>
<li><a href="{% url 'public' %}">{% translate "Public" %}</a></li></ul></nav>{% if user.is_authenticated %}<p>{{ user.username }}</p>{% endif %}</header>
{% for m in messages %}<p class="{{ m.tags }}">{{ m }}</p>{% endfor %}<main>{% block main %}{% endblock %}</main></body></html>"""
TABLE = """{% extends "base.html" %}{% load i18n %}{% block title %}{% translate "Nominations" %}{% endblock %}{% block main %}
<form method="get"><label>{% translate "State" %} <select name="state">{% for k, v in states %}<option value="{{ k }}"{% if k == state %} selected{% endif %}>{{ v }}</option>{% endfor %}</select></label></form>
<table><caption>{% translate "Nominations" %}</caption><thead><tr><th scope="col">{% translate "Code" %}</th><th scope="col">{% translate "Title" %}</th><th scope="col">{% translate "Category" %}</th>
<th scope="col">{% translate "Village" %}</th><th scope="col">{% translate "Regency" %}</th><th scope="col">{% translate "State" %}</th><th scope="col">{% translate "Score" %}</th><th scope="col">{% translate "Date" %}</th></tr></thead><tbody>
{% for r in rows %}<tr><td><a href="{% url 'open' r.pk %}">{{ r.code }}</a></td><td>{{ r.title }}</td><td>{{ r.get_category_display }}</td><td>{{ r.village }}</td><td>{{ r.regency }}</td>
<td><span class="badge s{{ r.state }}">{{ r.get_state_display }}</span></td><td>{{ r.median|floatformat:1 }}</td><td>{{ r.created|date:"d M Y H:i" }}</td></tr>
{% empty %}<tr><td colspan="8">{% translate "None" %}</td></tr>{% endfor %}</tbody></table>{% if next %}<a href="?{{ next }}" rel="next">{% translate "Next" %}</a>{% endif %}{% endblock %}"""
OPEN = """{% extends "base.html" %}{% load i18n %}{% block title %}{{ r.title }}{% endblock %}{% block main %}<h1>{{ r.title }}</h1>
<dl><dt>{% translate "Code" %}</dt><dd>{{ r.code }}</dd><dt>{% translate "Village" %}</dt><dd>{{ r.village }}</dd><dt>{% translate "Regency" %}</dt><dd>{{ r.regency }}</dd>
<dt>{% translate "Category" %}</dt><dd>{{ r.get_category_display }}</dd><dt>{% translate "Score" %}</dt><dd>{{ r.median|floatformat:1 }}</dd></dl>{{ r.body|linebreaks }}
<h2>{% translate "Reviews" %}</h2>{% for v in reviews %}<article><h3>{{ v.user.username }} {{ v.total }}</h3><p>{{ v.text }}</p></article>{% endfor %}
{% if form %}<form method="post" action="{% url 'review' r.pk %}">{% csrf_token %}{{ form.as_div }}<button>{% translate "Save" %}</button></form>{% endif %}{% endblock %}"""
LOGIN = """<form method="post">{% csrf_token %}{{ form.as_div }}<button>ok</button></form>"""

LOC = {"base.html": BASE, "table.html": TABLE, "open.html": OPEN, "login.html": LOGIN}
loaders = [("django.template.loaders.locmem.Loader", LOC)]
if E("FLOOR_CACHED", "1") == "1":
    loaders = [("django.template.loaders.cached.Loader", loaders)]

if not settings.configured:
    settings.configure(
        DEBUG=False,
        SECRET_KEY="floor-app-for-benchmarks-only",
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF=__name__ if __name__ != "__main__" else "floor_app",
        DATABASES={"default": DB},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        USE_I18N=True,
        LANGUAGE_CODE="en",
        LOGIN_URL="/login/",
        LOGIN_REDIRECT_URL="/table/",
        MEDIA_ROOT=E("FLOOR_MEDIA", tempfile.gettempdir() + "/floor-media"),
        SESSION_ENGINE="django.contrib.sessions.backends." + E("FLOOR_SESSIONS", "db"),
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "floor_app",
        ],
        MIDDLEWARE=(["django.middleware.gzip.GZipMiddleware"] if E("FLOOR_GZIP") == "1" else [])
        + [
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": loaders,
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ],
                },
            }
        ],
    )

if __name__ == "__main__":  # so that the models below belong to the module name "floor_app"
    sys.path.insert(0, str(HERE))
    import floor_app

    sys.exit(floor_app.main(sys.argv[1:]))

import django

django.setup()

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection, models, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

STATES = [(1, "Draft"), (2, "Submitted"), (3, "Verified"), (4, "Scored"), (5, "Rejected"), (6, "Published")]
CATS = [(1, "Food"), (2, "Drink"), (3, "Textile"), (4, "Craft"), (5, "Herbal")]


class Nomination(models.Model):
    code = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=200)
    category = models.SmallIntegerField(choices=CATS)
    state = models.SmallIntegerField(choices=STATES)
    village = models.CharField(max_length=100)
    regency = models.CharField(max_length=100)
    body = models.TextField(blank=True)
    document = models.CharField(max_length=200, blank=True)
    median = models.FloatField(null=True)
    created = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["state", "-id"], name="nom_state"),
            models.Index(fields=["state", "-median", "id"], name="nom_rank"),
        ]


class Review(models.Model):
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="reviews")
    user = models.ForeignKey("auth.User", models.CASCADE)
    text = models.TextField()
    s1, s2, s3, s4, s5, s6 = (models.SmallIntegerField() for _ in range(6))
    total = models.SmallIntegerField()
    created = models.DateTimeField(auto_now_add=True)


class Audit(models.Model):
    actor = models.ForeignKey("auth.User", models.CASCADE)
    action = models.CharField(max_length=40)
    object_id = models.BigIntegerField(db_index=True)
    data = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)


LISTED = ("pk", "code", "title", "category", "state", "village", "regency", "median", "created")


class ReviewForm(forms.Form):
    s1, s2, s3, s4, s5, s6 = (
        forms.TypedChoiceField(coerce=int, choices=[(v, f"Level {v}") for v in range(6)], widget=forms.RadioSelect) for _ in range(6)
    )
    text = forms.CharField(widget=forms.Textarea, max_length=4000)


class SubmitForm(forms.Form):
    title = forms.CharField(max_length=200)
    category = forms.TypedChoiceField(coerce=int, choices=CATS)
    village = forms.CharField(max_length=100)
    regency = forms.CharField(max_length=100)
    body = forms.CharField(max_length=8000, required=False)
    document = forms.FileField()

    def clean_document(self):
        f = self.cleaned_data["document"]
        if f.size > 10 << 20 or f.read(5) != b"%PDF-":
            raise forms.ValidationError("A PDF of at most 10 MB, please.")
        f.seek(0)
        return f


def fixed(request):
    return HttpResponse("ok")


def listing(request, qs, **extra):
    return render(request, "table.html", {"rows": qs.only(*LISTED), "states": STATES, "state": 2, **extra})


@login_required
def table(request):
    return listing(request, Nomination.objects.filter(state=2).order_by("-id")[:50])


@login_required
def rank(request):
    return listing(request, Nomination.objects.filter(state=4).order_by("-median", "id")[:50])


def public(request):
    return listing(request, Nomination.objects.filter(state=6).order_by("-id")[:50])


@login_required
def open_(request, pk):
    r = get_object_or_404(Nomination, pk=pk)
    return render(request, "open.html", {"r": r, "form": ReviewForm(), "reviews": r.reviews.select_related("user")[:5]})


def item(request, pk):
    return render(request, "open.html", {"r": get_object_or_404(Nomination, pk=pk)})


@login_required
@require_POST
def review(request, pk):
    r = get_object_or_404(Nomination.objects.only("pk", "state"), pk=pk)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return render(request, "open.html", {"r": r, "form": form}, status=422)
    d = form.cleaned_data
    with transaction.atomic():
        v = Review.objects.create(nomination=r, user=request.user, total=sum(d[f"s{i}"] for i in range(1, 7)), **d)
        Audit.objects.create(actor=request.user, action="review", object_id=v.pk, data=d)
    return redirect("open", pk)


@login_required
@require_POST
def submit(request):
    form = SubmitForm(request.POST, request.FILES)
    if not form.is_valid():
        return HttpResponse(form.errors.as_json(), status=422)
    d = dict(form.cleaned_data)
    f = d.pop("document")
    name = default_storage.save("doc.pdf", f)
    with transaction.atomic():
        r = Nomination.objects.create(code=os.urandom(6).hex(), state=2, created=timezone.now(), document=name, **d)
        Audit.objects.create(actor=request.user, action="submit", object_id=r.pk, data={"file": name, "size": f.size})
    return redirect("open", r.pk)


class Echo:
    def write(self, s):
        return s


@login_required
def export(request):
    w = csv.writer(Echo())
    qs = Nomination.objects.order_by("id").values_list(
        "id", "code", "title", "category", "state", "village", "regency", "median", "created", "body"
    )
    return StreamingHttpResponse((w.writerow(r) for r in qs.iterator(2000)), content_type="text/csv")


urlpatterns = [
    path("fixed/", fixed, name="fixed"),
    path("table/", table, name="table"),
    path("rank/", rank, name="rank"),
    path("public/", public, name="public"),
    path("open/<int:pk>/", open_, name="open"),
    path("item/<int:pk>/", item, name="item"),
    path("review/<int:pk>/", review, name="review"),
    path("submit/", submit),
    path("export.csv", export),
    path("login/", LoginView.as_view(template_name="login.html"), name="login"),
]
application = get_wsgi_application()


WORDS = "kain tenun batik songket anyaman rotan bambu ukir kayu kopi madu gula aren keramik perak garam".split()


def main(args):
    if args[:1] != ["seed"]:
        print(__doc__)
        return 2
    make_tables()
    count = int(E("FLOOR_N", "10000"))
    fill(count, random.Random(3))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(count, "nominations in", DB["ENGINE"])
    return 0


def make_tables():
    """The framework's tables, and those of the models anew."""
    call_command("migrate", verbosity=0)
    models_in_order = [Nomination, Review, Audit]
    with connection.schema_editor() as editor:
        there = connection.introspection.table_names()
        for model in reversed(models_in_order):
            if model._meta.db_table in there:
                editor.delete_model(model)
        for model in models_in_order:
            editor.create_model(model)


def fill(count, rng):
    """One person, `count` nominations, four reviews of each of the first 20,000."""
    people = get_user_model().objects
    user = people.filter(username="user").first() or people.create_user("user", password="bench-Passw0rd!")
    words = lambda number: " ".join(rng.choice(WORDS) for _ in range(number))  # noqa: E731
    now = timezone.now()

    def nomination(i):
        return Nomination(
            code=f"N{i:07d}", title=words(3).title() + f" {i}", category=rng.randint(1, 5), state=rng.choice((2, 2, 2, 3, 4, 4, 5, 5, 6, 1)),
            village=words(2), regency=words(2), body=words(200), median=rng.randint(6, 30),
            created=now - timedelta(minutes=rng.randint(0, 500000)),
        )  # fmt: skip

    def review(pk):
        return Review(nomination_id=pk, user=user, text=words(25), s1=3, s2=3, s3=4, s4=2, s5=5, s6=1, total=18)

    with transaction.atomic():
        for first in range(0, count, 5000):
            Nomination.objects.bulk_create(map(nomination, range(first, min(count, first + 5000))), batch_size=500)
        judged = Nomination.objects.values_list("pk", flat=True)[:20000]
        Review.objects.bulk_create([review(pk) for pk in judged for _ in range(4)], batch_size=500)
