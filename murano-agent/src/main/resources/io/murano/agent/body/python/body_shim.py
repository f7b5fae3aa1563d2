# Runs the body of one execution plan for murano-agent and calls back for its scripts.
#
# Protocol: one JSON object per line, on the standard input and output this process was started
# with. First line in: {"body", "args", "scripts"}. Lines out: {"call", "args", "kwargs"}, each
# answered by {"result"} or {"type", "message", "code", "info"}; at the end {"return"} or {"error"}.
# The body itself sees an empty standard input, and its prints go to standard error.
import builtins
import json
import os
import sys
import threading
import types


class Bunch(dict):
    """A dictionary whose items are attributes too; absent ones raise KeyError."""

    def __getattr__(self, name):
        return self[name]

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]


class AgentException(Exception):
    """An error with a code for the plan's result."""

    def __init__(self, code, message=None, additional_data=None):
        super().__init__(message)
        self._code = code
        self._data = additional_data

    @property
    def error_code(self):
        return self._code

    @property
    def additional_data(self):
        return self._data


class CustomException(AgentException):
    """An error of a script; codes begin at 100."""

    def __init__(self, code, message=None, additional_data=None):
        super().__init__(100 + code, message, additional_data)


class Channel:
    """The line to the agent."""

    def __init__(self):
        self._reader = os.fdopen(os.dup(0), 'r', encoding='ascii')
        self._writer = os.fdopen(os.dup(1), 'w', encoding='ascii')
        self._lock = threading.Lock()
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)

    def receive(self):
        return json.loads(self._reader.readline())

    def send(self, message):
        self._writer.write(json.dumps(message) + '\n')
        self._writer.flush()

    def ask(self, message):
        with self._lock:
            self.send(message)
            return self.receive()


class ScriptRunner:
    """Callable stand-in for a script of the plan; every attribute is the same call."""

    def __init__(self, name, channel):
        self._name = name
        self._channel = channel

    def __getattr__(self, function):
        return self.__call__

    def __call__(self, *args, **kwargs):
        answer = self._channel.ask({
            'call': self._name,
            'args': [describe(value) for value in args],
            'kwargs': {name: describe(value) for name, value in kwargs.items()}
        })
        if 'result' in answer:
            return Bunch(answer['result'])
        raise failure(answer)


def describe(value):
    described = {'text': str(value)}
    try:
        json.dumps(value)
        described['value'] = value
    except (TypeError, ValueError):
        pass
    return described


def failure(answer):
    if answer['type'] == 'CustomException':
        return CustomException(answer['code'] - 100, answer['message'], answer['info'])
    return getattr(builtins, answer['type'])(answer['message'])


def offer_modules():
    """Lets bodies import what they could import inside the original's agent."""
    package = types.ModuleType('muranoagent')
    package.__path__ = []
    for name, members in (('exceptions', (AgentException, CustomException)), ('bunch', (Bunch,))):
        module = types.ModuleType('muranoagent.' + name)
        for member in members:
            setattr(module, member.__name__, member)
        setattr(package, name, module)
        sys.modules[module.__name__] = module
    sys.modules['muranoagent'] = package


def run(plan, channel):
    lines = ['def __execution_plan_main():']
    lines.extend('    ' + line for line in plan['body'].split('\n'))
    # Something has to follow the function, else Python words its complaints differently.
    lines.extend(['try:', '    pass', 'finally:', '    pass', ''])
    names = {'args': Bunch(plan['args'])}
    names.update((name, ScriptRunner(name, channel)) for name in plan['scripts'])
    exec('\n'.join(lines), names)
    return json.dumps({'return': names['__execution_plan_main']()})


def describe_error(error):
    if isinstance(error, AgentException):
        return {'code': error.error_code, 'message': str(error), 'info': error.additional_data}
    if isinstance(error, Exception):
        return {'code': 1, 'message': str(error), 'info': None}
    return {'code': 1, 'message': 'The body ended its interpreter: ' + repr(error), 'info': None}


def main():
    channel = Channel()
    offer_modules()
    plan = channel.receive()
    try:
        last_word = json.loads(run(plan, channel))
    except BaseException as error:
        last_word = {'error': describe_error(error)}
    try:
        channel.send(last_word)
    except (TypeError, ValueError) as error:
        channel.send({'error': describe_error(error)})
    sys.stderr.flush()
    # Threads a body has left behind must not keep the plan from ending.
    os._exit(0)


main()
