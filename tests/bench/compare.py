"""Measure the portal's pages against the floor in one interleaved run, and print the tables. `make bench` says how it is called."""

import argparse
import json
import os
import random
import statistics
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from tests.bench import portal, servers
from tests.bench.journeys import Fail, Target
from tests.bench.measuring import Batch, summary
from tests.bench.usage import forget_peaks, peak_mib, tree

AT_ONCE = 8
ITERATIONS, SECONDS = 24, 6  # of a batch: whichever ends first


def main():
    arguments = _arguments()
    home = Path(os.environ.get("DATA_DIR", "var")).resolve() / "bench"
    results = {}
    for database in arguments.databases.split(","):
        url = os.environ.get("BENCH_DATABASE_URL", "") if database == "postgresql" else ""
        if database == "postgresql" and not url:
            servers.say("PostgreSQL is left out: set BENCH_DATABASE_URL=postgres://… to a role that may create databases.")
            continue
        for size in map(int, arguments.sizes.split(",")):
            scene = servers.Scene(size, url, home)
            results[f"{scene.name} {size}"] = measure(scene, arguments)
    Path(home / "result.json").write_text(json.dumps(results, indent=1))
    report(results)
    return any(row["errors"] for result in results.values() for part in result["figures"].values() for row in part.values())


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of nominations, comma-separated")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--soak", type=float, default=60, help="seconds of all journeys at once by eight people; 0: none")
    parser.add_argument("--only", default="", help="journeys of the portal, comma-separated")
    return parser.parse_args()


def measure(scene, arguments):
    """Everything that is known of one database of one size."""
    pools = servers.prepare(scene)
    with ExitStack() as stack:
        database = scene.server_pid()
        base, pid = stack.enter_context(servers.serving("floor_app:application", scene.floor_environment(), scene.folder))
        floor = Target("floor", base, portal.floor_journeys(), portal.floor_pools(), portal.floor_users(), pid, database)
        base, pid = stack.enter_context(servers.serving("ovop_portal.wsgi:application", scene.portal_environment(), scene.folder))
        ours = Target("portal", base, portal.journeys(), pools, portal.users(), pid, database)
        wanted = [name for name in ours.journeys if not arguments.only or name in arguments.only.split(",")]
        figures = rounds([floor, ours], wanted, arguments.rounds)
        soaked = {target.name: soak(target, wanted, arguments.soak) for target in (floor, ours)} if arguments.soak else {}
    return {"figures": figures, "soak": soaked, "rows": {"floor": scene.size, "portal": pools["rows"]}}


def rounds(targets, wanted, number):
    """target name → journey → summary, from rounds in which the targets take turns."""
    plan = [(portal.AS_FLOOR[one], one) for one in wanted]
    names = {"floor": list(dict.fromkeys(one for one, _ in plan)), "portal": wanted}
    batches = {}
    for target in targets:  # caches, connections and compiled templates first
        for name in names[target.name]:
            Batch(target, target.journeys[name], 2, 6, SECONDS).run()
    for turn in range(number):
        for floor_one, one in plan:
            pair = [(targets[0], floor_one), (targets[1], one)]
            for target, name in pair[:: 1 if turn % 2 else -1]:
                batches.setdefault(target.name, {}).setdefault(name, []).append(measured(target, target.journeys[name]))
        servers.say(f"round {turn + 1} of {number}")
    return {target: {name: summary(several) for name, several in rows.items()} for target, rows in batches.items()}


def measured(target, journey):
    """The figures of one batch. What the pages cost that are only opened for their hidden fields is measured beside it and taken off."""
    figures = Batch(target, journey, 1, ITERATIONS, SECONDS).run()
    if opening := [{**step, "timed": True} for step in journey["steps"] if not step.get("timed", True)]:
        opened = Batch(target, {**journey, "steps": opening}, 1, ITERATIONS, SECONDS).run()
        for name in ("process_cpu", "database_cpu"):
            figures[name] -= opened[name]
    return figures


def soak(target, wanted, seconds):
    """Eight people at once, each going through all journeys in an order of its own: rate, errors, peak of memory of a worker."""
    names = [portal.AS_FLOOR[one] for one in wanted if one != "csv"] if target.name == "floor" else [one for one in wanted if one != "csv"]
    pids, errors, latencies, begun = tree(target.pid), [], [], time.perf_counter()
    forget_peaks(pids)

    def person(number):
        rng = random.Random(number)
        while time.perf_counter() - begun < seconds:
            journey = target.journeys[rng.choice(names)]
            client = target.session(journey.get("as"), number)
            try:
                replies = target.walk(client, journey["steps"], target.iteration())
                latencies.append(sum(one.ms for one in replies))
            except (Fail, OSError, ValueError) as error:
                client.close()
                errors.append(f"{journey['id']}: {error}"[:300])

    for name in names:
        for number in range(AT_ONCE):
            target.session(target.journeys[name].get("as"), number)
    threads = [threading.Thread(target=person, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - begun
    return {"rate": len(latencies) / wall, "median": statistics.median(latencies), "errors": errors, "peak_mib": peak_mib(pids)}


# --- tables ----------------------------------------------------------------------------------------------------------


def cost(row):
    """CPU of the application, its helpers and the database for what is measured, in ms."""
    return row["process_cpu"] + row["database_cpu"]


def ratio(result, journey):
    """How many times the floor's CPU the portal's journey takes; of the export per row."""
    ours, floor = result["figures"]["portal"][journey], result["figures"]["floor"][portal.AS_FLOOR[journey]]
    found = cost(ours) / cost(floor)
    return found * result["rows"]["floor"] / result["rows"]["portal"] if journey == "csv" else found


def report(results):
    for name, result in results.items():
        figures = result["figures"]["portal"]
        print(f"\n### {name} nominations\n")
        print("| journey | × floor | at most | aim | app CPU ms | DB CPU ms | latency ms | queries | bytes | gzip | peak MiB | errors |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
        for journey, row in figures.items():
            least, aim = portal.GOALS[journey]
            print(
                f"| {journey} | **{ratio(result, journey):.2f}** | {least} | {aim} | {row['process_cpu']:.1f} | "
                f"{row['database_cpu']:.1f} | "
                f"{row['latency']:.1f} | {row['queries']:.0f} | {row['bytes']:,} | {row['gzip']:,} | "
                f"{row['peak_mib']:.0f} | {row['errors']} |"
            )
        for journey, row in figures.items():
            if row["errors"]:
                print(f"\n{journey}: {row['errors']} errors, first: {row['error']}")
        if result["soak"]:
            _report_soak(result["soak"])
    _report_growth(results)


def _report_soak(soaked):
    ours, floor = soaked["portal"], soaked["floor"]
    share = 100 * ours["rate"] / floor["rate"]
    print(
        f"\nEight at once, all journeys but the export: {ours['rate']:.1f} a second, {share:.0f} % of the floor's {floor['rate']:.1f}; "
        f"errors {len(ours['errors'])}; peak of a worker {ours['peak_mib']:.0f} MiB."
    )
    for error in ours["errors"][:3]:
        print(f"  {error}")


def _report_growth(results):
    by_size = {}
    for name, result in results.items():
        database, size = name.split()
        by_size.setdefault(database, {})[int(size)] = result["figures"]["portal"]
    for database, sizes in by_size.items():
        if len(sizes) < 2:
            continue
        small, large = sizes[min(sizes)], sizes[max(sizes)]
        print(f"\n### {database}: from {min(sizes)} to {max(sizes)} nominations\n\n| journey | CPU × | queries |\n|---|--:|--:|")
        for journey in small:
            growth = cost(large[journey]) / cost(small[journey])
            print(f"| {journey} | {growth:.2f} | {small[journey]['queries']:.0f} → {large[journey]['queries']:.0f} |")


if __name__ == "__main__":
    sys.exit(main())
