"""Pictures from strangers, decoded in a process of their own: whether one is whole, and its clean copy. The portal's process decodes none.

A picture that makes a decoder crash or swell takes down that process and nothing else. What comes back is bytes: the word of a fault, or a
WebP that was made there.
"""

import io
import threading
import warnings
from functools import partial

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin

from ovop_portal.kit.confined import Fell, confined

MAX_PIXELS = 50_000_000  # a telephone's 50-megapixel photo has 49.9; decoded that is 200 MB
MEMORY = 1024 * 1024 * 1024  # bytes of address space: a WebP of 50 megapixels is held four times over while it is decoded
AT_ONCE = threading.BoundedSemaphore(2)  # pictures in children of this process at one time, the largest takes 0.8 GB
FORMATS = {"jpeg": JpegImagePlugin, "png": PngImagePlugin, "webp": WebPImagePlugin}  # loaded here once, not by each child
SEVERAL = MpoImagePlugin  # a JPEG with a second one behind it, as many telephones make them, is read as one of these

FAULTS = {"too_many_pixels", "broken"}
ERRORS = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError, EOFError, MemoryError)

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


class Faulty(Exception):
    """The picture is none, or too large; the word of the fault."""


def fault_in_child(data: bytes, kind: str) -> str | None:
    """The fault of a JPEG, PNG or WebP ("too_many_pixels", "broken"), found in a child process."""
    answer = _from_child(partial(checked, kind=kind), data)
    return _word(answer) if answer else None


def cleaned_in_child(data: bytes, kind: str, max_side: int) -> bytes:
    """The picture as a new WebP, made in a child process; raises Faulty with the word."""
    answer = _from_child(partial(cleaned, kind=kind, max_side=max_side), data)
    if answer[:4] == b"RIFF" and answer[8:12] == b"WEBP":
        return answer
    raise Faulty(_word(answer))


def _from_child(work: partial, data: bytes) -> bytes:
    try:
        with AT_ONCE:
            return confined(work, data, memory=MEMORY)
    except Fell:
        return b"broken"


def _word(answer: bytes) -> str:
    """The child has met the stranger's file: what it says is looked up, not believed."""
    word = answer[:20].decode("ascii", "replace")
    return word if word in FAULTS else "broken"


# --- in the child ----------------------------------------------------------------------------------------------------------


def checked(data: bytes, kind: str) -> bytes:
    """The word of a fault, or nothing."""
    try:
        with opened(data, kind) as image:
            if kind == "png":
                image.verify()  # every chunk against its checksum, nothing inflated
            else:
                image.draft("RGB", (256, 256))  # JPEG: decoded at an eighth, but to its last byte
                image.load()
    except Faulty as fault:
        return str(fault).encode()
    except ERRORS:
        return b"broken"
    return b""


def cleaned(data: bytes, kind: str, max_side: int) -> bytes:
    """A new WebP, upright, in sRGB, no side longer than `max_side`, without EXIF, GPS, comments or profile; or the word of a fault."""
    try:
        with opened(data, kind) as image:
            profile = image.info.get("icc_profile")
            image = _in_eight_bits(image)
            image.thumbnail((max_side, max_side))
            upright = _srgb(ImageOps.exif_transpose(image), profile)
            target = io.BytesIO()
            upright.save(target, "WEBP", quality=82, method=4, icc_profile=b"", exif=b"", xmp=b"")
    except Faulty as fault:
        return str(fault).encode()
    except ERRORS:
        return b"broken"
    return target.getvalue()


def opened(data: bytes, kind: str) -> Image.Image:
    """The picture with its header read; raises Faulty before anything is decoded."""
    try:
        image = Image.open(io.BytesIO(data), formats=(kind.upper(),))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Faulty("too_many_pixels") from error
    if image.width * image.height > MAX_PIXELS:
        raise Faulty("too_many_pixels")
    return image


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of 16 bits keeps its tones; Pillow would neither shrink it nor leave more than white of it."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as a browser without profiles shows them; transparency is kept."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        try:
            source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, source, target, outputMode="RGB" if image.mode == "CMYK" else mode)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            return image.convert(mode)
    return image.convert(mode)
