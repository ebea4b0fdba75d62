"""What a test types into a diary form."""

from __future__ import annotations

import io

from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

from hipflex_plan.diary_fields import DiaryField


def typed(form, written):
    """The bytes of a form with *written* in its fields, by name; True is a tick."""
    writer = PdfWriter(clone_from=io.BytesIO(form))
    left = dict(written)
    for sheet in writer.pages:
        for reference in sheet.get("/Annots", []):
            field = reference.get_object()
            name = str(field.get("/T"))
            if name not in left:
                continue
            value = left.pop(name)
            if value is True:
                field[NameObject("/V")] = field[NameObject("/AS")] = NameObject("/on")
            else:
                field[NameObject("/V")] = TextStringObject(value)
    assert not left, left
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def field(plan, session, column, **more):
    """The name of a field of the whole day."""
    return DiaryField(reference=plan.reference, session=session.number, column=column, **more).name
