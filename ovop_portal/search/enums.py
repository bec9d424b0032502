"""What can be searched for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.IntegerChoices):
    PRODUCT = 1, _("produk")
    AWARD = 2, _("bintang")
