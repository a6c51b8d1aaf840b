"""What every Python peer needs: medians of times, and lines that statistics_bench reads."""
import statistics
import time


def measure(task, peer, run, repeats=7):
    """Times run(), which answers a dictionary of numbers, and prints both."""
    answers = run()
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - begun))
    print("time", task, peer, statistics.median(times), sep="\t")
    for name, value in answers.items():
        print("answer", task, peer, name, repr(float(value)), sep="\t")


def skipped(task, peer, reason):
    print("skipped", task, peer, reason, sep="\t")
