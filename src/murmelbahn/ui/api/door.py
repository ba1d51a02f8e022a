"""Routes made of operations and queries: the signature says what is asked, its types how it is read and answered."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, Signature, getdoc, signature
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from warnings import catch_warnings, simplefilter

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from ninja.constants import NOT_SET
from ninja.params.models import Header, Path, Query
from pydantic import Field, create_model

from murmelbahn.kernel.command import once
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.ui.api.caller import Needs, actor_in
from murmelbahn.ui.api.files import File
from murmelbahn.ui.api.plain import IN_BODIES, IN_QUERIES, NAMED, Code, spelled
from murmelbahn.ui.api.shapes import Strict, shape_of, value_of

Key = Annotated[str, Field(min_length=8, max_length=120, pattern=r"^[A-Za-z0-9_.:-]+$")]
Version = Annotated[str, Field(pattern=r'^"?[0-9]{1,9}"?$')]
MOST = 200
MOST_IN_ADDRESS = 100
"""Entries of a list in a query."""
Limit = Annotated[int, spelled("number"), Field(ge=1, le=MOST)]
Cursor = Annotated[str, Field(min_length=1, max_length=160, pattern=r"^[A-Za-z0-9_-]+$")]
PAGED = "`next` is the cursor of the next page, empty on the last."
WHOLE = "Everything there is, or as many as `limit` says where the route takes one; `next` is always empty."
LISTS = (tuple, list, frozenset)


class Done(Schema):
    """What a write answers: the id it made or changed, a number where the operation counts (a contract version), or nothing."""

    result: str | int | None


@dataclass(frozen=True, slots=True)
class Page:
    """How a query pages: `after` names its parameter, `place` makes a cursor of a page's last entry, `read` reads one."""

    place: Callable[[Any], str]
    read: Callable[[str], Any]
    after: str = "after"


@dataclass(frozen=True, slots=True)
class Door:
    """The routes of one noun."""

    tag: str
    router: Router = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "router", Router())

    def reads(
        self,
        path: str,
        query: Callable[..., Any],
        *,
        scope: str,
        page: Page | None = None,
        without: Iterable[str] = (),
        shown: Callable[[Any], Any] | None = None,
        version: Callable[[Any], int] | None = None,
        name: str = "",
    ) -> None:
        """GET. `without`: parameters that outsiders do not set; `shown` makes the answer of what the query gives (its
        return type is the answer's); `version` makes an ETag."""
        asked = _asked(query, path, without)
        if page is not None:
            asked.pop(page.after)
            asked.pop("limit")
        answers = get_type_hints(shown or query)["return"]
        listed = get_origin(answers) in LISTS

        def view(request: HttpRequest, response: HttpResponse, **came: Any) -> Any:
            actor = actor_in(request)
            limit, cursor = (came.pop("limit"), came.pop("cursor", None)) if page is not None else (0, None)
            values = {one: _value(asked[one], given) for one, given in came.items() if given is not None}
            if page is not None:
                values |= {"limit": limit + 1} | ({page.after: _read(page, cursor)} if cursor else {})
            found = query(actor, **values)
            if version is not None:
                response["ETag"] = f'"{version(found)}"'
            more = _closed(page.place(found[limit - 1])) if page is not None and len(found) > limit else None
            if page is not None:
                found = found[:limit]
            made = found if shown is None else shown(found)
            if isinstance(made, File):
                return made.response()
            return {"items": list(made), "next": more} if listed else made

        parameters = [_parameter(one, what, path) for one, what in asked.items()]
        if page is not None:
            parameters += [_keyword("limit", Limit, Query(50)), _keyword("cursor", Cursor | None, Query(None))]
        parameters.append(Parameter("response", Parameter.KEYWORD_ONLY, annotation=HttpResponse))
        answer = answers
        if answers is File:
            answer = NOT_SET
        elif listed:
            answer = _listing(get_args(answers)[0], PAGED if page is not None else WHOLE)
        self._add("GET", path, view, parameters, query, scope, answer, name)

    def writes(
        self,
        path: str,
        operation: Callable[..., Any],
        *,
        scope: str,
        versioned: bool = False,
        without: Iterable[str] = (),
        method: str = "POST",
        name: str = "",
    ) -> None:
        """One operation under the caller's Idempotency-Key; `versioned` asks for If-Match with the version that was seen."""
        asked = _asked(operation, path, (*without, "expected_version") if versioned else without)
        in_path = _named(path)
        body = {one: what for one, what in asked.items() if one not in in_path}
        schema = _body(operation, body) if body else None

        def view(request: HttpRequest, **came: Any) -> Done:
            actor = actor_in(request)
            values = {one: came[one] for one in in_path}
            sent: Strict | None = came.get("body")
            if sent is not None:
                values |= {one: _value(asked[one], getattr(sent, one)) for one in sent.model_fields_set}
            if versioned:
                values["expected_version"] = int(came["if_match"].strip('"'))
            result = once(came["idempotency_key"], operation)(actor, **values)
            return Done(result=result if result is None or isinstance(result, int) else str(result))

        parameters = [_parameter(one, asked[one], path) for one in in_path]
        if schema is not None:
            parameters.append(Parameter("body", Parameter.KEYWORD_ONLY, annotation=schema))
        parameters.append(_keyword("idempotency_key", Key, Header(..., alias="Idempotency-Key")))
        if versioned:
            parameters.append(_keyword("if_match", Version, Header(..., alias="If-Match")))
        self._add(method, path, view, parameters, operation, scope, Done, name)

    def _add(
        self,
        method: str,
        path: str,
        view: Callable[..., Any],
        parameters: list[Parameter],
        call: Callable[..., Any],
        scope: str,
        answer: Any,
        name: str,
    ) -> None:
        request = Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=HttpRequest)
        view.__signature__ = Signature([request, *parameters])  # type: ignore[attr-defined]
        view.__name__ = name or call.__name__
        said = " ".join((getdoc(call) or "").split())
        self.router.api_operation(
            [method],
            path,
            auth=Needs(scope),
            response=answer,
            operation_id=f"{self.tag}.{name or call.__name__}",
            summary=(name or call.__name__).replace("_", " ").capitalize(),
            description=said,
            tags=[self.tag],
            openapi_extra={"x-scope": scope},
        )(view)


def _closed(place: str) -> str:
    """A place as an opaque cursor."""
    return urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _read(page: Page, cursor: str) -> Any:
    """The place a cursor stands for; one of another list, or of nobody's making, is none here."""
    try:
        return page.read(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode())
    except (ValueError, BadInput):
        raise BadInput(field="cursor", reason=cursor[:40]) from None


def _named(path: str) -> list[str]:
    return re.findall(r"{(\w+)}", path)


def _asked(call: Callable[..., Any], path: str, without: Iterable[str]) -> dict[str, tuple[Any, Any]]:
    """Type and default of every parameter outsiders set."""
    types = get_type_hints(call, include_extras=True)
    left_out = {"actor", *without}
    asked = {
        one.name: (types[one.name], one.default)
        for one in signature(call).parameters.values()
        if one.name not in left_out
    }
    if missing := set(_named(path)) - set(asked):
        raise TypeError(f"{path}: {call.__name__} does not take {', '.join(sorted(missing))}")
    return asked


def _value(what: tuple[Any, Any], came: Any) -> Any:
    try:
        return value_of(what[0], came)
    except ValueError as error:
        raise BadInput(field=getattr(what[0], "__name__", "body"), reason=str(error)[:200]) from error


def _parameter(name: str, what: tuple[Any, Any], path: str) -> Parameter:
    kind, default = what
    if name in _named(path):
        return _keyword(name, Code if kind is str else shape_of(kind, IN_QUERIES), Path(...))
    if name == "limit":
        return _keyword(name, Annotated[int, spelled("number"), Field(ge=1, le=max(MOST, default))], Query(default))
    shape, most = _listed(_named_shape(name, kind, IN_QUERIES))
    if default is Parameter.empty:
        return _keyword(name, shape, Query(..., max_length=most))
    plain = list(default) if isinstance(default, tuple | frozenset) else default
    return _keyword(name, shape if default is not None else shape | None, Query(plain, max_length=most))


def _named_shape(name: str, kind: Any, plain: Mapping[Any, Any]) -> Any:
    return NAMED[name] if kind in (str, str | None) and name in NAMED else shape_of(kind, plain)


def _listed(shape: Any) -> tuple[Any, int | None]:
    """A list as ninja sees one, which is without its limit, and the limit. Texts in it are codes: an address is short."""
    inner = get_args(shape)[0] if get_origin(shape) is Annotated else None
    if get_origin(inner) is not list:
        return shape, None
    return (list[Code] if get_args(inner)[0] == IN_QUERIES[str] else inner), MOST_IN_ADDRESS


def _keyword(name: str, kind: Any, default: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=default)


def _body(operation: Callable[..., Any], asked: dict[str, tuple[Any, Any]]) -> type[Strict]:
    parts: dict[str, Any] = {}
    for name, (kind, default) in asked.items():
        if default is Parameter.empty:
            parts[name] = (_named_shape(name, kind, IN_BODIES), ...)
        else:
            plain = list(default) if isinstance(default, tuple | frozenset) else default
            parts[name] = (_named_shape(name, kind, IN_BODIES), Field(default=plain, validate_default=False))
    title = "".join(word.capitalize() for word in operation.__name__.split("_"))
    with catch_warnings():
        # A field may be called `register`, which is also a name of Python's abstract classes; no instance sees that one.
        simplefilter("ignore", UserWarning)
        return create_model(title, __base__=Strict, __module__=operation.__module__, **parts)


def _listing(kind: Any, said: str) -> type[Schema]:
    name = getattr(kind, "__name__", "Entry")
    return create_model(
        f"{name}List",
        __base__=Schema,
        __module__=getattr(kind, "__module__", __name__),
        __doc__=said,
        items=(list[kind], ...),
        next=(str | None, None),
    )
