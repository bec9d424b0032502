"""The forms of a nomination: starting one, its steps, its papers, and the acts that ask for more than a note."""

from nominations.forms.acts import ReturnForm
from nominations.forms.confirming import OwnerForm
from nominations.forms.papers import PaperForm, PictureForm, SampleForm
from nominations.forms.start import StartForm
from nominations.forms.steps import IkmForm, MarketForm, ProductForm, ProductionForm, SentraChoiceForm, SentraForm, step_form

__all__ = [
    "IkmForm",
    "MarketForm",
    "OwnerForm",
    "PaperForm",
    "PictureForm",
    "ProductForm",
    "ProductionForm",
    "ReturnForm",
    "SampleForm",
    "SentraChoiceForm",
    "SentraForm",
    "StartForm",
    "step_form",
]
