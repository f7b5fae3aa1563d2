"""Times the reference implementation on the expressions of the benchmark.

Reads the benchmark's document from standard input and prints a JSON object with processor seconds
per evaluation: {"cached": {name: s}, "parsed": {name: s}, "pipeline": {elements: s}}.
"""
import json
import sys
import time

import yaql
from yaql.language import utils

ROUND_SECONDS = 0.2
ROUNDS = 5


def best(action):
    """Returns the seconds of one call in the best of several rounds."""
    results = []
    for _ in range(ROUNDS):
        calls = 0
        begin = now = time.process_time()
        while now - begin < ROUND_SECONDS:
            action()
            calls += 1
            now = time.process_time()
        results.append((now - begin) / calls)
    return min(results)


def main(limit, quota, *elements):
    document = json.load(sys.stdin)
    options = {"yaql.limitIterators": int(limit), "yaql.memoryQuota": int(quota)}
    engine = yaql.YaqlFactory(allow_delegates=True).create(options=options)
    library = yaql.create_context(delegates=True)
    data = utils.convert_input_data(document["data"])

    def evaluate(statement):
        context = library.create_child_context()
        context["$"] = data
        return statement.evaluate(context=context)

    cached, parsed, pipeline = {}, {}, {}
    for name, text in document["expressions"].items():
        statement = engine(text)
        cached[name] = best(lambda: evaluate(statement))
        parsed[name] = best(lambda: evaluate(engine(text)))
    unlimited = engine.copy({"yaql.limitIterators": -1, "yaql.memoryQuota": -1})
    for count in elements:
        statement = unlimited(document["pipeline"] % int(count))
        begin = time.process_time()
        evaluate(statement)
        pipeline[count] = time.process_time() - begin
    json.dump({"cached": cached, "parsed": parsed, "pipeline": pipeline}, sys.stdout)


main(*sys.argv[1:])
