"""The pictures of the sample data: drawn still lifes and cloths, one per product, none of them a photograph of anything real."""

import io
from random import Random

from PIL import Image

from ovop_portal.demo.pictures import batik, food, paint, plait, pottery, weave

PAINTERS = {
    "makanan_minuman": food.paint,
    "kain_tenun": weave.paint,
    "kain_batik": batik.paint,
    "anyaman": plait.paint,
    "gerabah": pottery.paint,
}
HEAVIEST = 62_000  # bytes
__all__ = ["PAINTERS", "picture"]


def picture(commodity: str, seed: int | str, size: int = paint.WIDTH, craft: str = "") -> bytes:
    """A WebP picture of a product, `size` pixels wide and three quarters as high, of at most about 60 kB.

    `commodity` is a code of rubrics.json (another is a KeyError); `craft` is Product.craft and makes the picture fit the product.
    The same arguments give the same bytes.
    """
    image = PAINTERS[commodity](Random(f"{commodity}/{craft}/{seed}"), craft)
    if size != image.width:
        image = image.resize((size, size * 3 // 4), Image.Resampling.LANCZOS)
    return _encoded(image)


def _encoded(image):
    """As good as fits: only the busiest cloths need more than one attempt."""
    for quality in (60, 44, 30):
        target = io.BytesIO()
        image.save(target, "WEBP", quality=quality, method=2)
        if target.tell() <= HEAVIEST:
            break
    return target.getvalue()
