"""Pages and routes as 16 people at once meet them: an adviser of the demo world, over HTTP, with the cookie of a session.

Once with time to read, as people and their programs ask, and once without, which says how much the machine can do.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from random import Random
from threading import Event
from time import perf_counter

from benchmarks import house

CLIENTS, WORKERS = 16, 2
READING = 1.0
"""Seconds between two requests of somebody who reads what came: half of it to half more."""
PERSON = re.compile(
    r'csrfmiddlewaretoken" value="([^"]+)".{0,80}?name="subject" value="([^"]+)".{0,200}?data-kind="([^"]+)"', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One address: the seconds of each answer for those who read in between (`calm`); for those who ask again at once
    answers per second, and the seconds of each."""

    name: str
    calm: tuple[float, ...]
    per_second: float
    seconds: tuple[float, ...]


def ask(folder: Path, number: int) -> Iterator[Asked]:
    """`number` requests of each address without a pause, and a quarter of them with one. Raises RuntimeError for an answer that
    is not 200."""
    data = folder / "doors" / "var"
    data.parent.mkdir()
    with house.running(data, "--workers", str(WORKERS)) as (port, _):
        cookies = _sign_in(port)
        deals = json.loads(_get(http.client.HTTPConnection("127.0.0.1", port), "/api/v1/deals?limit=1", cookies))
        deal = deals["items"][0]["id"]
        addresses = {
            "floor: `/healthz`": "/healthz",
            "page: models": "/models/",
            "page: a stock list": "/stock/",
            "page: my deals": "/deals/",
            "page: one deal": f"/deals/{deal}/",
            "API: deals, 50 a page": "/api/v1/deals?limit=50",
            "API: one deal": f"/api/v1/deals/{deal}",
            "API: its gates": f"/api/v1/deals/{deal}/gates",
        }
        for name, path in addresses.items():
            _storm(port, path, cookies, CLIENTS * 2)  # warm
            yield _timed(name, port, path, cookies, number)


def _timed(name: str, port: int, path: str, cookies: str, number: int) -> Asked:
    calm = _storm(port, path, cookies, number // 4, reading=READING)
    began = perf_counter()
    seconds = _storm(port, path, cookies, number)
    return Asked(name, tuple(calm), len(seconds) / (perf_counter() - began), tuple(seconds))


def _storm(port: int, path: str, cookies: str, number: int, *, reading: float = 0.0) -> list[float]:
    """Seconds of every answer; `reading`: seconds between two requests of a client, more or less."""

    def client(nth: int) -> list[float]:
        line, taken, chance = http.client.HTTPConnection("127.0.0.1", port), [], Random(nth)
        for _ in range(number // CLIENTS):
            Event().wait(reading * chance.uniform(0.5, 1.5))
            began = perf_counter()
            _get(line, path, cookies)
            taken.append(perf_counter() - began)
        line.close()
        return taken

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [one for taken in pool.map(client, range(CLIENTS)) for one in taken]


def _get(line: http.client.HTTPConnection, path: str, cookies: str) -> bytes:
    line.request("GET", path, headers={"Cookie": cookies, "Accept-Language": "en"})
    answer = line.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return body


def _sign_in(port: int) -> str:
    """The cookies of the first adviser that the demo offers."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.addheaders = [("Accept-Language", "en"), ("Referer", f"http://127.0.0.1:{port}/")]
    page = opener.open(f"http://127.0.0.1:{port}/demo/").read().decode()
    token, subject = next((token, subject) for token, subject, kind in PERSON.findall(page) if kind == "adviser")
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": token, "subject": subject}).encode()
    opener.open(f"http://127.0.0.1:{port}/demo/sign-in", form).read()
    return "; ".join(f"{one.name}={one.value}" for one in jar)
