"""Records what CPython makes of the bodies in src/test/resources/bodies/*.txt.

Cases are separated by lines "%%"; a last line "#args {...}" gives the plan's parameters. Each body
is compiled and called as the original's agent does it, over stand-ins for the scripts that the
tests define. Writes <name>.jsonl beside each <name>.txt. Usage: record_bodies.py FOLDER
"""
import json
import pathlib
import subprocess
import sys
import types


class Bunch(dict):
    def __getattr__(self, item):
        return self[item]

    def __setattr__(self, key, value):
        self[key] = value

    def __delattr__(self, key):
        del self[key]


class AgentException(Exception):
    def __init__(self, code, message=None, additional_data=None):
        super().__init__(message)
        self.error_code = code
        self.additional_data = additional_data


class CustomException(AgentException):
    def __init__(self, code, message=None, additional_data=None):
        super().__init__(code + 100, message, additional_data)


class ApplicationExecutor:
    """Runs one of the tests' scripts; its name shows in complaints about arguments."""

    def __init__(self, name, text, verify):
        self._name, self._text, self._verify = name, text, verify

    def run(self, function, commandline='', input=None):
        ended = subprocess.run(
            ['/bin/sh', '-c', "exec /bin/sh -c '%s' %s %s" % (self._text, self._name, commandline)],
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
        result = {'exitCode': ended.returncode, 'stdout': ended.stdout.strip() or None,
                  'stderr': ended.stderr.strip() or None}
        if self._verify and ended.returncode:
            raise CustomException(0, 'Script %s returned error code' % self._name, result)
        return Bunch(result)


class ScriptRunner:
    def __init__(self, executor):
        self._executor = executor

    def __call__(self, *args, **kwargs):
        return self._executor.run(None, *args, **kwargs)

    def __getattr__(self, item):
        return self.__call__


def scripts():
    return {
        'deploy': ScriptRunner(ApplicationExecutor('deploy', 'echo "got $*"', True)),
        'runCommand': ScriptRunner(ApplicationExecutor('runCommand', 'echo out; echo err >&2', True)),
        'checkOS': ScriptRunner(ApplicationExecutor('checkOS', ':', True)),
        'fail': ScriptRunner(ApplicationExecutor('fail', 'echo bad >&2; exit 3', True)),
        'tolerated': ScriptRunner(ApplicationExecutor('tolerated', 'echo bad >&2; exit 3', False)),
    }


def unindent(body):
    lines = body.expandtabs(4).split('\n')
    indents = [len(line) - len(line.lstrip(' ')) for line in lines if line.strip(' ')]
    common = min(indents) if indents else sys.maxsize
    return [line[common:] for line in lines]


def run(body, args):
    source = 'def __execution_plan_main():\n' + '\n'.join('    ' + line for line in unindent(body))
    source += '\ntry:\n    result = __execution_plan_main()\nexcept Exception as e:\n    error = e\n'
    names = {'args': Bunch(args)}
    names.update(scripts())
    try:
        exec(source, names)
        if 'error' in names:
            raise names['error']
        return {'code': 0, 'body': json.loads(json.dumps(names['result']))}
    except AgentException as e:
        return {'code': e.error_code, 'message': str(e), 'info': e.additional_data}
    except Exception as e:
        return {'code': 1, 'message': str(e), 'info': None}
    except BaseException as e:
        return {'code': 1, 'message': 'The body ended its interpreter: ' + repr(e), 'info': None}


def offer_modules():
    package = types.ModuleType('muranoagent')
    package.__path__ = []
    exceptions = types.ModuleType('muranoagent.exceptions')
    exceptions.AgentException, exceptions.CustomException = AgentException, CustomException
    package.exceptions = exceptions
    sys.modules['muranoagent'], sys.modules['muranoagent.exceptions'] = package, exceptions


def main(folder):
    offer_modules()
    for path in sorted(pathlib.Path(folder).glob('*.txt')):
        with open(path.with_suffix('.jsonl'), 'w') as out:
            for number, case in enumerate(path.read_text().split('\n%%\n'), 1):
                lines = case.rstrip('\n').split('\n')
                args = json.loads(lines.pop()[6:]) if lines[-1].startswith('#args ') else {}
                body = '\n'.join(lines) + '\n'
                record = {'id': '%s-%d' % (path.stem, number), 'body': body, 'args': args}
                out.write(json.dumps({**record, 'expected': run(body, args)}) + '\n')


main(sys.argv[1])
