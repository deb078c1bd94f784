"""Ledger rows drawn by lot, to be read against their pages: `python -m evaluation.ledgers REGISTER --ledger positions`.

Prints each row with its fields and the words around its quote. Verdicts are kept by id in ledgers_checked.csv.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from regesta.model.ledgers import LEDGERS
from regesta.register.register import Register, open_register

AROUND = 140  # characters of the page before a quote, and half as many after it


def main() -> int:
    """Run the command; always 0."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.ledgers", description=__doc__.partition("\n")[0])
    parser.add_argument("register", type=Path, help="a register that regesta build made")
    parser.add_argument("--ledger", choices=LEDGERS, required=True, help="which ledger")
    parser.add_argument("-n", "--number", type=int, default=50, help="how many rows (default: 50)")
    parser.add_argument("--seed", type=int, default=1961, help="which ones (default: 1961)")
    options = parser.parse_args()
    with open_register(options.register) as register:
        show(register, options.ledger, options.number, options.seed)
    return 0


def show(register: Register, ledger: str, number: int, seed: int) -> None:
    """Print so many rows of a ledger, the same ones for the same seed and rows."""
    rows = register.connection.execute(
        """SELECT s.path, s.source_id, l.row_id, l.fields, l.quotes
           FROM ledger_row l JOIN record r USING (record_id) JOIN source s USING (source_id)
           WHERE l.ledger = ?""",
        (ledger,),
    ).fetchall()
    placed = sorted(rows, key=lambda row: (row["path"], *json.loads(row["quotes"])[0][:2], row["row_id"]))
    print(f"{len(placed)} rows")
    for row in random.Random(seed).sample(placed, min(number, len(placed))):
        page, start, end, quote = json.loads(row["quotes"])[0]
        text = register.connection.execute(
            "SELECT text FROM page WHERE source_id = ? AND number = ?", (row["source_id"], page)
        ).fetchone()["text"]
        print(f"--- {row['path']},{page},{start},{end},{row['row_id']}")
        print(f"    {' '.join(text[max(0, start - AROUND) : start].split())}")
        print(f"  > {' '.join(quote.split())}")
        print(f"    {' '.join(text[end : end + AROUND // 2].split())}")
        print(f"  = {'; '.join(f'{name}: {value}' for name, value in json.loads(row['fields']).items() if value)}")


if __name__ == "__main__":
    raise SystemExit(main())
