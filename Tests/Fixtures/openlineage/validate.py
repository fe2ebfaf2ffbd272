"""Validates OpenLineage run events, a JSON object a line, by the classes that the OpenLineage
project generates from its published schemas (package openlineage-python, Apache-2.0).

Stricter than the schemas in two points: a property that a class does not know is refused unless the
facet is an extension of a base facet, and a facet's schema must be one of the published ones.
"""
import enum
import importlib
import json
import pkgutil
import sys
import types
import typing
from urllib.parse import urlparse

import attr
from openlineage.client import generated
from openlineage.client.generated import base

ALWAYS = {base.BaseEvent: ["producer", "schemaURL"], base.BaseFacet: ["_producer", "_schemaURL"]}
OPEN = (base.RunFacet, base.JobFacet, base.DatasetFacet, base.InputDatasetFacet,
        base.OutputDatasetFacet)
CLASSES = {
    kind._get_schema(): kind
    for module in pkgutil.iter_modules(generated.__path__)
    for kind in vars(importlib.import_module(f"{generated.__name__}.{module.name}")).values()
    if isinstance(kind, type) and hasattr(kind, "_get_schema")
}


def check(value, kind, place):
    """Yields what is wrong with a value of a kind."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        wrong = [list(check(value, choice, place)) for choice in arguments]
        if all(wrong):
            yield from wrong[0]
    elif origin is list and isinstance(value, list):
        for number, item in enumerate(value):
            yield from check(item, arguments[0], f"{place}[{number}]")
    elif origin is dict and isinstance(value, dict):
        for key, item in value.items():
            yield from check(item, arguments[1], f"{place}.{key}")
    elif kind is typing.Any:
        return
    elif isinstance(kind, type) and issubclass(kind, enum.Enum):
        if value not in [choice.value for choice in kind]:
            yield f"{place}: {value!r} is no {kind.__name__}"
    elif isinstance(kind, type) and attr.has(kind) and isinstance(value, dict):
        yield from check_object(value, kind, place)
    elif isinstance(kind, type) and type(value) is kind:
        return
    else:
        yield f"{place}: {value!r} is no {kind}"


def check_object(value, kind, place):
    if issubclass(kind, base.BaseFacet):
        special = CLASSES.get(value.get("_schemaURL"))
        if special is None or not issubclass(special, kind):
            yield f"{place}: no published schema of a {kind.__name__}: {value.get('_schemaURL')}"
            return
        kind = special
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in attr.fields(kind)}
    always = [name for parent, names in ALWAYS.items() if issubclass(kind, parent) for name in names]
    for name, field in fields.items():
        if name not in value:
            if field.default is attr.NOTHING or name in always:
                yield f"{place}: {name} is missing"
            continue
        yield from check(value[name], hints[name], f"{place}.{name}")
        if field.validator is not None:
            try:
                field.validator(None, field, value[name])
            except Exception as error:
                yield f"{place}.{name}: {error}"
    for name in always:
        if not urlparse(str(value.get(name, ""))).scheme:
            yield f"{place}.{name}: no URI"
    if kind not in OPEN:
        for name in value.keys() - fields.keys():
            yield f"{place}: {name} is not known"


faults = [
    f"line {number}: {fault}"
    for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1)
    for fault in check(json.loads(line), base.RunEvent, "event")
]
print("\n".join(faults))
sys.exit(1 if faults else 0)
