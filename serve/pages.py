"""Serves the pages, and tells browsers when to load them again."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

if TYPE_CHECKING:
    from starlette.types import Scope


class Fresh(StaticFiles):
    """Files that browsers are not to keep: they change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, with the wish that it is asked for again each time.

        It is read at once: one that is written meanwhile would be longer or shorter than was
        promised.
        """
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse):
            content = await asyncio.to_thread(Path(response.path).read_bytes)
            response = Response(content, response.status_code, media_type=response.media_type)
        response.headers["Cache-Control"] = "no-cache"
        return response


class Pages:
    """The pages in a folder, and the browsers that show them."""

    def __init__(self, folder: Path, address: str) -> None:
        self._browsers: set[WebSocket] = set()
        files = Fresh(directory=folder, html=True, check_dir=False)
        self.app = Starlette(
            routes=[
                WebSocketRoute("/websocket-reload", self._keep),
                Mount("/", app=files),
            ],
            middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=address)],
        )

    async def reload(self) -> None:
        """Let all browsers load their pages again."""
        for browser in list(self._browsers):
            await browser.send_text("refresh")

    async def _keep(self, browser: WebSocket) -> None:
        """Keep the connection to a browser until it goes away."""
        await browser.accept()
        self._browsers.add(browser)
        try:
            while True:
                await browser.receive_text()
        except WebSocketDisconnect:
            self._browsers.discard(browser)
