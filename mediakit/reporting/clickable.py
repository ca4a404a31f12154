"""A picture whose dots can be clicked: a transparent button lies over each, so no script is needed.

The buttons are ordinary ipywidgets, reached by mouse, by touch and by the Tab key, and named by what they stand for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mediakit.reporting.display import Picture

STYLE = """<style>
.mediakit-dots {position: relative; overflow: visible; width: fit-content; max-width: 98%; line-height: 0}
.mediakit-dots .widget-html, .mediakit-dots .widget-html-content {margin: 0; height: auto; line-height: 0}
.mediakit-dots img {display: block; max-width: 100%; height: auto}
.mediakit-dots .jupyter-button.mediakit-dot {position: absolute; width: 14px; height: 14px; min-width: 0; margin: -7px;
  padding: 0; border-radius: 50%; background: transparent; border: 2px solid transparent; box-shadow: none; opacity: 1}
.mediakit-dots .jupyter-button.mediakit-dot:hover, .mediakit-dots .jupyter-button.mediakit-dot:focus
  {border-color: #1A1A1A; z-index: 2}
.mediakit-dots .jupyter-button.mediakit-dot.mediakit-chosen {border-color: #1A1A1A; background: rgba(255, 255, 255, .6)}
</style>"""


class Clickable:
    """A picture with a button over each dot; `box` is the widget, and `clicked` is called with the dot's key."""

    def __init__(self, clicked: Callable[[object], object]) -> None:
        import ipywidgets as w

        self.widgets = w
        self.clicked = clicked
        self.picture = w.HTML(layout=w.Layout(margin="0"))
        self.look = w.ButtonStyle()
        self.buttons: dict[object, Any] = {}
        self.chosen: Any = None
        self.box = w.Box([self.picture], layout=w.Layout(overflow="visible", align_self="flex-start"))
        self.box.add_class("mediakit-dots")

    def draw(self, picture: Picture, dots: Sequence[tuple[str, object, float, float]]) -> None:
        """Show a picture, and buttons at (words, key, left, top): shares of its width and height.

        Buttons that are there already are moved: a widget costs the page more than a new place.
        """
        spare = list(self.buttons.values())
        self.mark(None)
        self.picture.value = STYLE + picture.html()
        self.buttons = {}
        for words, key, left, top in dots:
            button = spare.pop() if spare else self._button()
            button.tooltip, button.key = words, key
            button.layout.left, button.layout.top = f"{100 * left:.2f}%", f"{100 * top:.2f}%"
            self.buttons[key] = button
        self.box.children = [self.picture, *self.buttons.values()]
        for button in spare:
            button.close()

    def mark(self, key: object) -> None:
        """Ring the dot of one key, and no other."""
        if self.chosen is not None:
            self.chosen.remove_class("mediakit-chosen")
        self.chosen = self.buttons.get(key)
        if self.chosen is not None:
            self.chosen.add_class("mediakit-chosen")

    def _button(self) -> Any:
        button = self.widgets.Button(style=self.look)
        button.add_class("mediakit-dot")
        button.on_click(lambda one: self.clicked(one.key))
        return button
