"""Runs the programs of the MuranoPL benchmark on the original: original.py FOLDER PROGRAM=N...

FOLDER holds Programs.yaml. Prints {program: processor seconds} of the second run as JSON.
"""
import json
import logging
import os
import sys
import tempfile
import time
import warnings

warnings.simplefilter('ignore')
logging.disable(logging.CRITICAL)

import eventlet

eventlet.monkey_patch()

from murano.common import config  # noqa: F401
from murano.common import engine
from murano.dsl import executor
from murano.dsl import helpers
from murano.engine import execution_session
from murano.engine import package_loader
from oslo_config import cfg

CORE = {'FullName': 'io.murano', 'Type': 'Library', 'Format': '1.4', 'Classes': {
    'io.murano.Object': 'Object.yaml'}}
OWN = {'FullName': 'bench', 'Type': 'Library', 'Format': '1.4', 'Classes': {
    'bench.Programs': 'Programs.yaml'}}


def write(folder, manifest, file_name, text):
    os.makedirs(os.path.join(folder, 'Classes'))
    with open(os.path.join(folder, 'manifest.yaml'), 'w') as target:
        json.dump(manifest, target)
    with open(os.path.join(folder, 'Classes', file_name), 'w') as target:
        target.write(text)


def main(folder, programs):
    cfg.CONF([], project='murano', default_config_files=[])
    root = tempfile.mkdtemp()
    write(os.path.join(root, 'core'), CORE, 'Object.yaml', 'Name: io.murano.Object\n')
    with open(os.path.join(folder, 'Programs.yaml')) as source:
        write(os.path.join(root, 'own'), OWN, 'Programs.yaml', source.read())
    loader = package_loader.DirectoryPackageLoader(root)
    runner = executor.MuranoDslExecutor(
        loader, engine.ContextManager(), execution_session.ExecutionSession())
    type_ = loader.load_class_package(
        'bench.Programs', helpers.parse_version_spec(None)).find_class('bench.Programs')
    result = {}
    for program in programs:
        name, count = program.split('=')
        runner.run(type_, name, None, (), {'n': 3})
        begin = time.process_time()
        runner.run(type_, name, None, (), {'n': int(count)})
        result[name] = time.process_time() - begin
    print(json.dumps(result))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
