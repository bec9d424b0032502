"""`check --deploy` refuses what belongs on a laptop: sample accounts, the key that made itself, static files without hashes."""

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def no_sample_data(app_configs, **kwargs):
    if not settings.DEMO:
        return []
    return [Error("DEMO=1: akun contoh dan data contoh terbuka.", hint="Jalankan peladen dengan DEMO=0.", id="ovop.E001")]


@register(Tags.security, deploy=True)
def own_secret_key(app_configs, **kwargs):
    """The embedded key lies beside the data; a backup of DATA_DIR would hand it out."""
    path = settings.DATA_DIR / "secret_key"
    if not path.exists() or path.read_text().strip() != settings.SECRET_KEY:
        return []
    return [Error("SECRET_KEY memakai kunci bawaan di DATA_DIR.", hint="Tetapkan SECRET_KEY sendiri di lingkungan.", id="ovop.E002")]


@register(Tags.security, deploy=True)
def hashed_static_files(app_configs, **kwargs):
    if settings.HASHED_STATIC:
        return []
    return [Error("HASHED_STATIC=0: berkas statis tanpa sidik jari.", hint="Hapus HASHED_STATIC=0 dari lingkungan.", id="ovop.E003")]
