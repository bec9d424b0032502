"""Pictures of the register, small enough for a weak line: made from the judged photo once and kept beside it."""

import io
import logging
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from PIL import Image, ImageOps, UnidentifiedImageError

logger = logging.getLogger(__name__)

# name → (width, height in pixels, most bytes): three small ones and a page weigh under 60 kB
SIZES = {"kecil": (360, 270, 4_500), "besar": (720, 540, 18_000)}
QUALITIES = (72, 60, 48, 36, 24)
SHRUNK = (1, 0.75, 0.5, 0.35)  # of the frame: cloth seen from near is hard to compress


def sized(name, size):
    """The stored picture `name` in this size, as (storage, name); the original itself where it is no picture that can be read."""
    storage = storages["private"]
    target = str(PurePath(name).with_suffix("")) + f"-{size}.webp"
    if storage.exists(target):
        return storage, target
    try:
        with storage.open(name) as original:
            data = _fitted(original, *SIZES[size])
    except (UnidentifiedImageError, OSError) as error:
        logger.warning("no small picture of %s: %s", name, error)
        return storage, name
    saved = storage.save(target, ContentFile(data))
    if saved != target:  # another request was quicker
        storage.delete(saved)
    return storage, target


def _fitted(original, width, height, limit):
    """WebP bytes of the picture cut to the frame, as large and as good as `limit` bytes allow."""
    with Image.open(original) as image:
        picture = ImageOps.fit(image.convert("RGB"), (width, height), Image.Resampling.LANCZOS)
    data = b""
    for share in SHRUNK:
        smaller = picture.resize((round(width * share), round(height * share)), Image.Resampling.LANCZOS) if share < 1 else picture
        for quality in QUALITIES:
            target = io.BytesIO()
            smaller.save(target, "WEBP", quality=quality, method=4)
            data = target.getvalue()
            if len(data) <= limit:
                return data
    return data
