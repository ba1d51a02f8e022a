"""Scalable pictures as text: a few shapes, one palette that reads on light and dark pages, no script."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

CAR, PERSON, MONEY = "#2b74b8", "#d4573a", "#c98a12"
DEEP = {CAR: "#123c66", PERSON: "#7c2613", MONEY: "#6d4703"}
INKS = {CAR: "#1a5690", PERSON: "#a33a20", MONEY: "#7a5206"}
"""The same three, dark enough to be read as text."""
GOOD, STOP = "#2f8157", "#b3261e"
INK, SOFT, LINE, PAPER, SUNKEN = "#1b2733", "#5b6875", "#c9d1d9", "#ffffff", "#eef1f4"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"


@dataclass
class Picture:
    """A picture on its own white card, so that it reads on any page. `title` and `says` are for those who do not see it."""

    width: float
    height: float
    title: str
    says: str
    parts: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        said: str,
        *,
        size: float = 13,
        ink: str = INK,
        anchor: str = "start",
        weight: int = 400,
    ) -> None:
        self.parts.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{ink}" text-anchor="{anchor}"'
            f' font-weight="{weight}">{escape(said, quote=False)}</text>'
        )

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str, line: str = LINE, round_: float = 8
    ) -> None:
        self.parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_:g}" fill="{fill}" stroke="{line}"/>'
        )

    def path(
        self, data: str, *, line: str, width: float = 1.5, dashes: str = "", arrow: bool = False, fade: float = 1
    ) -> None:
        more = f' stroke-dasharray="{dashes}"' if dashes else ""
        more += f' marker-end="url(#tip{line[1:]})"' if arrow else ""
        more += f' stroke-opacity="{fade:g}"' if fade < 1 else ""
        self.parts.append(
            f'<path d="{data}" fill="none" stroke="{line}" stroke-width="{width:g}" stroke-linecap="round"'
            f' stroke-linejoin="round"{more}/>'
        )

    def dot(self, x: float, y: float, radius: float, *, fill: str, line: str = "none") -> None:
        self.parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}" stroke="{line}"/>')

    def marble(self, x: float, y: float, radius: float, colour: str) -> None:
        self.parts.append(
            f'<ellipse cx="{x:g}" cy="{y + radius * 0.95:g}" rx="{radius:g}" ry="{radius / 3:g}" fill="#00000030"/>'
        )
        self.dot(x, y, radius, fill=f"url(#glass{colour[1:]})", line=PAPER)

    def render(self) -> str:
        tips = "".join(
            f'<marker id="tip{colour[1:]}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
            f' orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 z" fill="{colour}"/></marker>'
            for colour in (CAR, PERSON, MONEY, SOFT)
        )
        glass = "".join(
            f'<radialGradient id="glass{colour[1:]}" cx="35%" cy="30%" r="75%"><stop offset="0" stop-color="#ffffff"/>'
            f'<stop offset=".35" stop-color="{colour}"/><stop offset="1" stop-color="{deep}"/></radialGradient>'
            for colour, deep in DEEP.items()
        )
        body = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}" role="img"'
            f' aria-labelledby="t d" font-family="{FONT}">\n<title id="t">{escape(self.title)}</title>\n'
            f'<desc id="d">{escape(self.says)}</desc>\n<defs>{tips}{glass}</defs>\n'
            f'<rect width="{self.width:g}" height="{self.height:g}" rx="14" fill="{PAPER}"/>\n{body}\n</svg>\n'
        )
