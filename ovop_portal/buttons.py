"""How a view presses a transition: one function for every button of every life."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404


def press(request, workflow, name, obj, **facts):
    """(object, []) when the transition was made, (object, sentences) when it was refused and nothing changed.

    The note and the idempotency key come from the posted form; an unknown name or an invisible row is a 404, a forbidden act a 403.
    """
    if name not in workflow:
        raise Http404(name)
    try:
        moved = workflow.perform(name, obj, request.user, request.POST.get("note", ""), request.POST.get("key", ""), **facts)
    except ObjectDoesNotExist as error:
        raise Http404(str(obj.pk)) from error
    except ValidationError as error:
        return obj, error.messages
    return moved, []
