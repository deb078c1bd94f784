"""regesta serve: the reading room."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("register", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address asks for --token.")
@click.option("--token", help="A secret that readers must have; it is part of the address printed.")
def command(register: Path, port: int, host: str, token: str | None) -> None:
    """Open the reading room of a register: read, search, check and correct it in a browser.

    It listens on this machine alone unless --host says otherwise, and fetches nothing from anywhere.

    Example:

        regesta serve sudan.regesta --port 8000
    """
    import socket

    import uvicorn

    from regesta.register import open_register
    from regesta.room import create_app
    from regesta.room.security import LOOPBACK

    if host not in LOOPBACK and not token:
        raise click.UsageError(f"--host {host} is open to others: give readers a secret with --token.")
    app = create_app(register, token=token)
    with open_register(register) as opened:
        app.state.desk.columns(opened)  # read before the first reader asks
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
            listening.listen(128)  # the address is good from the moment it is printed
        except OSError as error:
            raise click.UsageError(
                f"{host}:{port} cannot be used ({error.strerror}). Choose another with --port, or --port 0 for any."
            ) from error
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        click.echo(f"Reading room of {register}: {address}{f'?token={token}' if token else ''}  (Ctrl-C closes it)")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])
