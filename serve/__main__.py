"""Shows the site: `python -m serve`; `--port` chooses another port than 8000."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import socket
import sys
import time
from pathlib import Path

import uvicorn

from serve.builds import Builds, Outcome
from serve.changes import changes
from serve.pages import Pages

OUTPUT = "_build/serve"
HOST, PORT = "127.0.0.1", 8000
# The policies of pages would keep the script from running that loads a page again.
ARGUMENTS = ("-Dcontent_policy=", "-Dtime_outs_policy=", "docs", OUTPUT)

ENDS = {
    Outcome.RIGHT: "shown in {time:.1f} s",
    Outcome.WITH_MISTAKES: "shown in {time:.1f} s, with the mistakes above",
    Outcome.FAILED: "not shown; the pages stay as they were until the mistake above is mended",
}


def main(arguments: list[str]) -> int:
    """Build the site and show it until Ctrl+C is pressed; return the exit code."""
    parser = argparse.ArgumentParser(prog="kb.py serve", description="Show the site.")
    parser.add_argument("--port", type=int, help="the port; without it, the first free one")
    wanted = parser.parse_args(arguments).port
    listener = listen(wanted)
    if listener is None:
        print(
            f"kb.py serve: port {wanted} is in use. End what uses it, or leave --port away to "
            "have a free one.",
            file=sys.stderr,
        )
        return 1
    with listener:
        asyncio.run(serve(listener))
    return 0


def listen(wanted: int | None) -> socket.socket | None:
    """Take the port that is wanted, or else the first free one; None if there is none."""
    for port in (wanted,) if wanted is not None else range(PORT, PORT + 100):
        with contextlib.suppress(OSError):
            return socket.create_server((HOST, port))
    return None


async def serve(listener: socket.socket) -> None:
    """Build, show, and follow every change."""
    address = f"{HOST}:{listener.getsockname()[1]}"
    builds = Builds(*ARGUMENTS)
    say("Building the site. The first time takes half a minute or so.")
    Path(OUTPUT).mkdir(parents=True, exist_ok=True)
    if await asyncio.to_thread(builds.build, fresh=True) == Outcome.FAILED:
        say("The site could not be built. Mend the mistake above, and it will be shown.")
    pages = Pages(Path(OUTPUT), address)
    server = uvicorn.Server(uvicorn.Config(pages.app, log_level="error", lifespan="off"))
    follower = asyncio.create_task(follow(builds, pages))
    say(f"The site is at http://{address}/ and follows every change. Ctrl+C ends it.")
    try:
        await server.serve(sockets=[listener])
    finally:
        follower.cancel()


async def follow(builds: Builds, pages: Pages) -> None:
    """Build whenever something has changed, and let browsers load their pages again."""
    async for names in changes(Path.cwd(), ("docs", "ext"), ("references.bib",)):
        start = time.monotonic()
        outcome = await asyncio.to_thread(builds.build, fresh=is_code(names))
        end = ENDS[outcome].format(time=time.monotonic() - start)
        others = f" and {len(names) - 1} more" if len(names) > 1 else ""
        say(f"{names[0]}{others} changed: {end}.")
        if outcome != Outcome.FAILED:
            await pages.reload()


def is_code(names: list[str]) -> bool:
    """Return whether the change is one that Sphinx does not see the effects of."""
    return any(name.startswith("ext/") or name == "docs/conf.py" for name in names)


def say(text: str) -> None:
    """Say something in the terminal, at once."""
    print(text, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
